import './seizoen.css'
import { Button, Progress } from '@mantine/core'
import { IconCalendarCheck, IconCalendarRepeat, IconHistory, IconPlus, IconWand } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { WishId } from '#shared/contract/base'
import type { SettleResult, Wish } from '#shared/contract/season'
import { useActions } from '../../lib/actions'
import { setParams } from '../../lib/address'
import { api } from '../../lib/client'
import { formatCount } from '../../lib/format'
import { useHere } from '../../lib/here'
import { May } from '../../lib/May'
import { notifyDone, notifyError } from '../../lib/notify'
import { useRights } from '../../lib/session'
import { EmptyState } from '../../ui/EmptyState'
import { Screen } from '../../ui/Screen'
import { Tag } from '../../ui/Tag'
import { Counts } from './Counts'
import { RivalsDialog } from './RivalsDialog'
import { SeasonChooser } from './SeasonChooser'
import { SeasonForm } from './SeasonForm'
import { Settled } from './Settled'
import { Timetable } from './Timetable'
import { usePlacing } from './usePlacing'
import { usePropose } from './usePropose'
import { useSeason } from './useSeason'
import { useSettle } from './useSettle'
import { WishForm } from './WishForm'
import { WishList } from './WishList'
import { gapText, inOrder } from './words'

/** What stands at the left. */
type Side = { kind: 'wishes' } | { kind: 'wish'; wish: Wish | null } | { kind: 'season'; isNew: boolean }
const wishesSide: Side = { kind: 'wishes' }

/** The coming season: who wishes for what, a proposal that can be adjusted, and the series that come of it. */
export default function SeizoenScreen() {
  const view = useSeason()
  const { season, centre, centres, wishes, rooms, place, nameOf } = view
  const here = useHere()
  const proposing = usePropose()
  const placing = usePlacing(place, wishes, nameOf)
  const [side, setSide] = useState<Side>(wishesSide)
  const [chosen, setChosen] = useState<WishId | null>(null)
  const [made, setMade] = useState<SettleResult | null>(null)
  const takeOver = useMutation(
    api.wishes.takeOver.mutationOptions({
      onError: notifyError,
      onSuccess: (added) =>
        notifyDone(
          added.length === 0
            ? 'Er zijn geen vaste boekingen die nog geen wens hebben'
            : `${formatCount(added.length, 'wens', 'wensen')} overgenomen`,
          { undo: added.length > 0 },
        ),
    }),
  )
  const settling = useSettle(season, setMade)
  const remove = useMutation(
    api.wishes.remove.mutationOptions({
      onError: notifyError,
      onSuccess: () => notifyDone('De wens is verwijderd', { undo: true }),
    }),
  )
  const open = season !== null && season.state !== 'settled'
  const may = useRights()
  const mayAdd = open && may('wishes.add', centre?.id ?? null)
  const busy = proposing.percent !== null
  const placed = wishes.filter((wish) => wish.placement?.slot)
  const shown = inOrder(wishes.filter((wish) => wish.centreId === centre?.id))
  const propose = () => {
    if (season && open && !busy && may('seasons.propose') && wishes.length > 0) proposing.start(season.id)
  }
  const choose = (id: WishId | null) => {
    const wish = wishes.find((w) => w.id === id)
    if (wish && wish.centreId !== centre?.id) here.setCentre(wish.centreId)
    setSide(wishesSide)
    setChosen(id)
  }
  useActions([
    ...(open
      ? [
          {
            id: 'season.wish',
            label: 'Nieuwe wens',
            needs: 'wishes.add' as const,
            keys: ['W'],
            group: 'Seizoen',
            run: () => mayAdd && setSide({ kind: 'wish', wish: null }),
          },
          {
            id: 'season.propose',
            label: 'Voorstel maken',
            needs: 'seasons.propose' as const,
            keys: ['V'],
            group: 'Seizoen',
            run: propose,
          },
        ]
      : []),
    {
      id: 'season.new',
      label: 'Nieuw seizoen',
      needs: 'seasons.create',
      group: 'Seizoen',
      run: () => setSide({ kind: 'season', isNew: true }),
    },
  ])

  const seasonForm = (isNew: boolean) => (
    <SeasonForm
      key={isNew ? 'new' : season?.id}
      season={isNew ? null : season}
      centres={here.centres}
      today={here.today}
      onCancel={() => setSide(wishesSide)}
      onDone={(after) => {
        setParams({ seizoen: after.id })
        setSide(wishesSide)
      }}
    />
  )
  if (season === null)
    return (
      <Screen title="Seizoen">
        {!view.loaded ? null : side.kind === 'season' ? (
          <div className="sz-first">{seasonForm(true)}</div>
        ) : (
          <EmptyState
            icon={IconCalendarRepeat}
            title={may('seasons.create') ? 'Verdeel de ruimtes voor het nieuwe seizoen' : 'Er is nog geen seizoen'}
            action={
              may('seasons.create') && (
                <Button onClick={() => setSide({ kind: 'season', isNew: true })}>Nieuw seizoen</Button>
              )
            }
          >
            {may('seasons.create')
              ? 'Maak een seizoen, verzamel de wensen van vaste huurders en laat een rooster voorstellen. Daarna zet u alles in één keer in de agenda.'
              : 'Zodra er een seizoen is, staan hier de wensen van vaste huurders en het rooster dat daarvan komt.'}
          </EmptyState>
        )}
      </Screen>
    )
  return (
    <Screen
      title="Seizoen"
      hint={season.name}
      scroll={false}
      tools={
        <>
          {season.state === 'settled' && <Tag tone="ok">Vastgelegd</Tag>}
          {season.state === 'proposed' && season.gap !== null && (
            <Tag tone={season.gap === 0 ? 'ok' : 'accent'}>{gapText(season.gap)}</Tag>
          )}
          {open && busy && (
            <div className="sz-progress" role="status">
              <span>Rooster wordt berekend</span>
              <Progress value={proposing.percent ?? 0} aria-label="Voortgang van het voorstel" />
              <Button size="xs" variant="default" onClick={proposing.cancel}>
                Afbreken
              </Button>
            </div>
          )}
          {open && !busy && may('seasons.propose') && (
            <>
              <Button
                variant={placed.length === 0 ? 'filled' : 'default'}
                leftSection={<IconWand size={16} aria-hidden />}
                disabled={wishes.length === 0}
                onClick={propose}
              >
                Voorstel maken
              </Button>
              <Button
                variant={placed.length === 0 ? 'default' : 'filled'}
                leftSection={<IconCalendarCheck size={16} aria-hidden />}
                disabled={placed.length === 0}
                loading={settling.busy}
                onClick={settling.start}
              >
                Zet in de agenda
              </Button>
            </>
          )}
        </>
      }
    >
      {settling.rivals.length > 0 && (
        <RivalsDialog
          rivals={settling.rivals}
          busy={settling.busy}
          onSettle={settling.answer}
          onClose={settling.close}
        />
      )}
      <SeasonChooser
        view={view}
        onSeason={(next) => {
          setParams({ seizoen: next.id })
          setChosen(null)
          setMade(null)
          setSide(wishesSide)
        }}
        onCentre={(id) => here.setCentre(id)}
        onNew={may('seasons.create') ? () => setSide({ kind: 'season', isNew: true }) : null}
        onEdit={open && may('seasons.change') ? () => setSide({ kind: 'season', isNew: false }) : null}
      />
      <div className="sz">
        <section className="sz-side" aria-label="Wensen en seizoen">
          {side.kind === 'season' && seasonForm(side.isNew)}
          {side.kind === 'wish' && centre && mayAdd && (
            <WishForm
              key={side.wish?.id ?? 'new'}
              season={season}
              wish={side.wish}
              centres={centres.filter(({ id }) => may('wishes.add', id))}
              centreId={side.wish?.centreId ?? centre.id}
              onCancel={() => setSide(wishesSide)}
              onDone={(wish) => choose(wish.id)}
            />
          )}
          {side.kind === 'wishes' && (
            <>
              {made !== null && <Settled result={made} onClose={() => setMade(null)} />}
              <Counts wishes={shown} all={wishes.length} />
              {mayAdd && (
                <div className="sz-buttons sz-add">
                  <Button
                    size="xs"
                    leftSection={<IconPlus size={14} aria-hidden />}
                    onClick={() => setSide({ kind: 'wish', wish: null })}
                  >
                    Nieuwe wens
                  </Button>
                  <May call="wishes.takeOver">
                    <Button
                      size="xs"
                      variant="default"
                      leftSection={<IconHistory size={14} aria-hidden />}
                      loading={takeOver.isPending}
                      onClick={() => takeOver.mutate({ seasonId: season.id })}
                    >
                      Neem vorig seizoen over
                    </Button>
                  </May>
                </div>
              )}
              {shown.length > 0 ? (
                <WishList
                  wishes={shown}
                  chosen={chosen}
                  open={open}
                  rooms={rooms}
                  nameOf={nameOf}
                  placing={placing}
                  onChoose={setChosen}
                  onEdit={(wish) => setSide({ kind: 'wish', wish })}
                  onRemove={(wish) => remove.mutate({ id: wish.id, revision: wish.revision })}
                />
              ) : (
                <EmptyState icon={IconCalendarRepeat} title="Nog geen wensen voor dit centrum">
                  {mayAdd &&
                    `Voeg de wens van een vaste huurder toe${may('wishes.takeOver') ? ', of neem de vaste boekingen van het vorige seizoen over' : ''}.`}
                </EmptyState>
              )}
            </>
          )}
        </section>
        {place !== null && rooms.length > 0 && (
          <Timetable
            rooms={rooms}
            wishes={shown}
            place={place}
            chosen={chosen}
            open={open && may('seasons.place', centre?.id ?? null)}
            placing={placing}
            nameOf={nameOf}
            onChoose={choose}
          />
        )}
      </div>
    </Screen>
  )
}
