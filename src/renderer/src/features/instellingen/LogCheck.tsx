import { Alert, Button } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconShieldCheck } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import type { CheckReport } from '#shared/contract/log'
import { problemWords } from '#shared/domain/problem-words'
import { api } from '../../lib/client'
import { formatCount } from '../../lib/format'
import { May } from '../../lib/May'
import { notifyError } from '../../lib/notify'
import { Card } from '../../ui/Card'

/** Goes through everything at a click: whether somebody changed the data or the log by another way than Buurtbalie. */
export function LogCheck() {
  const check = useMutation(api.log.check.mutationOptions({ onError: notifyError }))
  return (
    <May call="log.check">
      <Card title="Klopt alles nog?">
        <div className="in-log-check">
          <p className="in-hint">
            Buurtbalie kijkt alle gegevens en het hele logboek na, en legt het logboek naast de reservekopieën. Zo
            blijkt of iemand buiten Buurtbalie om iets heeft gewijzigd of weggehaald. Bij veel gegevens duurt dat enkele
            minuten; u kunt gewoon doorwerken.
          </p>
          <Button
            variant="default"
            leftSection={<IconShieldCheck size={16} aria-hidden />}
            loading={check.isPending}
            onClick={() => check.mutate(undefined)}
          >
            Kijk alles na
          </Button>
          <div role="status" className="in-log-found">
            {check.data && <Found report={check.data} />}
          </div>
        </div>
      </Card>
    </May>
  )
}

function Found({ report: { bookings, changes, copies, problemCount, problems } }: { report: CheckReport }) {
  const looked = `${formatCount(bookings, 'boeking', 'boekingen')} en ${formatCount(changes, 'wijziging', 'wijzigingen')} nagekeken`
  const against =
    copies === 0
      ? 'Er is nog geen reservekopie om het logboek naast te leggen.'
      : `Het logboek is naast ${formatCount(copies, 'reservekopie', 'reservekopieën')} gelegd.`
  if (problemCount === 0)
    return (
      <Alert color="green" icon={<IconCheck size={18} />} title="Alles klopt">
        {looked}. {against}
      </Alert>
    )
  return (
    <Alert
      color="red"
      icon={<IconAlertTriangle size={18} />}
      title={formatCount(problemCount, 'ding klopt niet', 'dingen kloppen niet')}
    >
      {looked}. {against} Bewaar de reservekopieën en laat wie uw computers beheert ernaar kijken.
      <ul className="in-log-problems">
        {problems.map(({ code, detail }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and two may say the same
          <li key={at}>
            {problemWords[code]}: {detail}
          </li>
        ))}
      </ul>
    </Alert>
  )
}
