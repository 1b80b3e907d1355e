import { Button } from '@mantine/core'
import { IconMoodSad } from '@tabler/icons-react'
import { Component, type ReactNode } from 'react'
import { EmptyState } from '../ui/EmptyState'

type Props = { children: ReactNode /** Another value tries again: the address, for one. */; resetKey: string }
type State = { failed: boolean; resetKey: string }

/** Keeps a screen that breaks from taking the whole window with it. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failed: false, resetKey: this.props.resetKey }

  static getDerivedStateFromError(): Partial<State> {
    return { failed: true }
  }

  static getDerivedStateFromProps(props: Props, state: State): State | null {
    return props.resetKey === state.resetKey ? null : { failed: false, resetKey: props.resetKey }
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children
    return (
      <div role="alert">
        <EmptyState
          icon={IconMoodSad}
          title="Dit scherm werkt nu niet"
          action={<Button onClick={() => this.setState({ failed: false })}>Opnieuw proberen</Button>}
        >
          Uw gegevens zijn veilig. Probeer het opnieuw, of kies links een ander scherm.
        </EmptyState>
      </div>
    )
  }
}
