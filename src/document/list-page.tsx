import { Button, SegmentedControl, Switch } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { Printer } from 'lucide-react'
import { useState } from 'react'
import { useMay, useUnit } from '#access/session.tsx'
import { isDay, type Day } from '#platform/day.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { useAskPages } from '#ui/ask.ts'
import { ChoiceField, DayField, TextField } from '#ui/field.tsx'
import { GoButton, useAddress } from '#ui/go.tsx'
import { Card, Page, Toolbar } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import { searchDocuments, type Direction, type DocumentSummary } from './api.ts'
import { StateMark } from './document-line.tsx'
import { issuedWords, typeName } from './document-words.ts'
import { DOCUMENT_TYPES, TYPE_BY_ID } from './law.ts'
import { directionWords, words } from './words.ts'
import style from './document.module.css'

/** The documents of a unit: received, issued, all; those of superiors that were made known are among the received. */
export function DocumentListPage() {
  const said = useWords(words)
  const { id, name } = useUnit()
  const { on } = useAsOf()
  const filter = useFilter()
  const [text, setText] = useState('')
  const [asked] = useDebouncedValue(text.trim(), 250)
  const list = useAskPages(
    searchDocuments,
    id
      ? {
          organisationId: id,
          below: filter.below,
          above: true,
          direction: filter.direction === 'all' ? undefined : filter.direction,
          text: asked,
          type: filter.type || undefined,
          from: filter.from,
          to: filter.to,
          on,
          inForce: filter.inForce,
        }
      : null,
  )
  const columns = useColumns(filter.direction)
  const isFiltered = asked !== '' || filter.isSet
  return (
    <Page title={said.title} note={name && said.note(name)} actions={<Actions />}>
      <Filters
        filter={filter}
        text={text}
        onText={setText}
        onClear={() => {
          setText('')
          filter.clear()
        }}
      />
      <Card>
        <Answer of={list} lines={9}>
          {(rows) => (
            <Table
              name={said.title}
              rows={rows}
              rowKey={(row) => row.id}
              columns={columns}
              more={list.more}
              empty={
                <Empty title={isFiltered ? said.noneFound : said.none}>
                  {isFiltered ? said.noneFoundText : said.noneText}
                </Empty>
              }
            />
          )}
        </Answer>
      </Card>
    </Page>
  )
}

function Actions() {
  const said = useWords(words)
  const may = useMay('work.record')
  const closed = useClosedReason()
  const [direction] = useAddress('direction', 'all')
  return (
    <>
      <GoButton
        to="/documents/book"
        search={{ direction: direction === 'issued' ? 'issued' : 'received' }}
        leftSection={<Printer size={16} aria-hidden />}
      >
        {said.book}
      </GoButton>
      {may && closed && (
        <Button disabled title={closed}>
          {said.register}
        </Button>
      )}
      {may && !closed && (
        <>
          <GoButton to="/documents/new" search={{ direction: 'issued' }}>
            {said.issue}
          </GoButton>
          <GoButton to="/documents/new" variant="filled">
            {said.register}
          </GoButton>
        </>
      )}
    </>
  )
}

type Filter = ReturnType<typeof useFilter>

function useFilter() {
  const [direction, setDirection] = useAddress<Direction | 'all'>('direction', 'all')
  const [type, setType] = useAddress('type', '')
  const [from, setFrom] = useAddress('from', '')
  const [to, setTo] = useAddress('to', '')
  const [force, setForce] = useAddress('force', '')
  const [below, setBelow] = useAddress('below', '')
  return {
    direction: direction === 'received' || direction === 'issued' ? direction : ('all' as const),
    setDirection,
    type: TYPE_BY_ID.has(type) ? type : '',
    setType,
    from: dayOr(from),
    setFrom,
    to: dayOr(to),
    setTo,
    inForce: force === '1',
    setForce,
    below: below === '1',
    setBelow,
    isSet: [type, from, to, force].some((one) => one !== ''),
    clear: () => {
      setType('')
      setFrom('')
      setTo('')
      setForce('')
    },
  }
}

function Filters({
  filter,
  text,
  onText,
  onClear,
}: {
  filter: Filter
  text: string
  onText: (text: string) => void
  onClear: () => void
}) {
  const said = useWords(words)
  const directions = useWords(directionWords)
  const locale = useLocale()
  return (
    <>
      <SegmentedControl
        className="dv-no-print"
        aria-label={said.title}
        value={filter.direction}
        onChange={filter.setDirection}
        data={[
          { value: 'all', label: said.all },
          { value: 'received', label: directions.received },
          { value: 'issued', label: directions.issued },
        ]}
      />
      <Toolbar label={said.search}>
        <TextField
          label={said.text}
          placeholder={said.textHint}
          value={text}
          maxLength={200}
          onChange={onText}
        />
        <ChoiceField
          label={said.type}
          value={filter.type}
          onChange={filter.setType}
          none={said.anyType}
          choices={DOCUMENT_TYPES.map(({ id }) => ({ value: id, label: typeName(id, locale) }))}
        />
        <DayField
          label={said.from}
          description={null}
          value={filter.from ?? null}
          onChange={(day) => filter.setFrom(day ?? '')}
        />
        <DayField
          label={said.to}
          description={null}
          value={filter.to ?? null}
          min={filter.from}
          onChange={(day) => filter.setTo(day ?? '')}
        />
        <Switch
          label={said.inForceOnly}
          checked={filter.inForce}
          onChange={(event) => filter.setForce(event.currentTarget.checked ? '1' : '')}
        />
        <Switch
          label={said.withBelow}
          checked={filter.below}
          onChange={(event) => filter.setBelow(event.currentTarget.checked ? '1' : '')}
        />
        {(filter.isSet || text !== '') && (
          <Button variant="default" onClick={onClear}>
            {said.clear}
          </Button>
        )}
      </Toolbar>
    </>
  )
}

function useColumns(direction: Direction | 'all'): Column<DocumentSummary>[] {
  const said = useWords(words)
  const locale = useLocale()
  return [
    {
      key: 'number',
      title: said.number,
      to: (row) => `/documents/${row.id}`,
      cell: ({ type, number }) => (
        <span className={style.number}>{number ?? `${typeName(type, locale)} ${said.noNumber}`}</span>
      ),
    },
    {
      key: 'on',
      title: said.issuedOn,
      cell: ({ issuedOn, issuedKnown }) => (
        <span className={style.day}>{issuedWords(issuedOn, issuedKnown, locale)}</span>
      ),
      narrow: false,
    },
    {
      key: 'subject',
      title: said.subject,
      cell: (row) => (
        <>
          <span className={style.narrowOnly}>
            {issuedWords(row.issuedOn, row.issuedKnown, locale)} <StateMark state={row.state} />
          </span>
          <span className={style.type}>{typeName(row.type, locale)}</span> {row.subject}
          {direction !== 'issued' && <span className={style.small}>{row.issuer}</span>}
        </>
      ),
    },
    {
      key: 'state',
      title: said.state,
      cell: ({ state }) => <StateMark state={state} quiet={false} />,
      narrow: false,
    },
    { key: 'keeper', title: said.keeper, cell: ({ keeper }) => keeper.name, narrow: false },
  ]
}

function dayOr(text: string): Day | undefined {
  return isDay(text) ? text : undefined
}
