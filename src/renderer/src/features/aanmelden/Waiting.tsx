/** How long the next try has to wait; nothing when it need not. */
export function Waiting({ seconds }: { seconds: number }) {
  return (
    <p className="login-wait" role="timer" aria-live="off" hidden={seconds === 0}>
      {seconds > 0 && `U kunt het over ${seconds} ${seconds === 1 ? 'seconde' : 'seconden'} opnieuw proberen.`}
    </p>
  )
}
