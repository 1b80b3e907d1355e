import type { CentreId } from '#shared/contract/base'
import type { Centre } from '#shared/contract/place'
import { useHere } from '../../lib/here'

/** The centres side by side, to choose one; with a short note on each, such as how much is missing. */
export function CentreStrip(props: {
  centres: readonly Centre[]
  chosen: CentreId
  note: (id: CentreId) => string | null
}) {
  const { setCentre } = useHere()
  return (
    <nav className="ov-strip" aria-label="Centra">
      {props.centres.map(({ id, name }) => {
        const note = props.note(id)
        return (
          <button type="button" key={id} aria-current={id === props.chosen} onClick={() => setCentre(id)}>
            {name}
            {note !== null && <small>{note}</small>}
          </button>
        )
      })}
    </nav>
  )
}
