import { Modal } from '@mantine/core'
import { useOffered } from '../lib/actions'
import { Kbd } from '../ui/Kbd'

/** Every key that works here and now (`?`). */
export function ShortcutList({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const offered = useOffered().filter((a) => a.keys.length > 0)
  const groups = [...new Set(offered.map((a) => a.group))]
  return (
    <Modal opened={opened} onClose={onClose} title="Sneltoetsen" size="md">
      {groups.map((group) => (
        <section key={group}>
          <h3 className="shortcuts-group">{group}</h3>
          <dl className="shortcuts">
            {offered
              .filter((a) => a.group === group)
              .map((a) => (
                <div key={a.id} style={{ display: 'contents' }}>
                  <dt>{a.label}</dt>
                  <dd>
                    <Kbd keys={a.keys[0] ?? ''} />
                  </dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </Modal>
  )
}
