import { Button, FileButton } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Upload } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { upload } from './call.ts'
import { WhyNot, type SayRefusal } from './refusals.tsx'
import { tell } from './tell.ts'

/** Sends a file as soon as it is chosen; every reason against it stands below. */
export function UploadButton({
  address,
  accept,
  said,
  say,
  closed,
  renews,
  variant = 'filled',
  noteClass,
  children,
}: {
  address: string
  /** Ending of the files offered: `.docx`. */
  accept: string
  said: { upload: string; uploaded: string; sending: string }
  say: SayRefusal
  /** Why nothing can be written now; null: it can. */
  closed: string | null
  /** Beginning of the paths whose answers are asked for again. */
  renews: string
  variant?: 'filled' | 'default'
  noteClass: string | undefined
  /** A note between the button and what stands against the file. */
  children?: ReactNode
}) {
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const send = (file: File | null) => {
    if (!file) return
    setBusy(true)
    setError(null)
    upload(address, file)
      .then(() => {
        tell(said.uploaded)
        return client.invalidateQueries({
          predicate: ({ queryKey }) => String(queryKey[0]).startsWith(renews),
        })
      })
      .catch(setError)
      .finally(() => setBusy(false))
  }
  return (
    <>
      <div>
        <FileButton accept={accept} onChange={send} disabled={closed !== null}>
          {(props) => (
            <Button
              {...props}
              variant={variant}
              leftSection={<Upload size={16} aria-hidden />}
              disabled={closed !== null}
              title={closed ?? undefined}
              loading={busy}
            >
              {said.upload}
            </Button>
          )}
        </FileButton>
      </div>
      {children}
      <div aria-live="polite">
        {busy && <p className={noteClass}>{said.sending}</p>}
        <WhyNot error={error} say={say} />
      </div>
    </>
  )
}
