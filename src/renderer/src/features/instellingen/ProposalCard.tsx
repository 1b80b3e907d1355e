import { Alert, Button, Checkbox } from '@mantine/core'
import { IconAlertTriangle, IconShieldCheck } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AnonymousOutcome, Proposal } from '#shared/contract/privacy'
import { formatDate } from '#shared/time/format'
import { api } from '../../lib/client'
import { formatCount } from '../../lib/format'
import { notifyDone, notifyError } from '../../lib/notify'
import { AnonymiseDialog } from '../../lib/privacy/AnonymiseDialog'
import { LeftNotice } from '../../lib/privacy/LeftNotice'
import { refusalWords } from '../../lib/words/privacy'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { KeepForm } from './KeepForm'

const keyOf = ({ kind, id }: Pick<Proposal, 'kind' | 'id'>) => `${kind} ${id}`

/** What stays, until when; and what need not stay any more. */
function stayWords({ invoicesUntil, invoicesPast }: Proposal): string {
  const past = formatCount(
    invoicesPast,
    'factuur van langer dan 7 jaar geleden',
    'facturen van langer dan 7 jaar geleden',
  )
  return [
    ...(invoicesUntil === null ? [] : [`facturen, tot ${formatDate(invoicesUntil)}`]),
    ...(invoicesPast === 0 ? [] : [`de naam gaat ook van ${past}`]),
  ].join('; ')
}

/** Who was here last long enough ago. Nobody goes by itself: look at one, say yes to some, or keep somebody with a reason. */
export function ProposalCard() {
  const query = useQuery(api.privacy.proposals.queryOptions({ staleTime: 0 }))
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [looking, setLooking] = useState<Proposal | null>(null)
  const [keeping, setKeeping] = useState<Proposal | null>(null)
  const [sure, setSure] = useState(false)
  const [left, setLeft] = useState<readonly AnonymousOutcome[]>([])
  const [named, setNamed] = useState<readonly AnonymousOutcome[]>([])
  const { proposals = [], kept = [], months = 24 } = query.data ?? {}
  const able = proposals.filter(({ refused }) => refused.length === 0)
  const picked = able.filter((one) => chosen.has(keyOf(one)))
  const act = useMutation(
    api.privacy.anonymise.mutationOptions({
      onSuccess: (outcomes) => {
        const done = outcomes.filter(({ name }) => name !== null)
        setLeft(outcomes.filter(({ name }) => name === null))
        setNamed(done)
        setChosen(new Set())
        setSure(false)
        if (done.length > 0) notifyDone(`${formatCount(done.length, 'persoon is', 'personen zijn')} geanonimiseerd`)
      },
      onError: notifyError,
    }),
  )
  const toggle = (key: string, on: boolean) =>
    setChosen((before) => new Set(on ? [...before, key] : [...before].filter((one) => one !== key)))
  return (
    <Card
      title="Voorstellen om te anonimiseren"
      note={`langer dan ${months} maanden geen boeking of dienst; er gebeurt niets vanzelf`}
    >
      {left.length > 0 && (
        <Alert color="orange" m="0 16px 12px" icon={<IconAlertTriangle size={18} aria-hidden />} title="Niet gelukt">
          {left.flatMap(({ refused }) => refused.map((why) => refusalWords[why])).join(' ')}
        </Alert>
      )}
      {named.length > 0 && (
        <div className="in-pad">
          {named.map(({ kind, id, name, left: still }) => (
            <LeftNotice key={keyOf({ kind, id })} name={name ?? ''} left={still} />
          ))}
        </div>
      )}
      {query.data && proposals.length === 0 && (
        <EmptyState icon={IconShieldCheck} title="Niemand om te anonimiseren">
          Wie langer dan {months} maanden niet boekte, of zo lang weg is als beheerder, komt hier te staan.
        </EmptyState>
      )}
      {proposals.length > 0 && (
        <>
          <table className="table" aria-label="Voorstellen om te anonimiseren">
            <thead>
              <tr>
                <th scope="col" className="in-check">
                  <Checkbox
                    size="xs"
                    aria-label="Kies iedereen"
                    checked={able.length > 0 && picked.length === able.length}
                    indeterminate={picked.length > 0 && picked.length < able.length}
                    disabled={able.length === 0}
                    onChange={(event) => setChosen(new Set(event.currentTarget.checked ? able.map(keyOf) : []))}
                  />
                </th>
                <th scope="col">Wie</th>
                <th scope="col">Laatst hier</th>
                <th scope="col" className="number">
                  Keer
                </th>
                <th scope="col">Wat blijft of nog moet</th>
                <th scope="col">
                  <span className="visually-hidden">Doen</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {proposals.map((one) => (
                <tr key={keyOf(one)}>
                  <td className="in-check">
                    <Checkbox
                      size="xs"
                      aria-label={`Kies ${one.name}`}
                      disabled={one.refused.length > 0}
                      checked={chosen.has(keyOf(one))}
                      onChange={(event) => toggle(keyOf(one), event.currentTarget.checked)}
                    />
                  </td>
                  <td>
                    <button type="button" className="link" onClick={() => setLooking(one)}>
                      {one.name}
                    </button>
                    {one.kind === 'caretaker' && <small className="in-under">beheerder of vrijwilliger</small>}
                  </td>
                  <td className="tabular">{formatDate(one.last)}</td>
                  <td className="number tabular">{one.bookings}</td>
                  <td>
                    {one.refused.length > 0 ? one.refused.map((why) => refusalWords[why]).join(' ') : stayWords(one)}
                  </td>
                  <td className="number">
                    {one.kind === 'renter' && (
                      <Button
                        size="xs"
                        variant="default"
                        aria-label={`${one.name} langer bewaren`}
                        onClick={() => setKeeping(one)}
                      >
                        Bewaren…
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <div className="in-pad in-row">
            <Checkbox
              size="xs"
              label="Ik weet dat dit niet ongedaan gemaakt kan worden"
              checked={sure}
              disabled={picked.length === 0}
              onChange={(event) => setSure(event.currentTarget.checked)}
            />
            <Button
              color="red"
              disabled={picked.length === 0 || !sure}
              loading={act.isPending}
              onClick={() =>
                act.mutate({
                  subjects: picked.map(({ kind, id, revision }) => ({ kind, id, revision })),
                  reason: 'term',
                })
              }
            >
              {picked.length === 0
                ? 'Gekozen personen anonimiseren'
                : `${formatCount(picked.length, 'persoon', 'personen')} anonimiseren`}
            </Button>
          </div>
        </>
      )}
      {kept.length > 0 && (
        <details className="in-pad">
          <summary>Langer bewaard: {kept.length}</summary>
          <ul className="in-kept">
            {kept.map(({ id, name, until, because, by }) => (
              <li key={id}>
                <b>{name}</b> tot {formatDate(until)}: {because} ({by})
              </li>
            ))}
          </ul>
        </details>
      )}
      {looking && (
        <AnonymiseDialog
          kind={looking.kind}
          id={looking.id}
          name={looking.name}
          reason="term"
          onDone={() => setLooking(null)}
          onClose={() => setLooking(null)}
        />
      )}
      {keeping && <KeepForm id={keeping.id} name={keeping.name} onClose={() => setKeeping(null)} />}
    </Card>
  )
}
