import './aanmelden.css'
import { IconBuildingCommunity, IconLockOpen } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { SessionState } from '#shared/contract/session'
import { desktop } from '../../lib/desktop'
import { ChoosePerson } from './ChoosePerson'
import { NameForm } from './NameForm'
import type { Person } from './person'
import { RecoverForm } from './RecoverForm'
import { SecretForm } from './SecretForm'

/** Where somebody is on the way in. */
type Step =
  | { at: 'who' }
  /** `locked`: of the one who was here. */
  | { at: 'secret'; person: Person; locked: boolean }
  | { at: 'recover'; person: Person | null }

const first = ({ locked, user }: SessionState): Step =>
  locked && user ? { at: 'secret', person: user, locked: true } : { at: 'who' }

/** Who is here? Stands before the screens until somebody shows who they are. */
export default function AanmeldScreen({ session }: { session: SessionState }) {
  const [step, setStep] = useState<Step>(() => first(session))
  const away = session.locked ? session.user : null
  // Locked while this stood here: then it is about who was here.
  useEffect(() => setStep(first(session)), [session])
  const someoneElse = () => setStep({ at: 'who' })
  return (
    <main className="login">
      <section className="login-card card" aria-labelledby="login-title">
        <div className="login-brand">
          <div className="logo">
            <IconBuildingCommunity size={16} aria-hidden />
          </div>
          <span>Buurtbalie</span>
        </div>
        <Body step={step} session={session} setStep={setStep} onOther={someoneElse} />
        {away !== null && step.at === 'who' && (
          <p className="login-note">Het scherm van {away.name} blijft staan zoals het was.</p>
        )}
      </section>
      {desktop() === null && !window.isSecureContext && (
        <p className="login-open" role="note">
          <IconLockOpen size={16} stroke={1.6} aria-hidden />
          Deze verbinding is niet versleuteld. Wie in hetzelfde netwerk zit, kan meelezen.
        </p>
      )}
    </main>
  )
}

type BodyProps = { step: Step; session: SessionState; setStep: (step: Step) => void; onOther: () => void }

function Body({ step, session, setStep, onOther }: BodyProps) {
  if (!session.hasUsers) return <NobodyYet />
  if (step.at === 'recover') return <RecoverForm person={step.person} onBack={onOther} />
  if (step.at === 'secret')
    return (
      <SecretForm
        key={step.person.id}
        person={step.person}
        locked={step.locked}
        onOther={onOther}
        onRecover={() => setStep({ at: 'recover', person: step.person })}
      />
    )
  if (desktop() === null) return <NameForm onRecover={() => setStep({ at: 'recover', person: null })} />
  return <ChoosePerson onChosen={(person) => setStep({ at: 'secret', person, locked: false })} />
}

/** A browser that came without the address that was printed, while nobody can log in yet. */
function NobodyYet() {
  return (
    <>
      <h1 id="login-title">Nog niemand kan inloggen</h1>
      <p className="login-text">
        Er zijn nog geen gebruikers. Open Buurtbalie met het adres dat bij het starten op het scherm kwam, en maak ze
        bij Instellingen, Gebruikers.
      </p>
    </>
  )
}
