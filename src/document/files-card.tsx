import { Button, FileButton, Progress, Textarea } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Paperclip } from 'lucide-react'
import { useState } from 'react'
import { useAct } from '#ui/ask.ts'
import { useClosedReason } from '#ui/asof.tsx'
import { upload } from '#ui/call.ts'
import { Confirm } from '#ui/confirm.tsx'
import { formatInstant, formatNumber, formatShare } from '#ui/format.ts'
import { useFocusBack } from '#ui/focus-back.ts'
import { Card } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { getDocument, withdrawDocumentFile, type DocumentFile, type DocumentShown } from './api.ts'
import { pageWords } from './page-words.ts'
import { refusalWords } from './refusal-words.ts'
import style from './document.module.css'

/** The files of a document, a way to attach one more, and to take one back. */
export function Files({ shown }: { shown: DocumentShown }) {
  const said = useWords(pageWords)
  const closed = useClosedReason()
  const [taken, setTaken] = useState<DocumentFile | null>(null)
  const { files, may, withdrawn, document } = shown
  const mayChange = may.record && !withdrawn
  return (
    <Card title={said.files}>
      {files.length === 0 ? (
        <p className={style.dim}>{said.filesNone}</p>
      ) : (
        <ul className={style.list}>
          {files.map((file) => (
            <li key={file.id} className={style.item}>
              <FileLine documentId={document.id} file={file} />
              {mayChange && !closed && (
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={said.takeBackNamed(file.name)}
                  onClick={() => setTaken(file)}
                >
                  {said.takeBack}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayChange && <Attach documentId={document.id} closed={closed} />}
      {taken && <TakeBack documentId={document.id} file={taken} onClose={() => setTaken(null)} />}
    </Card>
  )
}

function FileLine({ documentId, file }: { documentId: string; file: DocumentFile }) {
  const said = useWords(pageWords)
  const { id, name, bytes, sha256, wasRead, recordedAt } = file
  return (
    <span className={style.line}>
      <a className="dv-link" href={`/api/documents/${documentId}/files/${id}`} download>
        {name}
      </a>
      <span className={style.small} title={`SHA-256 ${sha256}`}>
        {formatNumber(Math.ceil(bytes / 1000))} KB · {formatInstant(recordedAt)} · SHA-256{' '}
        {sha256.slice(0, 12)}…
      </span>
      {!wasRead && <span className={style.small}>{said.notRead}</span>}
    </span>
  )
}

function Attach({ documentId, closed }: { documentId: string; closed: string | null }) {
  const said = useWords(pageWords)
  const say = useSay(refusalWords)
  const client = useQueryClient()
  const [share, setShare] = useState<number | null>(null)
  const [error, setError] = useState<unknown>(null)
  const send = (file: File | null) => {
    if (!file) return
    setError(null)
    setShare(0)
    upload(`/api/documents/${documentId}/files`, file, { onProgress: setShare })
      .then(() => {
        tell(said.attached)
        void client.invalidateQueries({ queryKey: [getDocument.path] })
      })
      .catch(setError)
      .finally(() => setShare(null))
  }
  return (
    <div className={style.attach}>
      <div className={style.buttons}>
        <FileButton accept=".pdf,.docx,.xlsx,.txt" onChange={send} disabled={closed !== null}>
          {(props) => (
            <Button
              {...props}
              variant="default"
              leftSection={<Paperclip size={16} aria-hidden />}
              disabled={closed !== null}
              title={closed ?? undefined}
              loading={share !== null}
            >
              {said.attach}
            </Button>
          )}
        </FileButton>
      </div>
      <p className={style.small}>{closed ?? said.attachHint}</p>
      <div aria-live="polite">
        {share !== null && <Progress value={share * 100} aria-label={said.sending(formatShare(share, 0))} />}
        <WhyNot error={error} say={say} />
      </div>
    </div>
  )
}

function TakeBack({
  documentId,
  file,
  onClose,
}: {
  documentId: string
  file: DocumentFile
  onClose: () => void
}) {
  const said = useWords(pageWords)
  const say = useSay(refusalWords)
  useFocusBack()
  const [reason, setReason] = useState('')
  const act = useAct(withdrawDocumentFile, {
    renews: ['/api/documents'],
    onDone: () => {
      tell(said.takenBack)
      onClose()
    },
  })
  return (
    <Confirm
      opened
      title={said.takeBackNamed(file.name)}
      act={said.takeBack}
      busy={act.isPending}
      error={act.error}
      say={say}
      onCancel={onClose}
      onConfirm={() => reason.trim().length >= 3 && act.mutate({ id: documentId, fileId: file.id, reason })}
    >
      <p>{said.takeBackText}</p>
      <Textarea
        label={said.reason}
        required
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Confirm>
  )
}
