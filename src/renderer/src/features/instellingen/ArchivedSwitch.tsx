import { Switch } from '@mantine/core'

type Props = {
  /** What the list could show: without anything archived in it there is no switch. */
  rows: readonly { archived: boolean }[]
  shown: boolean
  onShow: (shown: boolean) => void
}

/** Shows what is archived in a list as well. */
export function ArchivedSwitch({ rows, shown, onShow }: Props) {
  if (!rows.some((row) => row.archived)) return null
  return (
    <Switch
      size="xs"
      label="Ook gearchiveerde"
      checked={shown}
      onChange={(event) => onShow(event.currentTarget.checked)}
    />
  )
}
