import { Button } from '@mantine/core'
import { ClipboardCopy, Download, Printer } from 'lucide-react'
import { useState } from 'react'
import type { z } from 'zod'
import { useAskPages } from '#ui/ask.ts'
import { call } from '#ui/call.ts'
import { saveCsv } from '#ui/csv.ts'
import { formatNumber } from '#ui/format.ts'
import { Card, Mark } from '#ui/page.tsx'
import { Answer } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { tell } from '#ui/tell.ts'
import { useWords, type Said } from '#ui/words.tsx'
import { listImportFindings, type ImportFinding, type ImportRun } from './api.ts'
import { pageWords } from './page-words.ts'
import { columnTitle, isSheet } from './run-shown.ts'
import style from './exchange.module.css'

type FoundProblem = z.output<typeof ImportFinding>

const PER_PAGE = 200

/** Every problem of a file with its place and reason, errors first; the list can be copied, saved and printed. */
export function RunFindings({ run }: { run: ImportRun }) {
  const said = useWords(pageWords)
  const list = useAskPages(listImportFindings, { id: run.id, limit: PER_PAGE })
  const lines = (findings: readonly FoundProblem[]) => findings.map((finding) => cellsOf(finding, said))
  const [isSaving, setIsSaving] = useState(false)
  const save = () => {
    setIsSaving(true)
    void allFindings(run.id)
      .then((findings) => saveCsv(`${said.findingsFile}.csv`, [headings(said), ...lines(findings)]))
      .finally(() => setIsSaving(false))
  }
  const copy = () => {
    const rows = [headings(said), ...lines(list.data ?? [])].map((row) => row.join('\t'))
    void navigator.clipboard.writeText(rows.join('\n')).then(() => tell(said.copied))
  }
  return (
    <Card
      title={said.findings}
      actions={
        <>
          <Button variant="default" leftSection={<ClipboardCopy size={16} aria-hidden />} onClick={copy}>
            {said.copy}
          </Button>
          <Button
            variant="default"
            leftSection={<Download size={16} aria-hidden />}
            loading={isSaving}
            onClick={save}
          >
            {said.saveFindings}
          </Button>
          <Button variant="default" leftSection={<Printer size={16} aria-hidden />} onClick={() => print()}>
            {said.print}
          </Button>
        </>
      }
    >
      <p className={style.hint}>{said.findingsNote(formatNumber(run.errors), formatNumber(run.warnings))}</p>
      <Answer of={list}>
        {(findings) => (
          <Table
            name={said.findings}
            rows={findings}
            rowKey={({ id }) => id}
            columns={columnsOf(said)}
            more={list.more}
            count={run.errors + run.warnings + 1}
          />
        )}
      </Answer>
    </Card>
  )
}

function columnsOf(said: Said<typeof pageWords>): Column<FoundProblem>[] {
  return [
    {
      key: 'severity',
      title: said.severity,
      cell: ({ severity }) => <Mark tone={severity === 'error' ? 'accent' : 'warn'}>{said[severity]}</Mark>,
    },
    { key: 'sheet', title: said.sheet, cell: (finding) => <Sheet finding={finding} /> },
    {
      key: 'line',
      title: said.line,
      number: ({ line }) => (line === 0 ? null : line),
      narrow: false,
    },
    {
      key: 'column',
      title: said.column,
      cell: ({ sheet, column }) => (column === '' ? '–' : columnTitle(sheet, column)),
      narrow: false,
    },
    { key: 'reason', title: said.reason, cell: ({ text }) => text },
  ]
}

/** The sheet of a problem; where there is little room also its row and column. */
function Sheet({ finding: { sheet, line, column } }: { finding: FoundProblem }) {
  const said = useWords(pageWords)
  if (sheet === '') return said.wholeFile
  const row = line === 0 ? said.wholeSheet : `${said.line.toLowerCase()} ${line}`
  return (
    <>
      {sheetName(sheet, said)}
      <span className={style.place}>{column === '' ? row : `${row} · ${columnTitle(sheet, column)}`}</span>
    </>
  )
}

const headings = (said: Said<typeof pageWords>) => [
  said.severity,
  said.sheet,
  said.line,
  said.column,
  said.reason,
]

function cellsOf({ severity, sheet, line, column, text }: FoundProblem, said: Said<typeof pageWords>) {
  return [
    said[severity],
    sheetName(sheet, said),
    line === 0 ? '' : line,
    column === '' ? '' : columnTitle(sheet, column),
    text,
  ]
}

function sheetName(sheet: string, said: Said<typeof pageWords>): string {
  return isSheet(sheet) ? said.sheets[sheet] : sheet
}

async function allFindings(id: string): Promise<FoundProblem[]> {
  const findings: FoundProblem[] = []
  for (let after: string | undefined; ;) {
    const page = await call(listImportFindings, { id, after, limit: PER_PAGE })
    findings.push(...page.items)
    if (page.next === null) return findings
    after = page.next
  }
}
