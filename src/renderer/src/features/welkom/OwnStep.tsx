import { Checkbox, PasswordInput, TextInput } from '@mantine/core'
import { secretHint } from '../../lib/words/access'
import type { Draft, Problems } from './draft'

type Props = {
  draft: Draft
  change: (part: Partial<Draft>) => void
  problems: Problems
  secret: string
  onSecret: (text: string) => void
}

/** Who fills this in becomes the first administrator. */
export function OwnStep({ draft, change, problems, secret, onSecret }: Props) {
  return (
    <>
      <p className="wizard-hint">
        U wordt de eerste administrator: u mag alles. De anderen maakt u daarna bij Instellingen, Gebruikers, met wat
        zij mogen.
      </p>
      <TextInput
        label="Uw naam"
        autoFocus
        maxLength={120}
        disabled={!draft.withLogin}
        value={draft.ownName}
        error={problems.ownName}
        onChange={(event) => change({ ownName: event.currentTarget.value })}
      />
      <PasswordInput
        label="Wachtwoord"
        description={secretHint(false)}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': 'Laat zien wat u typt' }}
        disabled={!draft.withLogin}
        value={secret}
        error={problems.secret}
        onChange={(event) => onSecret(event.currentTarget.value)}
      />
      <Checkbox
        label="Nu nog zonder inloggen"
        description="Iedereen aan deze computer mag dan alles. Inloggen zet u later aan bij Instellingen, Gebruikers."
        checked={!draft.withLogin}
        onChange={(event) => change({ withLogin: !event.currentTarget.checked })}
      />
    </>
  )
}
