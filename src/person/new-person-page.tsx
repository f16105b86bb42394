import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useUnit } from '#access/session.tsx'
import { searchOrganisations } from '#organisation/api.ts'
import { useAct, useAsk } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { ApiError, call } from '#ui/call.ts'
import { TextField } from '#ui/field.tsx'
import { FindField, type Choice } from '#ui/find-field.tsx'
import { formatBirth } from '#ui/format.ts'
import { Go, useGo } from '#ui/go.tsx'
import { Card, Page } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { createPerson, searchPeople, type PersonRow } from './api.ts'
import { FieldInput, useProblems, useSoundSubmit } from './field-input.tsx'
import { readBirth } from './field-values.ts'
import { FIELD_BY_KEY } from './fields.ts'
import { words } from './page-words.ts'
import { refusalWords } from './words.ts'
import style from './person.module.css'

const NEEDED = ['full_name', 'sex', 'born_on']
const ASKED = [
  ...NEEDED,
  'native_place',
  'residence',
  'phone',
  'profession',
  'schooling',
  'education',
  'theory',
  'stratum',
  'citizen_id',
]

/** Records a person kept by a unit; people of the same name are shown first, so that nobody is recorded twice. */
export function NewPersonPage() {
  const said = useWords(words)
  const closed = useClosedReason()
  const { today } = useAsOf()
  const go = useGo()
  const mine = useUnit()
  const [unit, setUnit] = useState<Choice | null>(
    mine.id && mine.name ? { key: mine.id, name: mine.name } : null,
  )
  const [memberCode, setMemberCode] = useState('')
  const [draft, setDraft] = useState<Record<string, string | null>>({})
  const act = useAct(createPerson, {
    renews: ['/api/people', '/api/members'],
    onDone: ({ id }) => (tell(said.recorded), go({ to: `/people/${id}` })),
  })
  const problem = useProblems(act.error)
  const say = useSay(refusalWords)
  const submit = useSoundSubmit(() =>
    act.mutate({ organisationId: unit!.key, fields: draft, ...(memberCode.trim() ? { memberCode } : {}) }),
  )
  const unread = act.error instanceof ApiError && act.error.problems.length > 0
  const set = (key: string) => (value: string | null) => {
    setDraft({ ...draft, [key]: value })
    act.reset()
  }
  return (
    <Page title={said.newTitle} note={said.newNote} breadcrumb={[{ name: said.members, to: '/members' }]}>
      {closed && <p>{closed}</p>}
      <Alike name={draft.full_name ?? ''} />
      <Card>
        <form onSubmit={submit} className={style.form} noValidate>
          <div className={style.fields}>
            <FindUnit label={said.unit} value={unit} onChange={setUnit} />
            <TextField
              label={said.memberCode}
              description={said.memberCodeHint}
              value={memberCode}
              onChange={setMemberCode}
              maxLength={40}
              error={problem('memberCode')}
            />
          </div>
          <div className={style.fields}>
            {ASKED.map((key) => (
              <FieldInput
                key={key}
                field={FIELD_BY_KEY.get(key)!}
                max={today}
                value={draft[key] ?? null}
                onChange={set(key)}
                error={problem(key)}
              />
            ))}
          </div>
          <p className={style.hint}>{said.moreFields}</p>
          {unread ? (
            <p role="alert" className={style.wrong}>
              {said.wrongField}
            </p>
          ) : (
            <WhyNot error={act.error} say={say} />
          )}
          <div className={style.buttons}>
            <Button
              type="submit"
              loading={act.isPending}
              disabled={closed !== null || !unit || NEEDED.some((key) => !draft[key])}
            >
              {said.create}
            </Button>
          </div>
        </form>
      </Card>
    </Page>
  )
}

function FindUnit(props: { label: string; value: Choice | null; onChange: (unit: Choice | null) => void }) {
  return (
    <FindField
      {...props}
      required
      find={async (text, signal) => {
        const { items } = await call(searchOrganisations, { text, limit: 20 }, { signal })
        return items.map(({ id, name, code }) => ({ key: id, name, note: code }))
      }}
    />
  )
}

/** People whose name holds every word of this one. */
function Alike({ name }: { name: string }) {
  const said = useWords(words)
  const [settled] = useDebouncedValue(name.trim(), 400)
  const found = useAsk(searchPeople, settled.split(/\s+/).length > 1 ? { text: settled, limit: 5 } : null)
  const people = settled === '' ? [] : (found.data?.items ?? [])
  if (people.length === 0) return null
  return (
    <Card title={said.alike}>
      <p>{said.alikeNote}</p>
      <ul className={style.rowList}>
        {people.map((person) => (
          <li key={person.id}>
            <Go to={`/people/${person.id}`}>{person.fullName}</Go>
            <span className={style.small}>{bornAndPlace(person)}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function bornAndPlace({ bornOn, organisation, keeper }: PersonRow): string {
  const birth = readBirth(bornOn)
  return `${birth ? formatBirth(birth.on, birth.precision) : bornOn} · ${(organisation ?? keeper).name}`
}
