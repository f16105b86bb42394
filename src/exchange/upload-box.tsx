import { Button, FileButton, Progress } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { FileUp } from 'lucide-react'
import { useState } from 'react'
import { useClosedReason } from '#ui/asof.tsx'
import { ApiError, upload } from '#ui/call.ts'
import { formatShare } from '#ui/format.ts'
import { Failed } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { listImports, uploadImport, type ImportRun } from './api.ts'
import { pageWords } from './page-words.ts'
import { wrongFile } from './run-shown.ts'
import style from './exchange.module.css'

/** Takes a file by dropping or choosing it, sends it, and says what is wrong with it before it is sent. */
export function UploadBox({ again = false, onSent }: { again?: boolean; onSent: (run: ImportRun) => void }) {
  const said = useWords(pageWords)
  const closed = useClosedReason()
  const sending = useSending(onSent)
  const [isOver, setIsOver] = useState(false)
  const isBusy = sending.share !== null
  const isClosed = isBusy || closed !== null
  return (
    <div
      className={isOver ? `${style.drop} ${style.over}` : style.drop}
      onDragOver={(event) => {
        event.preventDefault()
        setIsOver(!isClosed)
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setIsOver(false)
        if (!isClosed) sending.send([...event.dataTransfer.files])
      }}
    >
      <FileUp size={28} aria-hidden className={style.icon} />
      <div className={style.choose}>
        {!again && <span className={style.dropText}>{said.drop}</span>}
        <FileButton accept=".xlsx,.csv" onChange={(file) => file && sending.send([file])} disabled={isClosed}>
          {(props) => (
            <Button {...props} disabled={isClosed} loading={isBusy} title={closed ?? undefined}>
              {again ? said.chooseAgain : said.choose}
            </Button>
          )}
        </FileButton>
      </div>
      <p className={style.hint}>
        {closed ?? said.kinds} {said.secret}
      </p>
      <Sending {...sending} />
    </div>
  )
}

function Sending({ share, wrong, error }: Omit<ReturnType<typeof useSending>, 'send'>) {
  const said = useWords(pageWords)
  return (
    <div className={style.sending} aria-live="polite">
      {share !== null && (
        <>
          <p>{said.sending(formatShare(share, 0))}</p>
          <Progress value={share * 100} aria-label={said.sending(formatShare(share, 0))} />
        </>
      )}
      {wrong && (
        <p role="alert" className={style.wrong}>
          {wrong}
        </p>
      )}
      {error !== null && <Failed error={error} />}
    </div>
  )
}

function useSending(onSent: (run: ImportRun) => void) {
  const said = useWords(pageWords)
  const client = useQueryClient()
  const [share, setShare] = useState<number | null>(null)
  const [wrong, setWrong] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const send = (files: readonly File[]) => {
    const kind = wrongFile(files)
    const file = files[0]
    setError(null)
    setWrong(kind ? said.wrongFile[kind](file?.name ?? '') : null)
    if (kind || !file) return
    setShare(0)
    upload<ImportRun>(uploadImport.path, file, { onProgress: setShare })
      .then((run) => {
        onSent(run)
        void client.invalidateQueries({ queryKey: [listImports.path] })
      })
      .catch((caught: unknown) => {
        if (isUnknownSheet(caught)) setWrong(said.wrongFile.sheet(file.name))
        else setError(caught)
      })
      .finally(() => setShare(null))
  }
  return { share, wrong, error, send }
}

/** Whether the server could not tell which sheet a .csv is. */
function isUnknownSheet(error: unknown): boolean {
  return error instanceof ApiError && error.problems.some(({ code }) => code === 'not-a-sheet')
}
