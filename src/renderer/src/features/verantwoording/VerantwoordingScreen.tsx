import { Button } from '@mantine/core'
import { IconListDetails } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { AccountabilityOverview, NarrativeWriting } from '#shared/contract/accountability'
import { addPeriods, periodAt } from '#shared/time/period'
import type { Period } from '#shared/time/types'
import { AccountingChooser } from '../../lib/AccountingChooser'
import { useAccountCentre } from '../../lib/account-centre'
import { navigate } from '../../lib/address'
import { api } from '../../lib/client'
import { useHere } from '../../lib/here'
import { May } from '../../lib/May'
import { setPeriod, usePeriod } from '../../lib/period'
import { usePeriodKeys } from '../../lib/period-keys'
import { useRights } from '../../lib/session'
import { AsOf } from '../../ui/AsOf'
import { BookingsPanel } from '../../ui/BookingsPanel'
import { ClosedAsTag } from '../../ui/ClosedAsTag'
import { EmptyState } from '../../ui/EmptyState'
import { FiguresScreen } from '../../ui/FiguresScreen'
import { Agreements } from './Agreements'
import { CorrectCard } from './CorrectCard'
import { ExportButtons } from './ExportButtons'
import { FiguresCard } from './FiguresCard'
import type { AccountDrill } from './model'
import { StoryCard } from './StoryCard'
import { type Correction, keyOf, type Writing, WritingContext, withText } from './writing'
import './verantwoording.css'

const kinds = ['quarter', 'year', 'span'] as const

/** What is accounted for in a period: figures per theme, goal and core activity, the agreements, and the story to it. */
export default function VerantwoordingScreen() {
  const here = useHere()
  const period = usePeriod(kinds, periodAt('quarter', here.date))
  const may = useRights()
  const about = useAccountCentre('accountability.overview')
  const { centre, ready } = about
  const input = { period, ...(centre && { centreId: centre.id }) }
  const overview = useQuery(
    api.accountability.overview.queryOptions({ input, enabled: ready, placeholderData: keepPreviousData }),
  )
  const [drill, setDrill] = useState<AccountDrill | null>(null)
  const [correction, setCorrection] = useState<Correction | null>(null)
  const goTo = (next: Period) => {
    setDrill(null)
    setCorrection(null)
    setPeriod(next)
  }
  usePeriodKeys('verantwoording', 'Verantwoording', period, here.today, goTo)
  const data = overview.data
  const centreNames = useMemo(() => new Map<string, string>(here.centres.map((c) => [c.id, c.name])), [here.centres])
  /** What is typed belongs to what is asked for, not to the period that is still shown while the next one comes. */
  const settled = data !== undefined && data.current.period === period && !overview.isPlaceholderData
  const closed = data?.current.closed
  const quarter = data?.current.quarter
  const correcting =
    closed && quarter && correction?.quarter === quarter ? { closed, quarter, texts: correction.texts } : null
  // What is closed is asked for as it is closed, not as of a moment.
  const asOf = closed ? undefined : data?.current.asOf
  const saved = useMemo(() => new Map(data ? textsOf(data.current).map((one) => [keyOf(one), one.text]) : []), [data])
  const writing = ((): Writing => {
    if (!closed) return { mode: 'open' }
    if (!correcting) return { mode: 'closed' }
    const put = (text: NarrativeWriting) => {
      const texts = withText(correcting.texts, text, saved.get(keyOf(text)) ?? '')
      setCorrection({ quarter: correcting.quarter, texts })
    }
    return { mode: 'correct', texts: correcting.texts, put }
  })()
  return (
    <FiguresScreen
      title="Verantwoording"
      hint={
        data && (
          <AsOf asOf={data.current.asOf} busy={overview.isFetching} period={data.current}>
            <ClosedAsTag closed={closed} notKept={data.current.notKept} />
            {closed && quarter && !correcting && may('closings.close') && (
              <Button size="xs" variant="default" onClick={() => setCorrection({ quarter, texts: new Map() })}>
                Teksten verbeteren
              </Button>
            )}
          </AsOf>
        )
      }
      tools={<ExportButtons query={{ ...input, ...(asOf && { asOf }) }} ready={settled} />}
      chooser={
        <AccountingChooser
          about={about}
          label="Centrum in de verantwoording"
          period={period}
          kinds={kinds}
          onCentre={() => setDrill(null)}
          onPeriod={goTo}
        />
      }
      query={overview}
      behind={
        drill && (
          <Behind
            key={JSON.stringify(drill)}
            drill={drill}
            period={period}
            asOf={asOf}
            centreNames={centreNames}
            onClose={() => setDrill(null)}
          />
        )
      }
    >
      {data && (
        <WritingContext value={writing}>
          {correcting && <CorrectCard {...correcting} onDone={() => setCorrection(null)} />}
          {data.current.total.total.activities === 0 ? (
            <div className="card">
              <EmptyState
                icon={IconListDetails}
                title="In deze periode zijn nog geen activiteiten geweest"
                action={
                  <>
                    <Button variant="default" onClick={() => goTo(addPeriods(period, -1))}>
                      Naar de periode ervoor
                    </Button>
                    <May call="bookings.list">
                      <Button variant="default" onClick={() => navigate('/planbord')}>
                        Naar het planbord
                      </Button>
                    </May>
                  </>
                }
              >
                Zodra er activiteiten zijn geweest, staan ze hier per thema, doel en kernactiviteit.
              </EmptyState>
            </div>
          ) : (
            <FiguresCard data={data} centreId={centre?.id} onDrill={setDrill} />
          )}
          <Agreements
            agreements={data.current.agreements}
            period={period}
            today={here.today}
            settled={settled}
            centres={here.centres.filter((c) => c.managed)}
            centre={centre}
            onDrill={setDrill}
          />
          <StoryCard
            narratives={data.current.narratives}
            period={period}
            settled={settled}
            centre={centre}
            centres={here.centres}
          />
        </WritingContext>
      )}
    </FiguresScreen>
  )
}

/** Every text of a period, answers too. */
const textsOf = ({ narratives, agreements }: AccountabilityOverview['current']) => [
  ...narratives,
  ...agreements.flatMap(({ note }) => note ?? []),
]

function Behind({
  drill: { title, ...query },
  period,
  asOf,
  centreNames,
  onClose,
}: {
  drill: AccountDrill
  period: Period
  asOf: AccountabilityOverview['current']['asOf'] | undefined
  centreNames: ReadonlyMap<string, string>
  onClose: () => void
}) {
  const input = { period, ...query, ...(asOf && { asOf }) }
  const bookings = useQuery(api.accountability.drill.queryOptions({ input }))
  return <BookingsPanel title={title} query={bookings} centreNames={centreNames} onClose={onClose} />
}
