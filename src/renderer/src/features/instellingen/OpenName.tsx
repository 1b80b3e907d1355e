import { Tag } from '../../ui/Tag'

/** The name of a row in a list of the settings: opens it for who may change it, and says when it is archived. */
export function OpenName({ name, archived, onOpen }: { name: string; archived: boolean; onOpen: (() => void) | null }) {
  return (
    <>
      {onOpen === null ? (
        name
      ) : (
        <button type="button" className="in-open" onClick={onOpen}>
          {name}
        </button>
      )}
      {archived && <Tag>Gearchiveerd</Tag>}
    </>
  )
}
