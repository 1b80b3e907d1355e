import { Loader } from '@mantine/core'
import { useContext } from 'react'
import type { Narrative } from '#shared/contract/accountability'
import { storyFields } from '#shared/contract/accountability'
import type { Centre } from '#shared/contract/place'
import { storyWords } from '#shared/domain/agreement-words'
import { formatPeriod } from '#shared/time/format'
import type { Period } from '#shared/time/types'
import { setParams } from '../../lib/address'
import { useMay } from '../../lib/session'
import { Card } from '../../ui/Card'
import { NarrativeField } from './NarrativeField'
import { WritingContext } from './writing'

/** The story of the period: of one centre, or of all together with what the centres wrote below it. */
export function StoryCard({
  narratives,
  period,
  settled,
  centre,
  centres,
}: {
  narratives: readonly Narrative[]
  period: Period
  /** Whether these are the texts of the period that is asked for. */
  settled: boolean
  centre: Centre | undefined
  centres: readonly Centre[]
}) {
  const writing = useContext(WritingContext)
  const centreId = centre?.id ?? null
  const may = useMay('narratives.write', centreId)
  const told = centres.flatMap((one) => {
    const texts = narratives.filter((narrative) => narrative.centreId === one.id)
    return texts.length > 0 ? [{ centre: one, texts }] : []
  })
  return (
    <Card
      title="Toelichting"
      note={`${centre ? centre.name : 'alle centra samen'}, ${formatPeriod(period)}; ${writing.mode === 'open' && may ? 'bewaart vanzelf en komt' : 'staat'} op het verslag`}
    >
      {settled ? (
        <div className="va-story">
          {storyFields.map((field) => (
            <NarrativeField
              key={`${period} ${centreId} ${field}`}
              place={{ period, centreId, field }}
              saved={narratives.find((one) => one.centreId === centreId && one.field === field) ?? null}
              label={storyWords[field].title}
              hint={storyWords[field].hint}
            />
          ))}
        </div>
      ) : (
        <Loader size="sm" className="va-wait" />
      )}
      {!centre && told.length > 0 && (
        <div className="va-told">
          <h3>Wat de centra schreven</h3>
          {told.map(({ centre: one, texts }) => (
            <section key={one.id} aria-label={one.name}>
              <h4>
                <button type="button" className="fig-button" onClick={() => setParams({ over: one.id })}>
                  {one.name}
                </button>
              </h4>
              <dl>
                {storyFields.map((field) => {
                  const text = texts.find((narrative) => narrative.field === field)?.text
                  return text === undefined ? null : (
                    <div key={field}>
                      <dt>{storyWords[field].title}</dt>
                      <dd>{text}</dd>
                    </div>
                  )
                })}
              </dl>
            </section>
          ))}
        </div>
      )}
    </Card>
  )
}
