import { Button } from '@mantine/core'
import { useState } from 'react'
import { useUnit } from '#access/session.tsx'
import { listMeasures } from '#measure/api.ts'
import { dayOf, partsOf, type Day } from '#platform/day.ts'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { told } from '#ui/done.ts'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct, useAsk } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { ChoiceField, DayField, TextField } from '#ui/field.tsx'
import { useAddress } from '#ui/go.tsx'
import { Card, Page, Toolbar } from '#ui/page.tsx'
import { useSay } from '#ui/refusals.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { tell } from '#ui/tell.ts'
import { useLocale, useWords } from '#ui/words.tsx'
import { WriteButton } from '#ui/write-button.tsx'
import { listTargets, setTarget, withdrawTarget, type Target } from './api.ts'
import { periodName } from './period.ts'
import { refusalWords } from './refusal-words.ts'
import { TARGETED } from './targets.ts'
import { words } from './words.ts'
import style from './report.module.css'

const YEARS_BACK = 10

/** Targets of a unit for a year. */
export function TargetsPage() {
  const said = useWords(words)
  const { today } = useAsOf()
  const { id } = useUnit()
  const now = partsOf(today).year
  const [year, setYear] = useAddress('year', String(now))
  const asked = useAsk(listTargets, id ? { organisationId: id, year } : null)
  const [open, setOpen] = useState<'set' | Target | null>(null)
  const close = () => setOpen(null)
  return (
    <Page
      title={said.targets}
      note={said.targetsNote}
      breadcrumb={[{ name: said.title, to: '/reports' }]}
      actions={
        asked.data?.may.record && (
          <WriteButton main onClick={() => setOpen('set')}>
            {said.setTarget}
          </WriteButton>
        )
      }
    >
      <Toolbar label={said.targets}>
        <ChoiceField
          label={said.year}
          value={year}
          onChange={(value) => value && setYear(value)}
          choices={Array.from({ length: YEARS_BACK + 2 }, (_, back) => String(now + 1 - back)).map(
            (value) => ({
              value,
              label: value,
            }),
          )}
        />
      </Toolbar>
      <Card>
        {id === null ? (
          <Empty title={said.noUnit} />
        ) : (
          <Answer of={asked} lines={4}>
            {({ items, may }) => <List items={items} onWithdraw={may.record ? setOpen : null} />}
          </Answer>
        )}
      </Card>
      {open === 'set' && id && <SetForm unitId={id} year={Number(year)} onClose={close} />}
      {open !== null && open !== 'set' && <WithdrawForm target={open} onClose={close} />}
    </Page>
  )
}

function List({
  items,
  onWithdraw,
}: {
  items: readonly Target[]
  onWithdraw: ((target: Target) => void) | null
}) {
  const said = useWords(words)
  const closed = useClosedReason()
  const locale = useLocale()
  const nameOf = useNames()
  const columns: Column<Target>[] = [
    {
      key: 'measure',
      title: said.measure,
      width: '40%',
      cell: (row) => (
        <>
          {nameOf(row)}
          {row.note && <span className={style.small}>{row.note}</span>}
        </>
      ),
    },
    { key: 'period', title: said.period, cell: (row) => periodName(row, locale) },
    { key: 'target', title: said.targetValue, number: (row) => row.target },
  ]
  const acts: Column<Target> = {
    key: 'acts',
    title: said.acts,
    cell: (row) => (
      <Button
        variant="default"
        size="compact-md"
        disabled={closed !== null}
        title={closed ?? undefined}
        aria-label={said.withdrawTargetOf(nameOf(row))}
        onClick={() => onWithdraw?.(row)}
      >
        {said.withdraw}
      </Button>
    ),
  }
  return (
    <Table
      name={said.targets}
      rows={[...items]}
      rowKey={(row) => row.id}
      columns={onWithdraw ? [...columns, acts] : columns}
      empty={<Empty title={said.noTargets}>{said.noTargetsText}</Empty>}
    />
  )
}

/** What a target is about: as targets are offered, else as the measure is called. */
function useNames(): (target: Target) => string {
  const locale = useLocale()
  const { data } = useAsk(listMeasures, {})
  return ({ measure, where }) => {
    const known = TARGETED.find((one) => one.measure === measure && one.where === where)
    return (known?.label ?? data?.items.find(({ key }) => key === measure)?.label)?.[locale] ?? measure
  }
}

function SetForm({ unitId, year, onClose }: { unitId: string; year: number; onClose: () => void }) {
  const said = useWords(words)
  const locale = useLocale()
  const say = useSay(refusalWords)
  const [at, setAt] = useState('0')
  const [from, setFrom] = useState<Day | null>(dayOf(year, 1, 1))
  const [to, setTo] = useState<Day | null>(dayOf(year, 12, 31))
  const [target, setNumber] = useState('')
  const [note, setNote] = useState('')
  const act = useAct(setTarget, {
    renews: ['/api/report'],
    onDone: () => {
      tell(said.targetSet)
      onClose()
    },
  })
  const isNumber = /^\d{1,7}$/.test(target)
  return (
    <ActDialog
      title={said.setTarget}
      verb={said.setTarget}
      act={act}
      say={say}
      disabled={!from || !to || !isNumber}
      onSubmit={() => {
        const { measure, where } = TARGETED[Number(at)]!
        const rest = { target: Number(target), note: note.trim() || null }
        if (from && to) act.mutate({ organisationId: unitId, measure, where, from, to, ...rest })
      }}
      onClose={onClose}
    >
      <ChoiceField
        label={said.measure}
        value={at}
        onChange={(value) => value && setAt(value)}
        choices={TARGETED.map(({ label }, place) => ({ value: String(place), label: label[locale] }))}
      />
      <DayField label={said.from} required value={from} onChange={setFrom} />
      <DayField label={said.to} required value={to} onChange={setTo} />
      <TextField label={said.targetValue} required inputMode="numeric" value={target} onChange={setNumber} />
      <TextField label={said.targetNote} maxLength={300} value={note} onChange={setNote} />
    </ActDialog>
  )
}

function WithdrawForm({ target, onClose }: { target: Target; onClose: () => void }) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const nameOf = useNames()
  const act = useAct(withdrawTarget, {
    renews: ['/api/report'],
    onDone: told(said.withdrawn, onClose),
  })
  return (
    <ReasonDialog
      title={said.withdrawTargetOf(nameOf(target))}
      verb={said.withdraw}
      act={act}
      say={say}
      onSubmit={(reason) => act.mutate({ id: target.id, reason })}
      onClose={onClose}
    />
  )
}
