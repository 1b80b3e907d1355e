import { NumberInput, Select, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ResultAgreement } from '#shared/contract/accountability'
import type { Centre } from '#shared/contract/place'
import { figureWords, subjectWords } from '#shared/domain/agreement-words'
import {
  type AgreementFigure,
  type AgreementSubject,
  agreementFigures,
  agreementSubjects,
  answers,
  type FigureUnit,
  targetDirections,
  targetTerms,
} from '#shared/domain/result-agreement'
import type { CivilDate } from '#shared/time/types'
import { api, client } from '../../lib/client'
import { DateField } from '../../lib/DateField'
import { notifyDone, notifyError } from '../../lib/notify'
import { useSave } from '../../lib/useSave'
import { dateOrNull, type NumberText, numberOrNull } from '../../lib/values'
import { drawerOf } from '../../ui/drawer'
import { EditDrawer } from '../../ui/EditDrawer'

type Values = {
  text: string
  from: string | null
  to: string | null
  figure: AgreementFigure | null
  /** `theme:id` */
  subject: string | null
  /** In what people say: hours, euros. */
  target: NumberText
  direction: (typeof targetDirections)[number]
  per: (typeof targetTerms)[number]
}
/** How many of the unit of a figure go in what people say. */
const scale: Record<FigureUnit, number> = { count: 1, percent: 1, minutes: 60, cents: 100 }
const suffix: Record<FigureUnit, string> = { count: '', percent: ' %', minutes: ' uur', cents: '' }
const directionWords = { at_least: 'Ten minste', at_most: 'Hoogstens' } as const
const termWords = { quarter: 'per kwartaal', year: 'per jaar' } as const

const toValues = ({ text, from, to, figure, subject, target }: ResultAgreement): Values => ({
  text,
  from,
  to,
  figure,
  subject: subject ? `${subject.of}:${subject.id}` : null,
  target: target === null || figure === null ? '' : target.value / scale[answers[figure].unit],
  direction: target?.direction ?? 'at_least',
  per: target?.per ?? 'year',
})

/** What an agreement says, when it holds, and which figure answers it. */
export function AgreementForm({
  agreement,
  centre,
  today,
  onClose,
}: {
  agreement: ResultAgreement | null
  centre: Centre
  today: CivilDate
  onClose: () => void
}) {
  const form = useForm<Values>({
    initialValues: agreement
      ? toValues(agreement)
      : {
          text: '',
          from: `${today.slice(0, 4)}-01-01`,
          to: null,
          figure: null,
          subject: null,
          target: '',
          direction: 'at_least',
          per: 'year',
        },
    validate: {
      text: (text) => (text.trim() === '' ? 'Schrijf op wat er is afgesproken.' : null),
      from: (from) => (dateOrNull(from) === null ? 'Vul in vanaf welke dag de afspraak geldt.' : null),
      to: (to, { from }) => (to !== null && from !== null && to < from ? 'Deze dag ligt voor de eerste dag.' : null),
      subject: (subject, { figure }) =>
        figure !== null && answers[figure].about && subject === null ? 'Kies waar het cijfer over gaat.' : null,
      target: (target, { figure }) =>
        figure !== null && answers[figure].unit === 'percent' && (numberOrNull(target) ?? 0) > 100
          ? 'Een deel is hoogstens 100 %.'
          : null,
    },
  })
  const saving = useSave({
    form,
    row: agreement,
    toValues,
    read: (current) => ResultAgreement.safeParse(current).data ?? null,
    onSaved: onClose,
  })
  const [removing, setRemoving] = useState(false)
  const subjects = useSubjects()
  const { figure } = form.values
  const answer = figure === null ? null : answers[figure]

  const submit = form.onSubmit(async (values) => {
    const chosen = values.figure
    const goal = numberOrNull(values.target)
    const [of, id] = values.subject?.split(':') ?? []
    const subjectOf = agreementSubjects.find((one) => one === of)
    const fields = {
      text: values.text.trim(),
      from: dateOrNull(values.from) ?? today,
      to: dateOrNull(values.to),
      figure: chosen,
      subject: chosen !== null && answers[chosen].about && subjectOf && id ? { of: subjectOf, id } : null,
      target:
        chosen === null || goal === null
          ? null
          : {
              value: Math.round(goal * scale[answers[chosen].unit] * 10) / 10,
              direction: values.direction,
              per: values.per,
            },
    }
    if (agreement)
      await saving.save(
        (revision) => client.agreements.change({ id: agreement.id, revision, ...fields }),
        'De afspraak is opgeslagen',
      )
    else
      await saving.save(() => client.agreements.create({ centreId: centre.id, ...fields }), 'De afspraak is toegevoegd')
  })
  const remove = async (row: ResultAgreement) => {
    setRemoving(true)
    try {
      await client.agreements.remove({ id: row.id, revision: row.revision })
      notifyDone('De afspraak is verwijderd', { undo: true })
      onClose()
    } catch (error) {
      notifyError(error)
      setRemoving(false)
    }
  }
  return (
    <EditDrawer
      title={agreement ? `Afspraak ${centre.name}` : `Nieuwe afspraak ${centre.name}`}
      onClose={onClose}
      onSubmit={submit}
      {...drawerOf(form, saving)}
      {...(agreement && { removal: { busy: removing, onRemove: () => void remove(agreement) } })}
    >
      <Textarea
        label="Wat is er afgesproken?"
        autosize
        minRows={3}
        maxRows={10}
        maxLength={1000}
        data-autofocus
        {...form.getInputProps('text')}
      />
      <DateField label="Geldt vanaf" {...form.getInputProps('from')} />
      <DateField
        label="Tot en met"
        description="Leeg als de afspraak blijft gelden."
        clearable
        {...form.getInputProps('to')}
      />
      <Select
        label="Welk cijfer geeft antwoord?"
        description={figure === null ? 'Leeg als u het antwoord in woorden geeft.' : figureWords[figure].meaning}
        placeholder="Alleen in woorden"
        clearable
        searchable
        nothingFoundMessage="Geen cijfer gevonden"
        data={agreementFigures.map((value) => ({ value, label: figureWords[value].name.replace(/ in$/, ' in …') }))}
        {...form.getInputProps('figure')}
        onChange={(value) => {
          const next = agreementFigures.find((one) => one === value) ?? null
          form.setFieldValue('figure', next)
          if (next === null || !answers[next].about) form.setFieldValue('subject', null)
          if (next === null) form.setFieldValue('target', '')
        }}
      />
      {answer?.about && (
        <Select
          label="Waarover?"
          placeholder="Kies een thema, doel, kernactiviteit of soort"
          searchable
          nothingFoundMessage="Niets gevonden"
          data={subjects}
          {...form.getInputProps('subject')}
        />
      )}
      {answer && (
        <fieldset className="va-target-fields">
          <legend>Streefcijfer</legend>
          <Select
            aria-label="Ten minste of hoogstens"
            allowDeselect={false}
            data={targetDirections.map((value) => ({ value, label: directionWords[value] }))}
            {...form.getInputProps('direction')}
          />
          <NumberInput
            aria-label="Streefcijfer"
            placeholder="geen"
            min={0}
            max={10_000_000}
            decimalScale={answer.unit === 'count' ? 0 : answer.unit === 'cents' ? 2 : 1}
            decimalSeparator=","
            thousandSeparator="."
            suffix={suffix[answer.unit]}
            prefix={answer.unit === 'cents' ? '€ ' : ''}
            hideControls
            {...form.getInputProps('target')}
          />
          <Select
            aria-label="Per kwartaal of per jaar"
            allowDeselect={false}
            data={targetTerms.map((value) => ({ value, label: termWords[value] }))}
            {...form.getInputProps('per')}
          />
        </fieldset>
      )}
    </EditDrawer>
  )
}

/** Everything that a figure can be about, by list. */
function useSubjects() {
  const labels = useQuery(api.labels.list.queryOptions()).data ?? []
  const cores = useQuery(api.coreActivities.list.queryOptions()).data ?? []
  const itemsOf = (of: AgreementSubject) => (of === 'core' ? cores : labels.filter(({ kind }) => kind === of))
  return agreementSubjects.flatMap((of) => {
    const items = itemsOf(of).filter(({ archived }) => !archived)
    return items.length === 0
      ? []
      : [{ group: subjectWords[of], items: items.map(({ id, name }) => ({ value: `${of}:${id}`, label: name })) }]
  })
}
