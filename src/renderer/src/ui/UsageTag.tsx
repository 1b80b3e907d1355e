import { IconHome2, IconUsers } from '@tabler/icons-react'
import type { Usage } from '#shared/domain/vocabulary'
import { usageWords } from '../lib/words/vocabulary'
import { Tag } from './Tag'

const icons = { internal: IconHome2, external: IconUsers } as const

/** House for internal, two people for external: the sign beside the colour. */
export function UsageIcon({ usage, size = 12 }: { usage: Usage; size?: number }) {
  const Sign = icons[usage]
  return <Sign size={size} aria-hidden />
}

/** `Intern` or `Extern`. */
export function UsageTag({ usage }: { usage: Usage }) {
  return (
    <Tag tone={usage}>
      <UsageIcon usage={usage} />
      {usageWords[usage]}
    </Tag>
  )
}
