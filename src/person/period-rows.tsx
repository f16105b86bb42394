import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { formatDay, type Day } from '#platform/day.ts'
import { useAct } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField, DayField, TextField } from '#ui/field.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { tell } from '#ui/tell.ts'
import { useLocale, useWords } from '#ui/words.tsx'
import { correctPeriod, recordPeriod, removePeriod, type PeriodRow } from './api.ts'
import { useSoundSubmit } from './field-input.tsx'
import { words } from './page-words.ts'
import { PERIODS, type PeriodKind } from './periods.ts'
import { refusalWords } from './words.ts'
import style from './person.module.css'

const RENEWS = { renews: ['/api/people'] }

/** Rows of one kind in a file, such as the career, with ways to add and to correct them. */
export function PeriodRows({
  id,
  kind,
  rows,
  writable,
}: {
  id: string
  kind: PeriodKind
  rows: readonly PeriodRow[]
  writable: boolean
}) {
  const said = useWords(words)
  const locale = useLocale()
  const [open, setOpen] = useState<PeriodRow | 'new' | null>(null)
  const definition = PERIODS[kind]
  const when = (row: PeriodRow) =>
    definition.day
      ? formatDay(row.from)
      : `${formatDay(row.from)} – ${row.to ? formatDay(row.to) : said.until}`
  return (
    <section className={style.rows} aria-label={definition[locale]}>
      <div className={style.rowsHead}>
        <h3 className={style.rowsTitle}>{definition[locale]}</h3>
        {writable && (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={said.addRow(definition[locale])}
            onClick={() => setOpen('new')}
          >
            {said.add}
          </Button>
        )}
      </div>
      {rows.length === 0 && <p className={style.hint}>{said.noRows}</p>}
      {rows.length > 0 && (
        <ul className={style.rowList}>
          {rows.map((row) => (
            <li key={row.id}>
              <span className={style.when}>{when(row)}</span>
              <span>{definition.columns.flatMap(({ key }) => row.data[key] ?? []).join(' · ')}</span>
              {writable && (
                <button type="button" className="dv-link" onClick={() => setOpen(row)}>
                  {said.correct}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {open && (
        <PeriodForm id={id} kind={kind} row={open === 'new' ? null : open} onClose={() => setOpen(null)} />
      )}
    </section>
  )
}

function PeriodForm({
  id,
  kind,
  row,
  onClose,
}: {
  id: string
  kind: PeriodKind
  row: PeriodRow | null
  onClose: () => void
}) {
  const said = useWords(words)
  const locale = useLocale()
  const { today } = useAsOf()
  const definition = PERIODS[kind]
  const [data, setData] = useState<Record<string, string>>(row?.data ?? {})
  const [from, setFrom] = useState<Day | null>(row?.from ?? null)
  const [to, setTo] = useState<Day | null>(row?.to ?? null)
  const [reason, setReason] = useState('')
  const done = { ...RENEWS, onDone: () => (tell(said.recorded), onClose()) }
  const [add, correct, remove] = [
    useAct(recordPeriod, done),
    useAct(correctPeriod, done),
    useAct(removePeriod, done),
  ]
  const say = useSay(refusalWords)
  const submit = useSoundSubmit(() => {
    const values = { from: from!, to: definition.day ? null : to, data }
    if (row) correct.mutate({ id, periodId: row.id, ...values, reason })
    else add.mutate({ id, kind, ...values })
  })
  const unsaid = row !== null && reason.trim().length < 3
  const incomplete = from === null || definition.columns.some((one) => one.required && !data[one.key]?.trim())
  return (
    <Modal
      opened
      onClose={onClose}
      title={definition[locale]}
      closeButtonProps={{ 'aria-label': said.cancel }}
    >
      <form onSubmit={submit} className={style.form} noValidate>
        <DayField
          label={definition.day ? said.onWhich : said.fromWhich}
          required
          value={from}
          max={today}
          onChange={setFrom}
        />
        {!definition.day && (
          <DayField label={said.toWhich} description={said.toHint} value={to} onChange={setTo} />
        )}
        {definition.columns.map((column) => {
          const shared = { label: column[locale], required: column.required ?? false }
          const set = (value: string) => setData({ ...data, [column.key]: value })
          const value = data[column.key] ?? ''
          if (!column.options)
            return <TextField key={column.key} {...shared} value={value} onChange={set} maxLength={500} />
          const choices = column.options.map((one) => ({ value: one, label: one }))
          return (
            <ChoiceField
              key={column.key}
              {...shared}
              value={value}
              choices={choices}
              none={said.choose}
              onChange={set}
            />
          )
        })}
        {row && (
          <TextField
            label={said.reason}
            description={said.reasonHint}
            required
            value={reason}
            onChange={setReason}
            maxLength={500}
          />
        )}
        <WhyNot error={add.error ?? correct.error ?? remove.error} say={say} />
        <div className={style.buttons}>
          {row && (
            <Button
              variant="subtle"
              disabled={unsaid}
              loading={remove.isPending}
              onClick={() => remove.mutate({ id, periodId: row.id, reason })}
            >
              {said.remove}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {said.cancel}
          </Button>
          <Button type="submit" loading={add.isPending || correct.isPending} disabled={incomplete || unsaid}>
            {said.save}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
