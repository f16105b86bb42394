import { Button } from '@mantine/core'
import { useState } from 'react'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct } from '#ui/ask.ts'
import { useClosedReason } from '#ui/asof.tsx'
import { formatNumber } from '#ui/format.ts'
import { Mark } from '#ui/page.tsx'
import { useDone } from '#ui/done.ts'
import { useSay } from '#ui/refusals.tsx'
import { Table } from '#ui/table.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import { Textarea } from '@mantine/core'
import { noteFinding } from './act-api.ts'
import type { FilledForm } from './content.ts'
import type { Finding } from './findings.ts'
import { refusalWords } from './refusal-words.ts'
import { words } from './return-words.ts'
import style from './returns.module.css'

/** What a return says about its findings, and whether it may be said now. */
export interface Explaining {
  notes: ReadonlyMap<string, string>
  /** The return whose notes are written; null: they are not written any more. */
  returnId: string | null
}

interface Checked {
  forms: readonly FilledForm[]
  across: readonly { key: string; unit: string; left: number; right: number; holds: boolean }[]
  acrossLabels: readonly { key: string; label: { vi: string; en: string } }[]
}

/** All checks of a return: how many hold, and each that fails with its explanation. */
export function CheckList({
  of,
  findings,
  explaining,
}: {
  of: Checked
  findings: readonly Finding[]
  explaining: Explaining
}) {
  const said = useWords(words)
  const locale = useLocale()
  const all = of.forms.reduce((sum, { checks }) => sum + checks.length, of.across.length)
  const failed = findings.filter((one) => one.kind === 'check' || one.kind === 'across')
  const unitNames = new Map(of.forms.flatMap(({ below }) => below.map(({ unit }) => [unit.code, unit.name])))
  const label = (finding: Finding) => {
    if (finding.kind === 'across')
      return of.acrossLabels.find((one) => one.key === finding.check)?.label[locale] ?? finding.check
    if (finding.kind !== 'check') return ''
    const form = of.forms.find(({ layout }) => layout.key === finding.form)
    const found = form?.layout.checks.find((one) => one.key === finding.check)
    return `${said.form} ${finding.form}: ${found?.label[locale] ?? finding.check}`
  }
  if (all === 0) return <p>{said.noChecks}</p>
  return (
    <div className={style.stack}>
      <p>
        {failed.length === 0 ? (
          <Mark tone="good">{said.allHold(formatNumber(all))}</Mark>
        ) : (
          <Mark tone="warn">{said.someFail(formatNumber(failed.length), formatNumber(all))}</Mark>
        )}
      </p>
      {failed.length > 0 && (
        <Table
          name={said.checks}
          rows={failed}
          rowKey={(row) => row.key}
          columns={[
            {
              key: 'check',
              title: said.check,
              cell: (row) => (
                <>
                  {label(row)}
                  <span className={style.small}>{unitNames.get(row.unit) ?? row.unit}</span>
                </>
              ),
            },
            { key: 'left', title: said.left, number: (row) => row.left },
            { key: 'right', title: said.right, number: (row) => row.right },
            {
              key: 'note',
              title: said.explanation,
              width: '34%',
              cell: (row) => <Explanation finding={row.key} about={label(row)} explaining={explaining} />,
            },
          ]}
        />
      )}
    </div>
  )
}

/** What the unit says about a finding; written here while the draft is open. */
export function Explanation({
  finding,
  about,
  explaining,
}: {
  finding: string
  about: string
  explaining: Explaining
}) {
  const said = useWords(words)
  const closed = useClosedReason()
  const [isOpen, setOpen] = useState(false)
  const note = explaining.notes.get(finding)
  return (
    <span className={style.note}>
      {note ?? <Mark tone="warn">{said.needed}</Mark>}
      {explaining.returnId && (
        <Button
          size="compact-sm"
          variant="default"
          className="dv-no-print"
          disabled={closed !== null}
          title={closed ?? undefined}
          aria-label={`${note ? said.change : said.explain}: ${about}`}
          onClick={() => setOpen(true)}
        >
          {note ? said.change : said.explain}
        </Button>
      )}
      {isOpen && explaining.returnId && (
        <NoteForm
          returnId={explaining.returnId}
          finding={finding}
          about={about}
          before={note ?? ''}
          onClose={() => setOpen(false)}
        />
      )}
    </span>
  )
}

function NoteForm({
  returnId,
  finding,
  about,
  before,
  onClose,
}: {
  returnId: string
  finding: string
  about: string
  before: string
  onClose: () => void
}) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const [note, setNote] = useState(before)
  const act = useAct(noteFinding, { renews: ['/api/returns'], onDone: useDone(onClose) })
  return (
    <ActDialog
      title={said.explain}
      text={about}
      act={act}
      say={say}
      onSubmit={() => act.mutate({ id: returnId, finding, note: note.trim() || null })}
      onClose={onClose}
    >
      <Textarea
        label={said.explanation}
        description={said.explainHint}
        autosize
        minRows={2}
        maxLength={1000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </ActDialog>
  )
}
