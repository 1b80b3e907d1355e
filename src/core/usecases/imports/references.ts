import type { Centre, Room } from '#shared/contract/place'
import { cut, type Row } from './report'
import type { RowReader } from './row-reader'
import { type Check, nameKey, roomsOf } from './world'

const NAMED = 8
/** The first few names; there may be thousands of rows that ask for them. */
function some(named: ReadonlyMap<string, { name: string }>): string {
  const names: string[] = []
  for (const { name } of named.values()) {
    if (names.length === NAMED) return `${names.join(', ')} …`
    names.push(cut(name))
  }
  return names.join(', ')
}

/** By which a refused centre, or a room of a centre, is found again; upper and lower case are the same. */
export const refusedKey = (kind: 'centre' | 'room', ...names: string[]): string =>
  [kind, ...names.map(nameKey)].join('\n')

const because = (row: Row | undefined, file: string): string | null =>
  row ? `staat op regel ${row.row} van ${file}, maar die regel is fout` : null

/** The centre that a row names, or null with the fault reported. */
export function centreOf(reader: RowReader, check: Check): Centre | null {
  const name = reader.need('centrum')
  if (name === null) return null
  const centre = check.world.centres.get(nameKey(name))
  if (centre) return centre
  const refused = because(check.refused.get(refusedKey('centre', name)), 'centra.csv')
  if (refused) return reader.error('centrum', `Centrum "${cut(name)}" ${refused}. Verbeter eerst die regel.`)
  const known = some(check.world.centres)
  return reader.error(
    'centrum',
    `Centrum "${cut(name)}" is niet bekend. Verbeter de naam of voeg het toe aan centra.csv${known ? `; bekend zijn: ${known}` : ''}.`,
  )
}

/** The rooms of a centre that a list names; every unknown one is reported. */
export function roomsNamed(
  reader: RowReader,
  column: string,
  names: readonly string[],
  centre: Centre,
  check: Check,
): Room[] {
  const rooms = roomsOf(check.world, centre.id)
  return names.flatMap((name) => {
    const room = rooms.get(nameKey(name))
    if (room) return room
    const refused = because(check.refused.get(refusedKey('room', centre.name, name)), 'ruimtes.csv')
    const known = some(rooms)
    reader.error(
      column,
      refused
        ? `Ruimte "${cut(name)}" ${refused}. Verbeter eerst die regel.`
        : `Ruimte "${cut(name)}" is niet bekend in ${cut(centre.name)}. Verbeter de naam of voeg de ruimte toe aan ruimtes.csv${known ? `; bekend zijn: ${known}` : ''}.`,
    )
    return []
  })
}
