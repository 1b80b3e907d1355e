import { useEffect, useRef } from 'react'

/**
 * For a row of links that may be longer than the screen is wide: slides the one of the present screen into sight.
 *
 * @param at where we are; each time that it changes the row slides
 * @returns goes on the row as its `ref`
 */
export function useCurrentInView(at: string) {
  const row = useRef<HTMLElement>(null)
  useEffect(() => {
    if (at !== '') row.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [at])
  return row
}
