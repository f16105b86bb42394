import { Button, Radio } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useMay } from '#access/session.tsx'
import { getPerson } from '#person/api.ts'
import { openCase } from '#procedure/act-api.ts'
import { listProcedures } from '#procedure/api.ts'
import { FieldInput, findPeople, valuesOf, type Filled } from '#procedure/field-input.tsx'
import type { Day } from '#platform/day.ts'
import { useAct, useAsk } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { DayField } from '#ui/field.tsx'
import { FindField, type Choice } from '#ui/find-field.tsx'
import { GoButton, useAddress, useGo } from '#ui/go.tsx'
import { Card, Page } from '#ui/page.tsx'
import { WhyNot } from '#ui/refusals.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { receiversNamed } from './find-receivers.ts'
import { useSayTransfer } from './say.ts'
import { words } from './words.ts'
import style from './transfer.module.css'

const KINDS = ['transfer-official', 'transfer-temporary', 'transfer-out', 'transfer-in'] as const
type Kind = (typeof KINDS)[number]

/** What the other end of each is called. */
const ENDS: Partial<Record<Kind, 'host' | 'branch'>> = {
  'transfer-temporary': 'host',
  'transfer-in': 'branch',
}

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
  const [values, setValues] = useState<Filled>({})
  const procedure = useAsk(listProcedures, {}).data?.procedures.find((one) => one.kind === known)
  const act = useAct(openCase, {
    onDone: ({ id }) => {
      tell(said.opened)
      go({ to: `/procedures/${id}` })
    },
  })
  const submit = () => {
    if (!person || !on || !procedure) return
    const kept = procedure.opening.map(({ key }) => [key, values[key] ?? null] as const)
    act.mutate({
      kind: known,
      personIds: [person.key],
      organisationId: known === 'transfer-in' ? (second?.key ?? null) : null,
      secondId: procedure.second ? (second?.key ?? null) : null,
      on,
      values: valuesOf(Object.fromEntries(kept)),
    })
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
      <FindField
        label={said.who}
        description={said.whoHint}
        required
        value={person}
        onChange={setPerson}
        find={findPeople}
      />
      {(procedure?.second || known === 'transfer-in') && (
        <FindField
          label={ENDS[known] === 'host' ? said.host : ENDS[known] === 'branch' ? said.branch : said.receiver}
          description={ENDS[known] === 'host' ? said.hostHint : said.receiverHint}
          required={procedure?.second?.required ?? true}
          value={second}
          onChange={setSecond}
          find={receiversNamed}
        />
      )}
      {procedure?.opening.map((field) => (
        <FieldInput
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
    <Radio.Group label={said.kind} value={value} onChange={onChange}>
      <div style={{ display: 'grid', gap: 10, paddingTop: 8 }}>
        {KINDS.map((kind) => (
          <Radio key={kind} value={kind} label={said.kinds[kind]} description={said.kindHints[kind]} />
        ))}
      </div>
    </Radio.Group>
  )
}
