import { Button, FileButton } from '@mantine/core'
import { IconPhoto, IconTrash, IconUpload } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { logoTypes } from '#shared/contract/logo'
import { api } from '../../lib/client'
import { logoOf, logoSource, useLogo } from '../../lib/logo'
import { notifyDone, notifyError } from '../../lib/notify'
import { Card } from '../../ui/Card'

const UNREADABLE = 'Dit bestand kunnen wij niet gebruiken. Kies een plaatje dat eindigt op .png of .jpg.'

/** The logo on printed and exported papers: choose it, look at it, take it away. */
export function LogoCard() {
  const logo = useLogo()
  const [problem, setProblem] = useState<string | null>(null)
  const queries = useQueryClient()
  const told = (text: string) => ({
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: api.logo.key() })
      notifyDone(text, { undo: true })
    },
    onError: (error: unknown) => {
      void queries.invalidateQueries({ queryKey: api.logo.key() })
      notifyError(error)
    },
  })
  const set = useMutation(api.logo.set.mutationOptions(told('Het logo is opgeslagen')))
  const remove = useMutation(api.logo.remove.mutationOptions(told('Het logo is weggehaald')))
  const choose = async (file: File | null) => {
    if (file === null) return
    const base64 = await logoOf(file)
    setProblem(base64 === null ? UNREADABLE : null)
    if (base64 !== null) set.mutate({ base64, revision: logo?.revision ?? null })
  }
  return (
    <Card title="Logo" note="op de dagstaat, het kwartaaloverzicht en het Excel-bestand" className="in-narrow">
      <div className="in-form">
        <div className="in-logo" data-empty={logo === null || undefined}>
          {logo === null ? (
            <>
              <IconPhoto size={24} stroke={1.4} aria-hidden />
              <span>Nog geen logo. Papieren tonen nu alleen de naam van de organisatie.</span>
            </>
          ) : (
            <img src={logoSource(logo)} alt="Logo van de organisatie" />
          )}
        </div>
        {problem !== null && (
          <p className="in-logo-problem" role="alert">
            {problem}
          </p>
        )}
        <div className="in-row">
          <FileButton onChange={(file) => void choose(file)} accept={logoTypes.join(',')}>
            {(props) => (
              <Button
                {...props}
                variant="default"
                loading={set.isPending}
                leftSection={<IconUpload size={16} aria-hidden />}
              >
                {logo === null ? 'Logo kiezen' : 'Ander logo kiezen'}
              </Button>
            )}
          </FileButton>
          {logo !== null && (
            <Button
              variant="default"
              loading={remove.isPending}
              leftSection={<IconTrash size={16} aria-hidden />}
              onClick={() => remove.mutate({ revision: logo.revision })}
            >
              Weghalen
            </Button>
          )}
        </div>
        <p className="in-hint">
          Een PNG- of JPEG-bestand. Een groot plaatje wordt kleiner gemaakt. Een witte of doorzichtige achtergrond staat
          het mooist op papier.
        </p>
      </div>
    </Card>
  )
}
