import type { CivilDate } from '#shared/time/types'
import { useActions } from '../../lib/actions'
import { setParams } from '../../lib/address'
import { type By, type Span, stepOf } from './board'

type Doings = {
  by: By
  span: Span
  date: CivilDate
  onGo: (date: CivilDate) => void
  onNew: () => void
  onFill: () => void
  onPrint: () => void
  onTell: () => void
  onCopy: () => void
}

/** What the palette and the keys do on the roster. M is told of here and done by the grid, which knows the cell. */
export function useRosterActions({ by, span, date, onGo, onNew, onFill, onPrint, onTell, onCopy }: Doings): void {
  useActions([
    {
      id: 'roster.by',
      label: 'Per centrum of per persoon',
      needs: 'caretakers.list',
      keys: ['Shift+P'],
      group: 'Rooster',
      run: () => setParams({ per: by === 'centrum' ? 'persoon' : null }),
    },
    {
      id: 'roster.span',
      label: 'Week of maand',
      keys: ['Shift+W'],
      group: 'Rooster',
      run: () => setParams({ weergave: span === 'week' ? 'maand' : null }),
    },
    {
      id: 'roster.previous',
      label: `Vorige ${span}`,
      keys: ['Shift+ArrowLeft'],
      group: 'Rooster',
      run: () => onGo(stepOf(date, span, -1)),
    },
    {
      id: 'roster.next',
      label: `Volgende ${span}`,
      keys: ['Shift+ArrowRight'],
      group: 'Rooster',
      run: () => onGo(stepOf(date, span, 1)),
    },
    {
      id: 'roster.new',
      label: 'Nieuwe dienst (in de gekozen cel: N)',
      needs: 'shifts.create',
      group: 'Rooster',
      run: onNew,
    },
    {
      id: 'roster.move',
      label: 'Dienst oppakken en verplaatsen',
      needs: 'shifts.change',
      keys: ['M'],
      group: 'Rooster',
      run: null,
    },
    {
      id: 'roster.fill',
      label: 'Rooster laten invullen',
      needs: 'roster.fill',
      keys: ['V'],
      group: 'Rooster',
      run: onFill,
    },
    { id: 'roster.print', label: 'Rooster afdrukken', group: 'Rooster', run: onPrint },
    { id: 'roster.publish', label: 'Rooster bekendmaken', needs: 'roster.publish', group: 'Rooster', run: onTell },
    ...(span === 'week'
      ? [
          {
            id: 'roster.copy',
            label: 'Week overnemen naar de volgende',
            needs: 'roster.copyWeek' as const,
            group: 'Rooster',
            run: onCopy,
          },
        ]
      : []),
  ])
}
