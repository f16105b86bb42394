import { useRecorder } from '#access/recorder.ts'
import { Button } from '@mantine/core'
import { Printer } from 'lucide-react'
import { useMay, useUnit } from '#access/session.tsx'
import { isDay, type Day } from '#platform/day.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { useAskPages } from '#ui/ask.ts'
import { DayField } from '#ui/field.tsx'
import { formatInstant, formatMaybeDay } from '#ui/format.ts'
import { Go, GoButton, useAddress } from '#ui/go.tsx'
import { Card, Mark, Page, Toolbar } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useWords, type Said } from '#ui/words.tsx'
import { useActWords } from './act-words.ts'
import { listMovements, type Movement } from './api.ts'
import { CATEGORY_BY_CODE } from './categories.ts'
import { CategoryField } from './category-field.tsx'
import { Ends } from './movement-ends.tsx'
import { words } from './words.ts'
import style from './movement.module.css'

/** The ledger of a unit and all below it, newest first, by category and period. */
export function MovementListPage() {
  const said = useWords(words)
  const { id } = useUnit()
  const { on } = useAsOf()
  const [category, setCategory] = useAddress('category', '')
  const [from, setFrom] = useAddress('from', '')
  const [to, setTo] = useAddress('to', '')
  const last = dayOr(to) ?? on
  const known = CATEGORY_BY_CODE.has(category) ? category : undefined
  const list = useAskPages(
    listMovements,
    id ? { organisationId: id, category: known, from: dayOr(from), to: last } : null,
  )
  const clear = () => {
    setCategory('')
    setFrom('')
    setTo('')
  }
  return (
    <Page title={said.title} note={said.note(formatMaybeDay(last))} actions={<Actions />}>
      <Toolbar label={said.movements}>
        <CategoryField label={said.what} value={category} onChange={setCategory} none={said.any} />
        <DayField
          label={said.from}
          description={null}
          value={dayOr(from) ?? null}
          max={last}
          onChange={(day) => setFrom(day ?? '')}
        />
        <DayField
          label={said.to}
          description={null}
          value={dayOr(to) ?? null}
          min={dayOr(from)}
          onChange={(day) => setTo(day ?? '')}
        />
        {(category || from || to) && (
          <Button variant="default" onClick={clear}>
            {said.clear}
          </Button>
        )}
      </Toolbar>
      <Card>
        {id === null ? (
          <Empty title={said.none} />
        ) : (
          <Answer of={list} lines={9}>
            {(movements) => <Ledger movements={movements} more={list.more} />}
          </Answer>
        )}
      </Card>
    </Page>
  )
}

function Actions() {
  const said = useWords(words)
  const mayRecord = useMay('movement.record')
  const closed = useClosedReason()
  return (
    <>
      <Button variant="default" leftSection={<Printer size={16} aria-hidden />} onClick={() => print()}>
        {said.print}
      </Button>
      {mayRecord && closed && (
        <Button disabled title={closed}>
          {said.record}
        </Button>
      )}
      {mayRecord && !closed && (
        <GoButton to="/movements/new" variant="filled">
          {said.record}
        </GoButton>
      )}
    </>
  )
}

function Ledger({ movements, more }: { movements: readonly Movement[]; more?: () => void }) {
  const said = useWords(words)
  const { category } = useActWords()
  const columns: Column<Movement>[] = [
    {
      key: 'member',
      title: said.member,
      cell: ({ person }) => person.fullName,
      to: ({ person }) => `/people/${person.id}`,
    },
    {
      key: 'on',
      title: said.on,
      cell: ({ on }) => <span className={style.day}>{formatMaybeDay(on)}</span>,
      narrow: false,
    },
    {
      key: 'what',
      title: said.what,
      cell: (movement) => (
        <>
          <span className={style.dayInNarrow}>{formatMaybeDay(movement.on)}</span>
          <Go to={`/movements/person/${movement.person.id}`}>{category(movement.category)}</Go>
          <Ends movement={movement} />
        </>
      ),
    },
    { key: 'decision', title: said.decisionNo, cell: ({ decisionNo }) => decisionNo ?? '–', narrow: false },
    {
      key: 'recorded',
      title: said.recorded,
      cell: (movement) => <Recorded movement={movement} said={said} />,
      narrow: false,
    },
  ]
  return (
    <Table
      name={said.title}
      rows={movements}
      rowKey={({ person, id }) => `${person.id} ${id}`}
      columns={columns}
      more={more}
      empty={<Empty title={said.none}>{said.noneHint}</Empty>}
    />
  )
}

function Recorded({ movement, said }: { movement: Movement; said: Said<typeof words> }) {
  const recorder = useRecorder()
  const { person, recordedAt, recordedBy, reason, supersedes } = movement
  return (
    <small className={style.recorded}>
      {recordedBy && recorder(recordedBy)} {formatInstant(recordedAt)}
      {supersedes !== null && (
        <Go to={`/movements/person/${person.id}`}>
          <Mark tone="warn">{said.corrects}</Mark>
        </Go>
      )}
      {reason && <span>{said.why(reason)}</span>}
    </small>
  )
}

function dayOr(text: string): Day | undefined {
  return isDay(text) ? text : undefined
}
