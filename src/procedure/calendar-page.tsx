import { Button } from '@mantine/core'
import { useState } from 'react'
import { formatDay, partsOf, type Day } from '#platform/day.ts'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct, useAsk } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { useDone } from '#ui/done.ts'
import { ChoiceField, DayField, TextField } from '#ui/field.tsx'
import { useAddress } from '#ui/go.tsx'
import { Card, Mark, Page, Toolbar } from '#ui/page.tsx'
import { ReasonField } from '#ui/reason-field.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { WriteButton } from '#ui/write-button.tsx'
import { listHolidays, recordHoliday, withdrawHoliday, type HolidayLine } from './holiday-api.ts'
import { useSaid, useSayOfCases } from './say.ts'
import { calendarWords, words } from './words.ts'
import style from './procedure.module.css'

const RENEWS = ['/api/holidays', '/api/cases']

/** The calendar of working days: what the rule says, and what an administrator recorded besides. */
export function CalendarPage() {
  const said = useWords(calendarWords)
  const of = useWords(words)
  const { today } = useAsOf()
  const now = partsOf(today).year
  const [year, setYear] = useAddress('year', String(now))
  const asked = useAsk(listHolidays, { year: Number(year) || now })
  const [adding, setAdding] = useState(false)
  const years = Array.from({ length: 12 }, (_, index) => String(now - 4 + index))
  return (
    <Page
      title={said.title}
      note={said.note}
      breadcrumb={[{ name: of.title, to: '/procedures' }]}
      actions={asked.data?.mayChange && <Button onClick={() => setAdding(true)}>{said.add}</Button>}
    >
      <Toolbar label={said.year}>
        <ChoiceField
          label={said.year}
          value={year}
          onChange={(next) => setYear(next || String(now))}
          choices={[...new Set([...years, year])].sort().map((value) => ({ value, label: value }))}
        />
      </Toolbar>
      <Card>
        <Answer of={asked} lines={8}>
          {({ days, isLunarKnown, mayChange }) => (
            <div className={style.panel}>
              {!isLunarKnown && <p className={style.dim}>{said.noLunar}</p>}
              <Days days={days} mayChange={mayChange} />
              {!mayChange && <p className={style.dim}>{said.only}</p>}
            </div>
          )}
        </Answer>
      </Card>
      {adding && <AddDay onClose={() => setAdding(false)} />}
    </Page>
  )
}

function Days({ days, mayChange }: { days: readonly HolidayLine[]; mayChange: boolean }) {
  const said = useWords(calendarWords)
  const name = useSaid()
  const [gone, setGone] = useState<string | null>(null)
  return (
    <>
      <Table
        name={said.title}
        rows={days}
        rowKey={(row) => row.on}
        columns={[
          { key: 'on', title: said.day, cell: (row) => formatDay(row.on) },
          {
            key: 'weekday',
            title: said.weekday,
            cell: (row) => said.weekdays(weekdayOf(row.on)),
            narrow: false,
          },
          { key: 'name', title: said.name, cell: (row) => name(row.name) },
          {
            key: 'how',
            title: said.kind,
            cell: (row) => (
              <>
                <Mark tone={row.isOff ? 'good' : 'warn'}>{row.isOff ? said.isOff : said.isWorked}</Mark>
                <span className={style.small}>{said.how[row.how]}</span>
              </>
            ),
          },
          {
            key: 'source',
            title: said.source,
            narrow: false,
            cell: (row) => (
              <>
                {row.source ?? '–'}
                {row.confidence && <span className={style.small}>{said.confidence[row.confidence]}</span>}
              </>
            ),
          },
          ...(mayChange
            ? [
                {
                  key: 'withdraw',
                  title: '',
                  cell: (row: HolidayLine) =>
                    row.id !== null && (
                      <WriteButton onClick={() => setGone(row.id)}>{said.withdraw}</WriteButton>
                    ),
                },
              ]
            : []),
        ]}
        empty={<Empty title={said.none} />}
      />
      {gone !== null && <WithdrawDay id={gone} onClose={() => setGone(null)} />}
    </>
  )
}

function weekdayOf(on: Day): number {
  return new Date(`${on}T00:00:00Z`).getUTCDay()
}

function AddDay({ onClose }: { onClose: () => void }) {
  const said = useWords(calendarWords)
  const say = useSayOfCases()
  const { today } = useAsOf()
  const [on, setOn] = useState<Day | null>(null)
  const [how, setHow] = useState<'off' | 'worked'>('off')
  const [name, setName] = useState('')
  const [source, setSource] = useState('')
  const act = useAct(recordHoliday, {
    renews: RENEWS,
    onDone: useDone(onClose),
  })
  return (
    <ActDialog
      title={said.add}
      verb={said.add}
      act={act}
      say={say}
      disabled={!on || name.trim().length < 2}
      onSubmit={() => on && act.mutate({ on, isOff: how === 'off', name, source: source.trim() || null })}
      onClose={onClose}
    >
      <DayField label={said.day} required value={on} start={today} onChange={setOn} data-autofocus />
      <ChoiceField
        label={said.kind}
        value={how}
        onChange={(next) => next && setHow(next)}
        choices={[
          { value: 'off', label: said.isOff },
          { value: 'worked', label: said.isWorked },
        ]}
      />
      <TextField label={said.name} required maxLength={200} value={name} onChange={setName} />
      <TextField label={said.source} maxLength={200} value={source} onChange={setSource} />
    </ActDialog>
  )
}

function WithdrawDay({ id, onClose }: { id: string; onClose: () => void }) {
  const said = useWords(calendarWords)
  const say = useSayOfCases()
  const [reason, setReason] = useState('')
  const act = useAct(withdrawHoliday, {
    renews: RENEWS,
    onDone: useDone(onClose),
  })
  return (
    <ActDialog
      title={said.withdrawTitle}
      verb={said.withdraw}
      act={act}
      say={say}
      disabled={reason.trim().length < 3}
      onSubmit={() => act.mutate({ id, reason })}
      onClose={onClose}
    >
      <ReasonField value={reason} onChange={setReason} />
    </ActDialog>
  )
}
