import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { keyOf } from '#ui/ask.ts'
import { call } from '#ui/call.ts'
import { formatNumber } from '#ui/format.ts'
import { Card, Mark } from '#ui/page.tsx'
import { Answer } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { getImport, listImports, type ImportRun } from './api.ts'
import { pageWords } from './page-words.ts'
import { RunColumns } from './run-columns.tsx'
import { RunFindings } from './run-findings.tsx'
import { isWorking } from './run-shown.ts'
import { Applied, CancelButton, Ended, Ready, Working } from './run-steps.tsx'
import { UploadBox } from './upload-box.tsx'
import style from './exchange.module.css'

const ASK_EVERY_MS = 1_000

/** One import from reading to the confirmation; asks every second while a worker has it. */
export function RunPanel({
  id,
  before,
  onSent,
  onLeave,
}: {
  id: string
  /** Errors of the file that this one replaces. */
  before: number | null
  onSent: (run: ImportRun, errors: number | null) => void
  onLeave: () => void
}) {
  const asked = useQuery({
    queryKey: keyOf(getImport, { id }),
    queryFn: ({ signal }) => call(getImport, { id }, { signal }),
    refetchInterval: ({ state }) => (state.data && isWorking(state.data.state) ? ASK_EVERY_MS : false),
  })
  const client = useQueryClient()
  const state = asked.data?.state
  useEffect(() => {
    if (state) void client.invalidateQueries({ queryKey: [listImports.path] })
  }, [client, state])
  return (
    <Answer of={asked}>
      {(run) => (
        <Run run={run} before={before} onSent={(sent) => onSent(sent, run.errors)} onLeave={onLeave} />
      )}
    </Answer>
  )
}

interface RunProps {
  run: ImportRun
  before: number | null
  onSent: (run: ImportRun) => void
  onLeave: () => void
}

function Run(props: RunProps) {
  const said = useWords(pageWords)
  const { run } = props
  const isChecked = !isWorking(run.state)
  return (
    <>
      <Card title={said.of(run.fileName)} actions={<StateMark state={run.state} />}>
        <div className={style.run} aria-live="polite">
          <Step {...props} />
        </div>
      </Card>
      {isChecked && run.errors + run.warnings > 0 && run.state !== 'cancelled' && <RunFindings run={run} />}
      {run.sheets.length > 0 && <RunColumns sheets={run.sheets} />}
    </>
  )
}

/** Where an import stands, as a word. */
export function StateMark({ state }: Pick<ImportRun, 'state'>) {
  const said = useWords(pageWords)
  const tone =
    state === 'applied'
      ? 'good'
      : state === 'refused' || state === 'failed'
        ? 'accent'
        : state === 'ready'
          ? 'warn'
          : 'plain'
  return <Mark tone={tone}>{said.states[state]}</Mark>
}

function Step(props: RunProps) {
  const said = useWords(pageWords)
  const { run, before, onSent, onLeave } = props
  const errors = formatNumber(run.errors)
  switch (run.state) {
    case 'reading':
    case 'checking':
    case 'applying':
      return <Working run={run} />
    case 'ready':
      return <Ready {...props} />
    case 'refused':
      return (
        <>
          <p className={style.lead}>{said.refused(errors)}</p>
          {before !== null && <p>{said.before(formatNumber(before), errors)}</p>}
          <UploadBox again onSent={onSent} />
          <CancelButton run={run} onLeave={onLeave} />
        </>
      )
    case 'failed':
      return (
        <>
          <p className={style.lead}>{said.failed}</p>
          {run.problem && <p className={style.hint}>{run.problem}</p>}
          <UploadBox again onSent={onSent} />
        </>
      )
    case 'applied':
      return <Applied run={run} onLeave={onLeave} />
    case 'cancelled':
      break
  }
  return <Ended text={said.cancelled} onLeave={onLeave} />
}
