import { Kbd } from './Kbd'

/** Says that a step can be taken back, where others would ask whether the user is sure. */
export function ConfirmlessHint() {
  return (
    <p className="undo-hint">
      U kunt dit ongedaan maken met <Kbd keys="Ctrl+Z" />
    </p>
  )
}
