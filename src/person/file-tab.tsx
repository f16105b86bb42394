import { Button, Switch } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#ui/ask.ts'
import { useClosedReason } from '#ui/asof.tsx'
import { formatMaybeDay } from '#ui/format.ts'
import { Card, Facts, Mark } from '#ui/page.tsx'
import { WhyNot } from '#ui/refusals.tsx'
import { tell } from '#ui/tell.ts'
import { useLocale, useWords } from '#ui/words.tsx'
import { isDay } from '#platform/day.ts'
import { showNumbers, type FieldValue, type PersonRecord } from './api.ts'
import { CorrectFields } from './correct-fields.tsx'
import { readBirth } from './field-values.ts'
import { FIELD_BY_KEY, GROUPS, type FieldGroup } from './fields.ts'
import { words } from './page-words.ts'
import { PeriodRows } from './period-rows.tsx'
import { PERIOD_KINDS, PERIODS } from './periods.ts'
import { formatBirth } from '#ui/format.ts'
import { findingWords, type FindingCode } from './words.ts'
import style from './person.module.css'

const SHOWN: readonly FieldGroup[] = ['basic', 'party', 'career', 'identity', 'contact', 'protected']

/** The items of the file by group, what wants a look in them, and the rows with a period. */
export function FileTab({ person }: { person: PersonRecord }) {
  const said = useWords(words)
  const [showsEmpty, setShowsEmpty] = useState(false)
  const [numbers, setNumbers] = useState<readonly FieldValue[] | null>(null)
  const values = numbers
    ? person.fields.map((one) => numbers.find(({ field }) => field === one.field) ?? one)
    : person.fields
  return (
    <>
      <Findings person={person} />
      <Switch
        className="dv-no-print"
        label={said.showEmpty}
        checked={showsEmpty}
        onChange={(event) => setShowsEmpty(event.currentTarget.checked)}
      />
      {SHOWN.map((group) => (
        <GroupCard
          key={group}
          group={group}
          person={person}
          values={values}
          showsEmpty={showsEmpty}
          hasNumbers={numbers !== null}
          onNumbers={setNumbers}
        />
      ))}
    </>
  )
}

function GroupCard({
  group,
  person,
  values,
  showsEmpty,
  hasNumbers,
  onNumbers,
}: {
  group: FieldGroup
  person: PersonRecord
  values: readonly FieldValue[]
  showsEmpty: boolean
  hasNumbers: boolean
  onNumbers: (numbers: readonly FieldValue[]) => void
}) {
  const said = useWords(words)
  const locale = useLocale()
  const closed = useClosedReason()
  const [corrects, setCorrects] = useState(false)
  const show = useAct(showNumbers, {
    renews: ['/api/people/:id/looks'],
    onDone: ({ fields }) => (onNumbers(fields), tell(said.numbersShown)),
  })
  const isHidden = (person.hidden as readonly FieldGroup[]).includes(group)
  const secret = group === 'identity' && !hasNumbers
  const kinds = PERIOD_KINDS.filter((kind) => PERIODS[kind].group === group)
  const facts = values
    .filter(({ field, value }) => FIELD_BY_KEY.get(field)?.group === group && (showsEmpty || value !== null))
    .map((value) => ({ name: FIELD_BY_KEY.get(value.field)![locale], value: <Value value={value} /> }))
  const writes = person.may.record && !isHidden && (group !== 'identity' || person.may.identity)
  return (
    <Card
      title={GROUPS[group][locale]}
      actions={
        <>
          {group === 'identity' && person.may.identity && !hasNumbers && (
            <Button
              variant="subtle"
              loading={show.isPending}
              title={said.showNumbersNote}
              onClick={() => show.mutate({ id: person.id })}
            >
              {said.showNumbers}
            </Button>
          )}
          {writes && !secret && (
            <Button
              variant="subtle"
              disabled={closed !== null}
              title={closed ?? undefined}
              aria-label={said.correctGroup(GROUPS[group][locale])}
              onClick={() => setCorrects(true)}
            >
              {said.correct}
            </Button>
          )}
        </>
      }
    >
      <WhyNot error={show.error} say={() => undefined} />
      {isHidden ? <p className={style.hint}>{said.hidden}</p> : <Facts facts={facts} />}
      {!isHidden && facts.length === 0 && <p className={style.hint}>{said.unknown}</p>}
      {!isHidden &&
        kinds.map((kind) => (
          <PeriodRows
            key={kind}
            id={person.id}
            kind={kind}
            rows={person.periods.filter((row) => row.kind === kind)}
            writable={writes && closed === null}
          />
        ))}
      {corrects && (
        <CorrectFields
          id={person.id}
          group={group}
          values={values}
          bornOn={readBirth(person.bornOn)?.on}
          onClose={() => setCorrects(false)}
        />
      )}
    </Card>
  )
}

function Value({ value: { field, value, from, placeName } }: { value: FieldValue }) {
  const said = useWords(words)
  const valueText = useValueText()
  const text = placeName ?? valueText(field, value)
  return (
    <>
      {text ?? <span className={style.small}>{said.unknown}</span>}
      {from && <span className={style.from}> {said.fromDay(formatMaybeDay(from))}</span>}
    </>
  )
}

/** A value as people read it: days as 27/10/2022, codes in words. */
export function useValueText(): (key: string, value: string | null) => string | null {
  const said = useWords(words)
  return (key, value) => {
    const type = FIELD_BY_KEY.get(key)?.type
    if (value === null) return null
    if (type === 'day') return isDay(value) ? formatMaybeDay(value) : value
    if (type === 'sex') return said.sex[value as 'nam' | 'nữ'] ?? value
    if (type === 'basis') return said.basis[value as 'decision' | 'card'] ?? value
    const birth = type === 'birth' ? readBirth(value) : null
    return birth ? formatBirth(birth.on, birth.precision) : value
  }
}

function Findings({ person }: { person: PersonRecord }) {
  const said = useWords(words)
  const locale = useLocale()
  if (person.findings.length === 0) return null
  return (
    <Card title={said.findings}>
      <ul className={style.findings}>
        {person.findings.map(({ field, code, facts, source }, index) => (
          <li key={index}>
            <Mark tone="warn">{FIELD_BY_KEY.get(field)?.[locale] ?? field}</Mark>{' '}
            {findingWords[code as FindingCode]?.(facts)[locale] ?? code}
            <span className={style.small}> ({source})</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
