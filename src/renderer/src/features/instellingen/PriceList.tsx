import { ActionIcon } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Fragment } from 'react'
import type { Facility, Room } from '#shared/contract/place'
import type { Tariff } from '#shared/contract/price'
import { priceUnits } from '#shared/domain/price-line'
import { chargedRooms, facilityTariffs } from '#shared/domain/tariff'
import { type RenterCategory, renterCategories } from '#shared/domain/vocabulary'
import { formatDate, formatTime } from '#shared/time/format'
import type { CivilDate } from '#shared/time/types'
import { formatEuros } from '../../lib/format'
import { perUnit } from '../../lib/words/prices'
import { categoryWords } from '../../lib/words/vocabulary'
import type { TariffStart } from './tariff-values'

type Props = {
  tariffs: readonly Tariff[]
  rooms: readonly Room[]
  facilities: readonly Facility[]
  date: CivilDate
  onEdit: (start: TariffStart) => void
}

type Column = RenterCategory | null
const renters: readonly Column[] = [null, ...renterCategories.filter((category) => category !== 'internal')]
const columnName = (category: Column) => (category === null ? 'Iedereen' : categoryWords[category])

type Row = { key: string; name: string; roomId: string | null; facilityId: string | null; part: boolean }

/**
 * The price list of a day: rooms and facilities down, renters across. A price of its own is bold and opens; a price that
 * comes from elsewhere in the list is grey, so that every cell says what someone pays.
 */
export function PriceList({ tariffs, rooms, facilities, date, onEdit }: Props) {
  const parts = new Set(rooms.flatMap((room) => room.partIds as readonly string[]))
  const roomRows: Row[] = rooms.map((room) => ({
    key: room.id,
    name: room.name,
    roomId: room.id,
    facilityId: null,
    part: parts.has(room.id),
  }))
  const facilityRows: Row[] = facilities.map((one) => ({
    key: one.id,
    name: one.name,
    roomId: null,
    facilityId: one.id,
    part: false,
  }))
  const groups: [string, Row[]][] = [
    ['Ruimtes', [{ key: 'all', name: 'Alle ruimtes', roomId: null, facilityId: null, part: false }, ...roomRows]],
    ['Faciliteiten', facilityRows],
  ]
  // The centre itself pays nothing; its own use has a value only where somebody entered one.
  const columns = tariffs.some((t) => t.category === 'internal') ? [...renters, 'internal' as const] : renters
  const tree = new Map(rooms.map((room) => [room.id as string, room]))
  const effective = (row: Row, category: Column): readonly Pick<Tariff, 'cents' | 'unit'>[] => {
    if (category === null && row.roomId === null && row.facilityId === null) return []
    // What holds for everybody is what a category without prices of its own pays.
    const known = category === null ? tariffs.filter((t) => t.category === null) : tariffs
    const question = { tariffs: known, category: category ?? 'commercial', date } as const
    if (row.facilityId !== null) return facilityTariffs(row.facilityId, question)
    if (row.roomId === null)
      return chargedRooms(['none'], new Map(), {
        ...question,
        tariffs: known.filter((t) => t.roomId === null),
      }).flatMap((room) => room.tariffs)
    const charged = chargedRooms([row.roomId], tree, question)
    return charged.length === 1 ? (charged[0]?.tariffs ?? []) : []
  }
  return (
    <div className="in-scroll">
      <table className="table in-table price-list">
        <caption className="visually-hidden">
          Tarieven per ruimte en per soort huurder, geldig op {formatDate(date)}
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">Waarvoor</span>
            </th>
            {columns.map((category) => (
              <th key={category ?? 'all'} scope="col">
                {columnName(category)}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(([title, rows]) =>
          rows.length === 0 ? null : (
            <tbody key={title}>
              <tr className="price-list-group">
                <th scope="rowgroup" colSpan={columns.length + 1}>
                  {title}
                </th>
              </tr>
              {rows.map((row) => (
                <tr key={row.key}>
                  <th scope="row" data-part={row.part || undefined}>
                    {row.name}
                  </th>
                  {columns.map((category) => (
                    <Cell
                      key={category ?? 'all'}
                      row={row}
                      category={category}
                      own={tariffs.filter(
                        (t) => t.roomId === row.roomId && t.facilityId === row.facilityId && t.category === category,
                      )}
                      otherwise={effective(row, category)}
                      date={date}
                      onEdit={onEdit}
                    />
                  ))}
                </tr>
              ))}
            </tbody>
          ),
        )}
      </table>
    </div>
  )
}

function Cell({
  row,
  category,
  own,
  otherwise,
  date,
  onEdit,
}: {
  row: Row
  category: Column
  own: readonly Tariff[]
  otherwise: readonly Pick<Tariff, 'cents' | 'unit'>[]
  date: CivilDate
  onEdit: (start: TariffStart) => void
}) {
  const holding = inOrder(own).filter(
    (t) =>
      t.validFrom <= date && !own.some((o) => o.unit === t.unit && o.validFrom <= date && o.validFrom > t.validFrom),
  )
  // What is not in force yet shows only where nothing is: the days to choose from stand above the list.
  const coming = holding.length > 0 ? [] : own.filter((t) => t.validFrom > date)
  return (
    <td>
      <div className="price-cell">
        <div>
          {holding.map((tariff) => (
            <Fragment key={tariff.id}>
              <button
                type="button"
                className="in-open"
                aria-label={`${row.name}, ${columnName(category)}: ${priceText(tariff)}`}
                onClick={() => onEdit({ tariff })}
              >
                {priceText(tariff)}
              </button>
              <small>{extras(tariff)}</small>
            </Fragment>
          ))}
          {holding.length === 0 &&
            inOrder(otherwise).map((tariff) => (
              <span key={tariff.unit} className="price-else">
                {priceText(tariff)}
              </span>
            ))}
          {coming.map((tariff) => (
            <button key={tariff.id} type="button" className="price-coming" onClick={() => onEdit({ tariff })}>
              {formatEuros(tariff.cents)} vanaf {formatDate(tariff.validFrom).slice(3)}
            </button>
          ))}
        </div>
        <ActionIcon
          className="price-add"
          size="sm"
          variant="subtle"
          color="gray"
          aria-label={`Prijs toevoegen: ${row.name}, ${columnName(category)}`}
          onClick={() => onEdit({ tariff: null, roomId: row.roomId, facilityId: row.facilityId, category })}
        >
          <IconPlus size={14} aria-hidden />
        </ActionIcon>
      </div>
    </td>
  )
}

const inOrder = <T extends Pick<Tariff, 'unit'>>(tariffs: readonly T[]): T[] =>
  [...tariffs].sort((a, b) => priceUnits.indexOf(a.unit) - priceUnits.indexOf(b.unit))

const priceText = ({ cents, unit }: Pick<Tariff, 'cents' | 'unit'>) => `${formatEuros(cents)} / ${perUnit[unit]}`

/** Evening, weekend and minimum, when there are. */
const extras = (t: Tariff): string =>
  [
    t.eveningCents === null ? null : `na ${formatTime(t.eveningFrom)} ${formatEuros(t.eveningCents)}`,
    t.weekendCents === null ? null : `weekend ${formatEuros(t.weekendCents)}`,
    t.minimumCents === null ? null : `minimaal ${formatEuros(t.minimumCents)}`,
    t.partPercent === null ? null : `een deel ${t.partPercent} %`,
  ]
    .filter((part) => part !== null)
    .join(', ')
