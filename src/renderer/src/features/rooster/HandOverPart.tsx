import { Button } from '@mantine/core'
import { IconArrowsExchange, IconCopy, IconMail } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { HandOverView } from '#shared/contract/hand-over'
import type { ShiftView } from '#shared/contract/shift'
import { dateOf, wallTimeOf } from '#shared/time/civil'
import { formatDay } from '#shared/time/format'
import { api } from '../../lib/client'
import { mailtoOf, openMail } from '../../lib/mailto'
import { notifyDone, notifyError } from '../../lib/notify'
import { answersText, offerMessage, standingWords } from '../../lib/words/hand-over'
import { Tag } from '../../ui/Tag'
import { Asked } from './Asked'
import { OfferForm } from './OfferForm'

type Props = {
  shift: ShiftView
  centreName: string
  nameOf: (id: string) => string
  /** The shift has another caretaker now. */
  onTaken: () => void
}

/** Offering a coming shift to others: who was asked, who said no, who takes it over. */
export function HandOverPart({ shift, centreName, nameOf, onTaken }: Props) {
  const requests = useQuery(api.handOvers.list.queryOptions({ input: { shiftId: shift.id } })).data
  const [making, setMaking] = useState(false)
  if (!requests) return null
  const open = requests.find((one) => one.standing === 'open')
  const before = requests.filter((one) => one !== open)
  return (
    <section className="ro-offer" aria-label="Overnemen door een ander">
      {open ? (
        <OpenRequest request={open} centreName={centreName} nameOf={nameOf} onTaken={onTaken} />
      ) : making ? (
        <OfferForm shift={shift} onClose={() => setMaking(false)} />
      ) : (
        <Button
          variant="default"
          size="xs"
          leftSection={<IconArrowsExchange size={14} aria-hidden />}
          onClick={() => setMaking(true)}
        >
          Bied aan anderen aan
        </Button>
      )}
      {before.map((one) => (
        <p className="ro-why" key={one.id}>
          {formatDay(dateOf(wallTimeOf(one.askedAt)))}: {answersText(one)}; {standingWords[one.standing]}
          {one.takenBy !== null && ` door ${nameOf(one.takenBy)}`}
        </p>
      ))}
    </section>
  )
}

type OpenProps = Omit<Props, 'shift'> & { request: HandOverView }

function OpenRequest({ request, centreName, nameOf, onTaken }: OpenProps) {
  const state = useQuery(api.app.state.queryOptions()).data
  const by = state?.organisation?.name ?? state?.user.name ?? ''
  const from = request.offeredBy === null ? null : nameOf(request.offeredBy)
  const { subject, body } = offerMessage(request, { centre: centreName, from, by })
  const waiting = request.asked.filter((one) => one.declinedAt === null)
  const mail = mailtoOf([...new Set(waiting.flatMap(({ email }) => email ?? []))], subject, body, { blind: true })
  const copy = () =>
    void navigator.clipboard.writeText(body).then(() => notifyDone('De tekst is gekopieerd'), notifyError)
  const withdraw = useMutation(
    api.handOvers.withdraw.mutationOptions({
      onError: notifyError,
      onSuccess: () => notifyDone('Het verzoek is ingetrokken', { undo: true }),
    }),
  )
  return (
    <>
      <p className="ro-caption">
        {from === null ? 'Aangeboden' : `Aangeboden voor ${from}`} <Tag tone="accent">{answersText(request)}</Tag>
      </p>
      {request.note !== null && <p className="ro-why">{request.note}</p>}
      <Asked request={request} onTaken={onTaken} />
      <div className="ro-offer-tools">
        <Button
          component="a"
          href={mail.href}
          size="xs"
          variant="default"
          leftSection={<IconMail size={14} aria-hidden />}
          onClick={(event) => {
            if (!mail.whole) copy()
            if (openMail(mail.href)) event.preventDefault()
          }}
        >
          E-mailen
        </Button>
        <Button size="xs" variant="default" leftSection={<IconCopy size={14} aria-hidden />} onClick={copy}>
          Kopieer
        </Button>
        <Button
          size="xs"
          variant="subtle"
          loading={withdraw.isPending}
          onClick={() => withdraw.mutate({ id: request.id, revision: request.revision })}
        >
          Trek in
        </Button>
      </div>
    </>
  )
}
