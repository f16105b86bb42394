import { Button, Checkbox, Radio, Textarea } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useMay } from '#access/session.tsx'
import { findUnitsOn } from '#organisation/find-units.ts'
import { getPerson, searchPeople } from '#person/api.ts'
import { listProcedures, openCase, type ShownField } from '#procedure/api.ts'
import type { Day } from '#platform/day.ts'
import { useAct, useAsk } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { call } from '#ui/call.ts'
import { ChoiceField, DayField, TextField } from '#ui/field.tsx'
import { FindField, type Choice } from '#ui/find-field.tsx'
import { GoButton, useAddress, useGo } from '#ui/go.tsx'
import { Card, Page } from '#ui/page.tsx'
import { WhyNot } from '#ui/refusals.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { tell } from '#ui/tell.ts'
import { useLocale, useWords } from '#ui/words.tsx'
import { useSayTransfer } from './say.ts'
import { words } from './words.ts'
import style from './transfer.module.css'

const KINDS = ['transfer-official', 'transfer-temporary', 'transfer-out', 'transfer-in'] as const
type Kind = (typeof KINDS)[number]

/** Begins a transfer: who, by which procedure, to where; the case then walks its steps. */
export function NewTransferPage() {
  const said = useWords(words)
  const may = useMay('movement.record')
  const closed = useClosedReason()
  const { person } = useSearch({ strict: false }) as { person?: string }
  return (
    <Page title={said.newTitle} breadcrumb={[{ name: said.title, to: '/transfers' }]}>
      <Card>
        {closed || !may ? (
          <Empty title={closed ?? said.notMine} action={<GoButton to="/transfers">{said.toList}</GoButton>} />
        ) : person ? (
          <OfPerson key={person} personId={person} />
        ) : (
          <Form person={null} />
        )}
      </Card>
    </Page>
  )
}

/** The form with the member whom another page has chosen. */
function OfPerson({ personId }: { personId: string }) {
  const { today } = useAsOf()
  const person = useAsk(getPerson, { id: personId, on: today })
  return (
    <Answer of={person}>
      {({ id, fullName, memberCode }) => (
        <Form person={{ key: id, name: fullName, note: memberCode ?? undefined }} />
      )}
    </Answer>
  )
}

type Values = Record<string, string | number | boolean | null>

function Form({ person: chosen }: { person: Choice | null }) {
  const said = useWords(words)
  const say = useSayTransfer()
  const go = useGo()
  const { today } = useAsOf()
  const [kind, setKind] = useAddress<Kind>('kind', 'transfer-official')
  const known = KINDS.includes(kind) ? kind : 'transfer-official'
  const [person, setPerson] = useState(chosen)
  const [second, setSecond] = useState<Choice | null>(null)
  const [on, setOn] = useState<Day | null>(today)
  const [values, setValues] = useState<Values>({})
  const procedure = useAsk(listProcedures, {}).data?.procedures.find((one) => one.kind === known)
  const act = useAct(openCase, {
    onDone: ({ id }) => {
      tell(said.opened)
      go({ to: `/procedures/${id}` })
    },
  })
  const submit = () => {
    if (!person || !on || !procedure) return
    const kept = procedure.opening.flatMap(({ key }) => {
      const value = values[key]
      return value === undefined || value === '' ? [] : [[key, value] as const]
    })
    const secondId = procedure.second ? (second?.key ?? null) : null
    act.mutate({ kind: known, personIds: [person.key], secondId, on, values: Object.fromEntries(kept) })
  }
  return (
    <form
      className={style.form}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <KindField value={known} onChange={setKind} />
      <PersonField value={person} onChange={setPerson} />
      {procedure?.second && (
        <FindField
          label={known === 'transfer-temporary' ? said.host : said.receiver}
          description={known === 'transfer-temporary' ? said.hostHint : said.receiverHint}
          required={procedure.second.required}
          value={second}
          onChange={setSecond}
          find={findUnitsOn(today)}
        />
      )}
      {procedure?.opening.map((field) => (
        <OpeningField
          key={`${known} ${field.key}`}
          field={field}
          value={values[field.key] ?? null}
          today={today}
          onChange={(value) => setValues((before) => ({ ...before, [field.key]: value }))}
        />
      ))}
      <DayField label={said.on} required max={today} value={on} onChange={setOn} />
      <WhyNot error={act.error} say={say} />
      <div className={style.buttons}>
        <Button type="submit" loading={act.isPending} disabled={!person || !on || !procedure}>
          {said.submit}
        </Button>
      </div>
    </form>
  )
}

function KindField({ value, onChange }: { value: Kind; onChange: (kind: Kind) => void }) {
  const said = useWords(words)
  return (
    <Radio.Group label={said.kind} value={value} onChange={(next) => onChange(next as Kind)}>
      <div style={{ display: 'grid', gap: 10, paddingTop: 8 }}>
        {KINDS.map((kind) => (
          <Radio key={kind} value={kind} label={said.kinds[kind]} description={said.kindHints[kind]} />
        ))}
      </div>
    </Radio.Group>
  )
}

function PersonField({
  value,
  onChange,
}: {
  value: Choice | null
  onChange: (choice: Choice | null) => void
}) {
  const said = useWords(words)
  const { today } = useAsOf()
  const find = async (text: string, signal: AbortSignal): Promise<Choice[]> => {
    const { items } = await call(searchPeople, { text, on: today, kind: 'all', limit: 10 }, { signal })
    return items.map(({ id, fullName, bornOn, memberCode, organisation, keeper }) => ({
      key: id,
      name: fullName,
      note: [said.born(bornOn.slice(0, 4)), memberCode, (organisation ?? keeper).name]
        .filter((part) => part !== null)
        .join(' · '),
    }))
  }
  return (
    <FindField
      label={said.who}
      description={said.whoHint}
      required
      value={value}
      onChange={onChange}
      find={find}
    />
  )
}

/** A field of the declaration, by its kind. */
function OpeningField({
  field,
  value,
  today,
  onChange,
}: {
  field: ShownField
  value: string | number | boolean | null
  today: Day
  onChange: (value: string | boolean | null) => void
}) {
  const said = useWords(words)
  const locale = useLocale()
  const shared = {
    label: field.name[locale],
    description: field.hint?.[locale],
    required: field.required,
  }
  if (field.kind === 'day')
    return (
      <DayField
        {...shared}
        max={field.future ? undefined : today}
        value={(value as Day | null) ?? null}
        onChange={onChange}
      />
    )
  if (field.kind === 'choice')
    return (
      <ChoiceField
        {...shared}
        none={said.choose}
        value={typeof value === 'string' ? value : ''}
        choices={field.choices.map(({ id, name }) => ({ value: id, label: name[locale] }))}
        onChange={onChange}
      />
    )
  if (field.kind === 'yes_no')
    return (
      <Checkbox
        label={shared.label}
        description={shared.description}
        checked={value === true}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    )
  const text = typeof value === 'string' ? value : ''
  const maxLength = field.most ?? 500
  return field.lines ? (
    <Textarea
      {...shared}
      autosize
      minRows={2}
      maxLength={maxLength}
      value={text}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  ) : (
    <TextField {...shared} maxLength={maxLength} value={text} onChange={onChange} />
  )
}
