import { Button, Modal } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import type { PhotoId } from '#shared/contract/base'
import { api } from '../../lib/client'
import { jpegSource } from './photo'

/** A photo never changes, so it is asked for once. */
const usePhoto = (id: PhotoId) =>
  useQuery(api.repairs.photo.queryOptions({ input: { id }, staleTime: Number.POSITIVE_INFINITY })).data ?? null

function Thumbnail({ id, label, onOpen }: { id: PhotoId; label: string; onOpen: () => void }) {
  const photo = usePhoto(id)
  return (
    <button type="button" className="lb-thumb" aria-label={label} onClick={onOpen}>
      {photo && <img src={jpegSource(photo.base64)} alt="" />}
    </button>
  )
}

function Large({ id, alt }: { id: PhotoId; alt: string }) {
  const photo = usePhoto(id)
  return photo && <img className="lb-large" src={jpegSource(photo.base64)} alt={alt} />
}

type Props = { ids: readonly PhotoId[]; title: string; onRemove?: ((id: PhotoId) => void) | undefined }

/** Photos small; one of them large, with the arrow keys to the others. */
export function Photos({ ids, title, onRemove }: Props) {
  const [open, setOpen] = useState<number | null>(null)
  const current = open === null ? undefined : ids[open]
  const go = (by: -1 | 1) => open !== null && setOpen((open + by + ids.length) % ids.length)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') go(-1)
    if (event.key === 'ArrowRight') go(1)
  }
  const name = (at: number) => `Foto ${at + 1} van ${ids.length} bij ${title}`
  return (
    <>
      {ids.map((id, at) => (
        <Thumbnail key={id} id={id} label={`${name(at)}, groot bekijken`} onOpen={() => setOpen(at)} />
      ))}
      {open !== null && current !== undefined && (
        <Modal
          opened
          onClose={() => setOpen(null)}
          title={name(open)}
          size="auto"
          zIndex={400}
          onKeyDown={onKeyDown}
          closeButtonProps={{ 'aria-label': 'Sluiten' }}
        >
          <Large id={current} alt={name(open)} />
          <div className="lb-buttons">
            {ids.length > 1 && (
              <>
                <Button
                  variant="default"
                  leftSection={<IconChevronLeft size={16} aria-hidden />}
                  onClick={() => go(-1)}
                >
                  Vorige
                </Button>
                <Button
                  variant="default"
                  rightSection={<IconChevronRight size={16} aria-hidden />}
                  onClick={() => go(1)}
                >
                  Volgende
                </Button>
              </>
            )}
            {onRemove && (
              <Button
                variant="default"
                leftSection={<IconTrash size={16} aria-hidden />}
                onClick={() => {
                  setOpen(null)
                  onRemove(current)
                }}
              >
                Weghalen
              </Button>
            )}
          </div>
        </Modal>
      )}
    </>
  )
}
