import type { Unit } from '#core/app/context'
import { listLabels } from '#core/store/places'
import { addAgreement } from '#core/usecases/accountability/agreements'
import { addUsual } from '#core/usecases/accountability/core-activities'
import { putNarrative } from '#core/usecases/accountability/narratives'
import type { NarrativeWriting, ResultAgreement } from '#shared/contract/accountability'
import type { Centre, Label } from '#shared/contract/place'
import type { AgreementFigure, Target } from '#shared/domain/result-agreement'
import { addMonths, dateOf } from '#shared/time/civil'
import { formatTime } from '#shared/time/format'
import { periodAt } from '#shared/time/period'
import type { CivilDate, Period } from '#shared/time/types'

/** What was agreed about the centres that the welfare organisation runs itself, and what was written about two quarters. */
type Made = {
  text: string
  figure?: AgreementFigure
  subject?: string
  target?: Target
  /** The answer in words, of the quarter before. */
  answer?: string
}
const atLeast = (value: number, per: Target['per']): Target => ({ value, direction: 'at_least', per })

/**
 * Nine agreements by what the documents tell of Bolnes and West (domain, sections 1 to 5); the words and the numbers are of the
 * demo (docs/adr/0028).
 */
function agreementsOf(centre: Centre): readonly Made[] {
  const [hours] = centre.staffedHours
  const times = hours ? `van ${formatTime(hours.opens)} tot ${formatTime(hours.closes)} uur ` : ''
  return [
    {
      text: `Op werkdagen is er ${times}altijd een beheerder.`,
      figure: 'coverage',
      target: atLeast(95, 'quarter'),
    },
    {
      text: 'Het centrum heeft één vast gezicht, dat bewoners en huurders kennen.',
      figure: 'fixed_face',
      target: atLeast(50, 'quarter'),
    },
    {
      text: 'Bewoners ontmoeten elkaar in het centrum.',
      figure: 'activities_of',
      subject: 'Ontmoeting in de wijk mogelijk maken',
      target: atLeast(150, 'quarter'),
    },
    {
      text: 'Het centrum biedt beweging in de wijk.',
      figure: 'participants_of',
      subject: 'Beweging in de wijk aanbieden',
      target: atLeast(3000, 'year'),
    },
    {
      text: 'Alle openbare activiteiten staan in de wijkkalender.',
      figure: 'public',
      target: atLeast(800, 'year'),
    },
    {
      text: 'Groepen die dat kunnen, leren hun activiteit zonder beheerder te houden.',
      figure: 'self_service',
      target: atLeast(10, 'year'),
      answer: 'Twee groepen kregen uitleg en een sleutel. Met een derde groep is een afspraak gemaakt.',
    },
    {
      text: 'Er is ten minste twee keer per jaar overleg, met het rooster als vast punt.',
      figure: 'consultations',
      target: atLeast(2, 'year'),
    },
    {
      text: 'Elk kwartaal komt er een overzicht, met van elke activiteit de soort en het aantal deelnemers.',
      figure: 'counted_share',
      target: atLeast(90, 'quarter'),
    },
    {
      text: 'Er is één vaste contactpersoon voor de verhuur en één voor het beheer.',
      answer: 'Beide namen staan op het contactblad. Er is deze periode niets veranderd.',
    },
  ]
}

const stories: readonly Record<'effort' | 'effect' | 'noticed' | 'next', string>[] = [
  {
    effort:
      'De inloop is elke werkdag open geweest. Met de huurders van de avond is besproken hoe zij zelf kunnen afsluiten.',
    effect: 'Bewoners komen vaker voor een tweede activiteit terug. De eettafel zit bijna elke week vol.',
    noticed: 'Op vrijdagmiddag is het stil. De vraag naar een ruimte voor jongeren op de avond groeit.',
    next: 'Samen met de jongerenwerker een proef van zes vrijdagen, en een tweede eettafel op donderdag.',
  },
  {
    effort: 'De taalgroep is uitgebreid naar twee ochtenden, en de beheerder helpt nieuwe groepen op weg.',
    effect: 'Deelnemers aan de taalgroep doen nu ook mee met koken en bewegen.',
    noticed: 'Het aantal deelnemers wordt beter bijgehouden sinds het op het scherm Vandaag staat.',
    next: 'Meer openbare activiteiten in de wijkkalender zetten, en de kookgroep een vaste plek geven.',
  },
]

/** Core activities, agreements and what was written about them, for the centres that the welfare organisation runs itself. */
export async function addAccountability(unit: Unit, centres: readonly Centre[], start: CivilDate): Promise<void> {
  await addUsual(unit)
  const labels = await listLabels(unit.tx)
  const today = dateOf(unit.wall)
  const now = periodAt('quarter', today)
  const before = periodAt('quarter', addMonths(today, -3))
  const from = `${start.slice(0, 4)}-01-01` as CivilDate
  const run = centres.filter(({ managed, mode, type }) => managed && mode === 'welfare' && type !== 'museum')
  if (run.length === 0) return
  const write = (
    over: Pick<NarrativeWriting, 'period' | 'centreId' | 'field' | 'text'> & { agreementId?: ResultAgreement['id'] },
  ) => putNarrative(unit, { ...over, revision: null }, 'Fatima Yilmaz')
  for (const [index, centre] of run.entries()) {
    for (const { text, figure, subject, target, answer } of agreementsOf(centre)) {
      const goal = labels.find((label) => label.kind === 'goal' && label.name === subject)
      // A list of its own may not have this goal.
      if (subject !== undefined && goal === undefined) continue
      const agreement = await addAgreement(unit, {
        centreId: centre.id,
        text,
        from,
        figure: figure ?? null,
        subject: subjectOf(goal),
        target: target ?? null,
      })
      if (answer !== undefined)
        await write({ period: before, centreId: centre.id, agreementId: agreement.id, field: 'answer', text: answer })
    }
    const story = stories[index % stories.length]
    if (!story) continue
    for (const field of ['effort', 'effect', 'noticed', 'next'] as const)
      await write({ period: before, centreId: centre.id, field, text: story[field] })
    await write({ period: now, centreId: centre.id, field: 'effort', text: story.effort })
  }
  await writeTogether(before, write)
}

const subjectOf = (goal: Label | undefined): ResultAgreement['subject'] =>
  goal === undefined ? null : { of: 'goal', id: goal.id }

async function writeTogether(
  period: Period,
  write: (over: Pick<NarrativeWriting, 'period' | 'centreId' | 'field' | 'text'>) => Promise<unknown>,
): Promise<void> {
  const tell = (field: 'effect' | 'next', text: string) => write({ period, centreId: null, field, text })
  await tell(
    'effect',
    'In alle centra samen deden meer bewoners mee dan een jaar geleden, vooral aan bewegen en samen eten.',
  )
  await tell(
    'next',
    'Volgend kwartaal stemmen de centra hun avonden op elkaar af, zodat jongeren elke avond ergens terechtkunnen.',
  )
}
