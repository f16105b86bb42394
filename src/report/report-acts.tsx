import { Button } from '@mantine/core'
import { useState } from 'react'
import { refusalWords as documentWords } from '#document/refusal-words.ts'
import type { Day } from '#platform/day.ts'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { DayField, TextField } from '#ui/field.tsx'
import { useGo } from '#ui/go.tsx'
import { useSay } from '#ui/refusals.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { WriteButton } from '#ui/write-button.tsx'
import { issueReport, requestReportFile, withdrawReport, type ReportShown } from './api.ts'
import { refusalWords } from './refusal-words.ts'
import { words } from './words.ts'

/** What can be done with a report: issue it, take it back, have its file written in the background. */
export function Acts({ report }: { report: ReportShown }) {
  const said = useWords(words)
  const [open, setOpen] = useState<'issue' | 'withdraw' | null>(null)
  const close = () => setOpen(null)
  const file = useAct(requestReportFile, { renews: ['/api/jobs'], onDone: () => tell(said.asked) })
  const mayChange = report.may.record && report.state === 'draft'
  return (
    <>
      <Button
        variant="default"
        loading={file.isPending}
        onClick={() => file.mutate({ id: report.id, format: 'pdf' })}
      >
        {said.asJob('PDF')}
      </Button>
      {mayChange && (
        <>
          <WriteButton main onClick={() => setOpen('issue')}>
            {said.issue}
          </WriteButton>
          <WriteButton onClick={() => setOpen('withdraw')}>{said.withdraw}</WriteButton>
        </>
      )}
      {open === 'issue' && <IssueForm report={report} onClose={close} />}
      {open === 'withdraw' && <WithdrawForm report={report} onClose={close} />}
    </>
  )
}

function IssueForm({ report, onClose }: { report: ReportShown; onClose: () => void }) {
  const said = useWords(words)
  const say = useSay({ ...documentWords, ...refusalWords })
  const { today } = useAsOf()
  const [on, setOn] = useState<Day | null>(today)
  const [serial, setSerial] = useState('')
  const [term, setTerm] = useState('')
  const act = useAct(issueReport, {
    renews: ['/api/reports', '/api/documents'],
    onDone: () => {
      tell(said.issuedDone)
      onClose()
    },
  })
  const isNumber = serial === '' || /^\d{1,6}$/.test(serial)
  return (
    <ActDialog
      title={said.issue}
      text={said.issueText}
      verb={said.issue}
      act={act}
      say={say}
      disabled={!on || !isNumber}
      onSubmit={() =>
        on &&
        act.mutate({
          id: report.id,
          on,
          serial: serial === '' ? null : Number(serial),
          term: term.trim() || null,
        })
      }
      onClose={onClose}
    >
      <DayField label={said.issuedOn} required value={on} max={today} onChange={setOn} />
      <TextField
        label={said.serial}
        description={said.serialHint}
        inputMode="numeric"
        value={serial}
        onChange={setSerial}
      />
      <TextField
        label={said.term}
        description={said.termHint}
        maxLength={100}
        value={term}
        onChange={setTerm}
      />
    </ActDialog>
  )
}

function WithdrawForm({ report, onClose }: { report: ReportShown; onClose: () => void }) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const go = useGo()
  const act = useAct(withdrawReport, {
    renews: ['/api/reports'],
    onDone: () => {
      tell(said.withdrawn)
      onClose()
      go({ to: '/reports' })
    },
  })
  return (
    <ReasonDialog
      title={said.withdraw}
      text={said.withdrawText}
      verb={said.withdraw}
      act={act}
      say={say}
      onSubmit={(reason) => act.mutate({ id: report.id, reason })}
      onClose={onClose}
    />
  )
}
