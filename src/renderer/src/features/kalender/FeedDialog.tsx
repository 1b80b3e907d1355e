import { ActionIcon, Button, CopyButton, Modal, TextInput, Tooltip } from '@mantine/core'
import { IconCheck, IconCopy, IconRefresh } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CalendarDistrict, CalendarFeed } from '#shared/contract/calendar'
import { api } from '../../lib/client'
import { desktop } from '../../lib/desktop'
import { notifyDone, notifyError } from '../../lib/notify'
import { useMay } from '../../lib/session'

/** Where others reach this computer: the desktop window itself has no address. */
const origin = () => (desktop() === null ? window.location.origin : 'http://naam-van-deze-computer:4170')

/** Who can get at the address, said of how this page was opened. */
function reach(): string {
  if (desktop() !== null)
    return 'Anderen lezen mee zolang Buurtbalie op een computer voor de browser klaarstaat (opdracht serve). Zet de naam van die computer in het adres.'
  if (/^(localhost|127\.|\[::1\])/.test(window.location.hostname))
    return 'Dit adres werkt alleen op deze computer. Zet Buurtbalie klaar voor het netwerk (opdracht serve met --host) om anderen mee te laten lezen.'
  return 'Anderen lezen mee zolang deze computer aan staat en over het netwerk bereikbaar is.'
}

/** The secret address at which others follow the calendar of a district. */
export function FeedDialog({ district, onClose }: { district: CalendarDistrict; onClose: () => void }) {
  const queries = useQueryClient()
  const options = api.calendar.feed.queryOptions({ input: { districtId: district.id } })
  const feed = useQuery(options).data
  const kept = (done: string) => ({
    onError: notifyError,
    onSuccess: (now: CalendarFeed) => {
      queries.setQueryData(options.queryKey, now)
      notifyDone(done)
    },
  })
  const renew = useMutation(api.calendar.renewFeed.mutationOptions(kept('Er is een nieuw adres')))
  const close = useMutation(api.calendar.closeFeed.mutationOptions(kept('Het adres werkt niet meer')))
  const mayRenew = useMay('calendar.renewFeed')
  const seen = { districtId: district.id, revision: feed?.revision ?? 0 }
  const key = feed?.key ?? null
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Volg de wijkkalender van ${district.name}`}
      size="lg"
      closeButtonProps={{ 'aria-label': 'Sluiten' }}
    >
      <div className="wk-feed">
        <p>
          Met dit adres volgt iemand de wijkkalender in de eigen agenda of op een site. Wat u verandert, staat er
          vanzelf. Wie het adres heeft, leest alleen wat openbaar is.
        </p>
        {feed && key === null && !mayRenew && (
          <p className="quiet">Er is nog geen adres. Vraag er een coördinator om.</p>
        )}
        {feed && key === null && mayRenew && (
          <div>
            <Button loading={renew.isPending} onClick={() => renew.mutate(seen)}>
              Maak een adres
            </Button>
          </div>
        )}
        {key !== null && (
          <>
            <Address label="Voor een agenda (Outlook, Google, telefoon)" value={`${origin()}/kalender/${key}.ics`} />
            <Address label="Als webpagina: de komende vijf weken" value={`${origin()}/kalender/${key}.html`} />
            <p className="quiet">{reach()}</p>
            {mayRenew && (
              <>
                <div className="wk-feed-steps">
                  <Button
                    variant="default"
                    leftSection={<IconRefresh size={16} aria-hidden="true" />}
                    loading={renew.isPending}
                    onClick={() => renew.mutate(seen)}
                  >
                    Ander adres maken
                  </Button>
                  <Button
                    variant="subtle"
                    color="gray"
                    c="var(--bad)"
                    loading={close.isPending}
                    onClick={() => close.mutate(seen)}
                  >
                    Adres weghalen
                  </Button>
                </div>
                <p className="quiet">
                  Na een ander adres werkt het oude niet meer, ook niet bij wie het al volgt. Dit kunt u niet ongedaan
                  maken.
                </p>
              </>
            )}
          </>
        )}
      </div>
    </Modal>
  )
}

function Address({ label, value }: { label: string; value: string }) {
  return (
    <TextInput
      label={label}
      value={value}
      readOnly
      onFocus={(event) => event.currentTarget.select()}
      rightSection={
        <CopyButton value={value}>
          {({ copied, copy }) => (
            <Tooltip label={copied ? 'Gekopieerd' : 'Kopieer'}>
              <ActionIcon
                variant="subtle"
                color="gray"
                c="var(--text-2)"
                aria-label={`Kopieer: ${label}`}
                onClick={copy}
              >
                {copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
              </ActionIcon>
            </Tooltip>
          )}
        </CopyButton>
      }
    />
  )
}
