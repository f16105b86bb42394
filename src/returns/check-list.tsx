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

interface Row {
  key: string
  label: string
  unit: string
  left: number
  right: number
  holds: boolean
}

/** All checks of a return: those of the unit itself, and each that fails in a unit below, with its explanation. */
export function CheckList({
  of,
  unitCode,
  explaining,
}: {
  of: Checked
  unitCode: string
  explaining: Explaining
}) {
  const said = useWords(words)
  const locale = useLocale()
  const unitNames = new Map(of.forms.flatMap(({ below }) => below.map(({ unit }) => [unit.code, unit.name])))
  const all: Row[] = [
    ...of.forms.flatMap(({ layout, checks }) =>
      checks.map(({ key, ...check }) => {
        const label = layout.checks.find((one) => one.key === key)?.label[locale] ?? key
        return {
          key: `check ${layout.key} ${key} ${check.unit}`,
          label: `${said.form} ${layout.key}: ${label}`,
          ...check,
        }
      }),
    ),
    ...of.across.map(({ key, ...check }) => {
      const label = of.acrossLabels.find((one) => one.key === key)?.label[locale] ?? key
      return { key: `across ${key} ${check.unit}`, label, ...check }
    }),
  ]
  const failed = all.filter((row) => !row.holds).length
  const shown = all
    .filter((row) => !row.holds || row.unit === unitCode)
    .sort((a, b) => Number(a.holds) - Number(b.holds))
  if (all.length === 0) return <p>{said.noChecks}</p>
  return (
    <div className={style.stack}>
      <p>
        {failed === 0 ? (
          <Mark tone="good">{said.allHold(formatNumber(all.length))}</Mark>
        ) : (
          <Mark tone="warn">{said.someFail(formatNumber(failed), formatNumber(all.length))}</Mark>
        )}
      </p>
      <Table
        name={said.checks}
        rows={shown}
        rowKey={(row) => row.key}
        columns={[
          {
            key: 'check',
            title: said.check,
            width: '44%',
            cell: (row) => (
              <>
                {row.label}
                {row.unit !== unitCode && (
                  <span className={style.small}>{unitNames.get(row.unit) ?? row.unit}</span>
                )}
              </>
            ),
          },
          { key: 'left', title: said.left, number: (row) => row.left },
          { key: 'right', title: said.right, number: (row) => row.right },
          {
            key: 'result',
            title: said.result,
            cell: (row) =>
              row.holds ? (
                <Mark tone="good">{said.agrees}</Mark>
              ) : (
                <>
                  <Mark tone="warn">{said.differs}</Mark>{' '}
                  <Explanation finding={row.key} about={row.label} explaining={explaining} />
                </>
              ),
          },
        ]}
      />
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
