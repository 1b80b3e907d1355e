import { Tabs } from '@mantine/core'
import type { IconHome } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useLocation } from 'wouter'

type Tab = { id: string; label: string; icon: typeof IconHome }

/** The part of a screen that the address names, `/kas/bonnen`; the first when it names none. */
export function useTab<T extends Tab>(tabs: readonly T[]): string {
  const [location] = useLocation()
  const asked = location.split('/')[2]
  return (tabs.find(({ id }) => id === asked) ?? tabs[0])?.id ?? ''
}

type Props<T extends Tab> = {
  /** What the classes of the parts begin with: `kas` gives `kas-tabs`, `kas-tab` and `kas-panel`. */
  name: string
  label: string
  tabs: readonly T[]
  current: string
  onGo: (id: string) => void
  /** Between the tabs and what they show. */
  above?: ReactNode
  children: (tab: T) => ReactNode
}

/** A screen in parts, each behind a tab; only the part that is shown is there. */
export function ScreenTabs<T extends Tab>({ name, label, tabs, current, onGo, above, children }: Props<T>) {
  const list = useRef<HTMLDivElement>(null)
  // Where there are more tabs than fit, the one that is shown is in sight.
  useEffect(() => {
    list.current?.querySelector(`[data-of="${current}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [current])
  return (
    <Tabs
      value={current}
      onChange={(id) => id !== null && onGo(id)}
      keepMounted={false}
      classNames={{ root: name, list: `${name}-tabs`, tab: `${name}-tab`, panel: `${name}-panel` }}
    >
      <Tabs.List ref={list} aria-label={label}>
        {tabs.map(({ id, label: word, icon: Icon }) => (
          <Tabs.Tab key={id} value={id} data-of={id} leftSection={<Icon size={16} stroke={1.6} aria-hidden="true" />}>
            {word}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {above}
      {tabs.map((tab) => (
        <Tabs.Panel key={tab.id} value={tab.id} data-tab={tab.id}>
          {children(tab)}
        </Tabs.Panel>
      ))}
    </Tabs>
  )
}
