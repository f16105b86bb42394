import { Button, CloseButton } from '@mantine/core'
import { useState } from 'react'
import { findUnitsOn } from '#organisation/find-units.ts'
import { formatDay, type Day } from '#platform/day.ts'
import { useDone } from '#ui/done.ts'
import { WriteButton } from '#ui/write-button.tsx'
import { useAct } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { DayField, TextField } from '#ui/field.tsx'
import { FindField, type Choice } from '#ui/find-field.tsx'
import { formatMaybeDay } from '#ui/format.ts'
import { Card, Mark } from '#ui/page.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { finishMilestone, MOST, planMilestones, type Milestone, type SchemeRecord } from './api.ts'
import { RENEWS, SchemeDialog } from './parts.tsx'
import { lightWords, words } from './words.ts'
import style from './scheme.module.css'

/** The milestones of a scheme: planned, done, owed by whom. */
export function MilestonesCard({ scheme }: { scheme: SchemeRecord }) {
  const said = useWords(words)
  const [open, setOpen] = useState<'plan' | Milestone | null>(null)
  return (
    <Card
      title={said.milestones}
      actions={
        scheme.may.record && <WriteButton onClick={() => setOpen('plan')}>{said.planMilestones}</WriteButton>
      }
    >
      <Milestones scheme={scheme} onDone={setOpen} />
      {open === 'plan' && <PlanMilestones scheme={scheme} onClose={() => setOpen(null)} />}
      {open !== null && open !== 'plan' && (
        <Finish scheme={scheme} milestone={open} onClose={() => setOpen(null)} />
      )}
    </Card>
  )
}

function Milestones({ scheme, onDone }: { scheme: SchemeRecord; onDone: (milestone: Milestone) => void }) {
  const said = useWords(words)
  const lights = useWords(lightWords)
  const undo = useAct(finishMilestone, { renews: RENEWS })
  const columns: Column<Milestone>[] = [
    {
      key: 'title',
      title: said.milestone,
      cell: ({ title, unit }) => (
        <>
          {title}
          {unit && <span className={style.small}>{unit.name}</span>}
        </>
      ),
    },
    {
      key: 'planned',
      title: said.plannedOn,
      cell: ({ plannedOn, doneOn }) => (
        <>
          {formatDay(plannedOn)}{' '}
          {doneOn === null && plannedOn < scheme.on && scheme.light !== 'ended' && (
            <Mark tone="accent">{lights.late}</Mark>
          )}
        </>
      ),
    },
    { key: 'done', title: said.doneOn, cell: ({ doneOn }) => formatMaybeDay(doneOn) },
  ]
  if (scheme.may.record)
    columns.push({
      key: 'act',
      title: '',
      cell: (milestone) =>
        milestone.doneOn === null ? (
          <WriteButton onClick={() => onDone(milestone)} label={`${said.markDone}: ${milestone.title}`}>
            {said.markDone}
          </WriteButton>
        ) : (
          <WriteButton
            label={`${said.undo}: ${milestone.title}`}
            onClick={() => undo.mutate({ id: scheme.id, milestoneId: milestone.id, on: null })}
          >
            {said.undo}
          </WriteButton>
        ),
    })
  return (
    <Table
      name={said.milestones}
      rows={scheme.milestones}
      rowKey={(row) => row.id}
      columns={columns}
      empty={<p className={style.dim}>{said.noMilestones}</p>}
    />
  )
}

function Finish({
  scheme,
  milestone,
  onClose,
}: {
  scheme: SchemeRecord
  milestone: Milestone
  onClose: () => void
}) {
  const said = useWords(words)
  const { today } = useAsOf()
  const [on, setOn] = useState<Day | null>(today)
  const act = useAct(finishMilestone, { renews: RENEWS, onDone: useDone(onClose) })
  return (
    <SchemeDialog
      title={said.markDone}
      text={milestone.title}
      act={act}
      size="md"
      onClose={onClose}
      onSubmit={() => on && act.mutate({ id: scheme.id, milestoneId: milestone.id, on })}
    >
      <DayField label={said.doneOn} required value={on} onChange={setOn} max={today} />
    </SchemeDialog>
  )
}

interface Row {
  key: number
  id: string | null
  title: string
  plannedOn: Day | null
  unit: Choice | null
}

function PlanMilestones({ scheme, onClose }: { scheme: SchemeRecord; onClose: () => void }) {
  const said = useWords(words)
  const [rows, setRows] = useState<Row[]>(
    scheme.milestones.map((one, key) => ({
      ...one,
      key,
      unit: one.unit && { key: one.unit.id, name: one.unit.name },
    })),
  )
  const act = useAct(planMilestones, { renews: RENEWS, onDone: useDone(onClose) })
  const submit = () => {
    const whole = rows.flatMap(({ id, title, plannedOn, unit }) =>
      plannedOn ? [{ id, title, plannedOn, unitId: unit?.key ?? null }] : [],
    )
    if (whole.length === rows.length) act.mutate({ id: scheme.id, milestones: whole })
  }
  const change = (index: number, part: Partial<Row>) =>
    setRows(rows.map((row, at) => (at === index ? { ...row, ...part } : row)))
  const add = () =>
    setRows([
      ...rows,
      {
        key: Math.max(0, ...rows.map((row) => row.key)) + 1,
        id: null,
        title: '',
        plannedOn: null,
        unit: null,
      },
    ])
  return (
    <SchemeDialog title={said.planMilestones} act={act} size="xl" onClose={onClose} onSubmit={submit}>
      {rows.map((row, index) => (
        <MilestoneFields
          key={row.key}
          row={row}
          number={index + 1}
          onChange={(part) => change(index, part)}
          onRemove={() => setRows(rows.filter((_, at) => at !== index))}
        />
      ))}
      {rows.length < MOST.milestones && (
        <Button variant="default" onClick={add}>
          {said.addMilestone}
        </Button>
      )}
    </SchemeDialog>
  )
}

function MilestoneFields({
  row,
  number,
  onChange,
  onRemove,
}: {
  row: Row
  number: number
  onChange: (part: Partial<Row>) => void
  onRemove: () => void
}) {
  const said = useWords(words)
  const { today } = useAsOf()
  return (
    <fieldset className={style.block}>
      <div className={style.blockHead}>
        <span>{said.milestoneN(number)}</span>
        <CloseButton aria-label={said.removeMilestone(number)} onClick={onRemove} />
      </div>
      <div className={style.fields}>
        <TextField
          label={said.milestone}
          required
          maxLength={300}
          value={row.title}
          onChange={(title) => onChange({ title })}
        />
        <DayField
          label={said.plannedOn}
          description={null}
          required
          value={row.plannedOn}
          onChange={(plannedOn) => onChange({ plannedOn })}
        />
        <FindField
          label={said.responsible}
          value={row.unit}
          onChange={(unit) => onChange({ unit })}
          find={findUnitsOn(today)}
        />
      </div>
    </fieldset>
  )
}
