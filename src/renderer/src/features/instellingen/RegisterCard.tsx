import { Button } from '@mantine/core'
import { IconFileTypePdf } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { RegisterEntry } from '#shared/contract/privacy'
import { dataKindWords, personWords } from '#shared/domain/privacy'
import { api, client } from '../../lib/client'
import { saveFile } from '../../lib/download'
import { notifyError } from '../../lib/notify'
import { Card } from '../../ui/Card'

/** The register of processing, made of what the program keeps: to read here and to hand over. */
export function RegisterCard() {
  const register = useQuery(api.privacy.register.queryOptions())
  const save = useMutation({
    mutationFn: () => client.privacy.exportRegister(),
    onSuccess: saveFile,
    onError: notifyError,
  })
  return (
    <Card
      title="Register van verwerkingen"
      note="wat van wie bewaard wordt, waarom en hoe lang"
      actions={
        <Button
          size="xs"
          variant="default"
          leftSection={<IconFileTypePdf size={14} aria-hidden="true" />}
          loading={save.isPending}
          onClick={() => save.mutate()}
        >
          Bewaar als PDF
        </Button>
      }
    >
      <div className="in-register">
        {register.data?.entries.map((entry) => (
          <details key={entry.processing}>
            <summary>
              <b>{entry.title}</b>
              <span>{entry.of.map((person) => personWords[person]).join('; ')}</span>
            </summary>
            <dl>
              {factsOf(entry).map(([term, meaning]) => (
                <div key={term}>
                  <dt>{term}</dt>
                  <dd>{meaning}</dd>
                </div>
              ))}
            </dl>
          </details>
        ))}
      </div>
    </Card>
  )
}

const factsOf = (entry: RegisterEntry): [string, string][] => [
  ['Waarom', entry.why],
  ['Grondslag', entry.basis],
  ['Wat', entry.what.map((kind) => dataKindWords[kind]).join(', ')],
  ['Wie het krijgt', entry.receivers],
  ['Hoe lang', entry.keep],
  ['Waar het staat', entry.tables.join(', ')],
]
