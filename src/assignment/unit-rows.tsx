import { Button } from '@mantine/core'
import { useState } from 'react'
import { useMay } from '#access/session.tsx'
import type { UnitLink } from '#organisation/api.ts'
import { formatDay } from '#platform/day.ts'
import { useAct, useAskPages } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { ChoiceField } from '#ui/field.tsx'
import { formatMaybeDay, formatNumber } from '#ui/format.ts'
import { useAddress } from '#ui/go.tsx'
import { Card, Toolbar } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table } from '#ui/table.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { closeReported, nudge } from './act-api.ts'
import { listAddressees, WHICH, type AddresseeRow, type Counts } from './api.ts'
import { StateMark } from './assignments-from.tsx'
import type { OfAssignment } from './coverage-card.tsx'
import { NoteField, RENEWS, WriteDialog } from './dialog.tsx'
import { stageWords } from './state-words.ts'
import { unitWords } from './unit-words.ts'
import { askedWords, words } from './words.ts'
import style from './assignment.module.css'

export type Which = (typeof WHICH)[number]

/** The units behind the figures of a coverage: who is late and why, and what their superior does about it. */
export function UnitRows({
  assignment,
  unit,
  total,
}: {
  assignment: OfAssignment
  unit: UnitLink
  total: Counts
}) {
  const said = useWords(words)
  const { on } = useAsOf()
  const [which, setWhich] = useAddress<Which>('which', 'late')
  const list = useAskPages(listAddressees, { id: assignment.id, unit: unit.id, on, which, limit: 20 })
  const isCount = which === 'late' || which === 'closed' || which === 'all'
  const count = { late: total.late, closed: total.closed, all: total.addressed }
  return (
    <Card title={said.units} actions={<InBulk assignment={assignment} unit={unit} total={total} />}>
      <Toolbar label={said.show}>
        <ChoiceField
          label={said.show}
          value={which}
          onChange={(chosen) => setWhich(chosen || 'late')}
          choices={WHICH.map((value) => ({ value, label: said.rows[value] }))}
        />
      </Toolbar>
      <Answer of={list}>
        {(rows) => <Rows rows={rows} more={list.more} count={isCount ? count[which] : undefined} />}
      </Answer>
    </Card>
  )
}

function Rows({
  rows,
  more,
  count,
}: {
  rows: readonly AddresseeRow[]
  more: (() => void) | undefined
  count: number | undefined
}) {
  const said = useWords(words)
  return (
    <Table
      name={said.units}
      rows={rows}
      rowKey={(row) => row.id}
      more={more}
      count={count}
      empty={<Empty title={said.noRows} />}
      columns={[
        {
          key: 'unit',
          title: said.unit,
          to: (row) => `/assignments/unit/${row.id}`,
          cell: (row) => <Named row={row} />,
        },
        { key: 'due', title: said.due, cell: (row) => <Due row={row} /> },
        { key: 'state', title: said.state, cell: (row) => <StateMark addressee={row} /> },
        { key: 'why', title: said.why, cell: (row) => <Why row={row} />, narrow: false },
        { key: 'last', title: said.lastAct, cell: (row) => <Last row={row} />, narrow: false },
      ]}
    />
  )
}

function Named({ row: { unit, body, under } }: { row: AddresseeRow }) {
  return (
    <>
      {body ?? unit.name}
      {under && <small className={`${style.line} ${style.dim}`}>{under}</small>}
    </>
  )
}

function Due({ row: { dueOn, daysLate } }: { row: AddresseeRow }) {
  const said = useWords(words)
  return (
    <>
      {formatMaybeDay(dueOn)}
      {daysLate !== null && (
        <small className={`${style.line} ${style.dim}`}>{said.daysLate(formatNumber(daysLate))}</small>
      )}
    </>
  )
}

function Why({ row: { missing } }: { row: AddresseeRow }) {
  const asked = useWords(askedWords)
  return missing.map((stage) => asked[stage]).join(', ')
}

function Last({ row: { lastAct, nudgedOn } }: { row: AddresseeRow }) {
  const said = useWords(words)
  const stages = useWords(stageWords)
  return (
    <>
      {lastAct ? `${stages[lastAct.stage]}, ${formatDay(lastAct.on)}` : said.nothingYet}
      {lastAct?.note && <small className={`${style.line} ${style.dim}`}>{lastAct.note}</small>}
      {nudgedOn && lastAct?.stage !== 'nudged' && (
        <small className={`${style.line} ${style.dim}`}>{said.nudgedOn(formatDay(nudgedOn))}</small>
      )}
    </>
  )
}

/** Nudging all who are late, closing all that have reported. */
function InBulk({ assignment, unit, total }: { assignment: OfAssignment; unit: UnitLink; total: Counts }) {
  const said = useWords(words)
  const closed = useClosedReason()
  const may = useMay('work.record')
  const [open, setOpen] = useState<'nudge' | 'close' | null>(null)
  if (!may || assignment.withdrawnOn !== null) return null
  const toClose = total.reported - total.closed
  return (
    <>
      {total.late > 0 && (
        <Button
          variant="default"
          disabled={closed !== null}
          title={closed ?? undefined}
          onClick={() => setOpen('nudge')}
        >
          {said.nudgeAll}
        </Button>
      )}
      {assignment.may.judge && toClose > 0 && (
        <Button
          variant="default"
          disabled={closed !== null}
          title={closed ?? undefined}
          onClick={() => setOpen('close')}
        >
          {said.closeAll}
        </Button>
      )}
      {open !== null && (
        <Bulk of={open} assignmentId={assignment.id} unitId={unit.id} onClose={() => setOpen(null)} />
      )}
    </>
  )
}

function Bulk({
  of,
  assignmentId,
  unitId,
  onClose,
}: {
  of: 'nudge' | 'close'
  assignmentId: string
  unitId: string
  onClose: () => void
}) {
  const said = useWords(words)
  const own = useWords(unitWords)
  const { today } = useAsOf()
  const [note, setNote] = useState('')
  const done = ({ count }: { count: number }) => {
    tell((of === 'nudge' ? said.nudged : said.closedMany)(formatNumber(count)))
    onClose()
  }
  const nudging = useAct(nudge, { renews: RENEWS, onDone: done })
  const closing = useAct(closeReported, { renews: RENEWS, onDone: done })
  const act = of === 'nudge' ? nudging : closing
  return (
    <WriteDialog
      title={of === 'nudge' ? said.nudgeAll : said.closeAll}
      text={of === 'nudge' ? said.nudgeText : said.closeAllText}
      verb={of === 'nudge' ? said.nudge : said.closeAll}
      act={act}
      onClose={onClose}
      onSubmit={() => act.mutate({ id: assignmentId, unit: unitId, on: today, note: note.trim() || null })}
    >
      <NoteField
        label={of === 'nudge' ? own.noteOf.nudged : own.noteOf.closed}
        value={note}
        onChange={setNote}
      />
    </WriteDialog>
  )
}
