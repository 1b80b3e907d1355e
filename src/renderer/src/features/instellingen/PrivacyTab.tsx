import { PrivacyForm } from './PrivacyForm'
import { ProposalCard } from './ProposalCard'
import { RegisterCard } from './RegisterCard'

/** Who could be forgotten, who answers for personal data, and the register of processing. */
export function PrivacyTab() {
  return (
    <>
      <ProposalCard />
      <PrivacyForm />
      <RegisterCard />
    </>
  )
}
