import { Button } from '@mantine/core'
import { useState } from 'react'
import { findUnitsOn } from '#organisation/find-units.ts'
import type { Day } from '#platform/day.ts'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct, useAsk } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { ChoiceField, DayField } from '#ui/field.tsx'
import { FindField, type Choice } from '#ui/find-field.tsx'
import { useGo } from '#ui/go.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { listProcedures, type ShownProcedure } from './api.ts'
import { openCase } from './act-api.ts'
import { FieldInput, findPeople, valuesOf, type Filled } from './field-input.tsx'
import { useSaid, useSayOfCases } from './say.ts'
import { words } from './words.ts'
import style from './procedure.module.css'

interface Given {
  /** Only these kinds; default: all that fit. */
  kinds?: readonly string[]
  /** Whom it is about, where the page knows. */
  person?: Choice
  /** The home unit of a list of people, or the unit itself; default: the unit of the address. */
  unitId?: string | null
  /** What the button says; default: open a case. */
  label?: string
  /** Where to go; default: the case's own page. */
  onOpened?: (caseId: string) => void
}

/** A button that opens a case of a procedure, for other rooms' pages too. */
export function OpenCase(given: Given) {
  const said = useWords(words)
  const closed = useClosedReason()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button disabled={closed !== null} title={closed ?? undefined} onClick={() => setOpen(true)}>
        {given.label ?? said.open}
      </Button>
      {open && <OpenForm {...given} onClose={() => setOpen(false)} />}
    </>
  )
}

function OpenForm({ onClose, ...given }: Given & { onClose: () => void }) {
  const said = useWords(words)
  const name = useSaid()
  const say = useSayOfCases()
  const go = useGo()
  const { today } = useAsOf()
  const known = useAsk(listProcedures, {}).data?.procedures ?? []
  const fitting = known.filter(
    (one) =>
      one.opens && (given.kinds?.includes(one.kind) ?? true) && (!given.person || one.subject === 'person'),
  )
  const [kind, setKind] = useState(given.kinds?.length === 1 ? given.kinds[0]! : '')
  const [people, setPeople] = useState<Choice[]>(given.person ? [given.person] : [])
  const [unit, setUnit] = useState<Choice | null>(null)
  const [second, setSecond] = useState<Choice | null>(null)
  const [on, setOn] = useState<Day | null>(today)
  const [filled, setFilled] = useState<Filled>({})
  const act = useAct(openCase, {
    onDone: ({ id }) => {
      tell(said.opened)
      if (given.onOpened) given.onOpened(id)
      else go({ to: `/procedures/${id}` })
    },
  })
  const procedure = fitting.find((one) => one.kind === kind)
  const isReady = procedure && on && (procedure.subject === 'unit' || people.length > 0)
  const submit = () => {
    if (!procedure || !on) return
    const home = procedure.subject === 'person' ? null : (unit?.key ?? given.unitId ?? null)
    const personIds = procedure.subject === 'unit' ? [] : people.map((one) => one.key)
    const secondId = procedure.second ? (second?.key ?? null) : null
    act.mutate({ kind, personIds, organisationId: home, secondId, on, values: valuesOf(filled) })
  }
  return (
    <ActDialog
      title={said.open}
      verb={said.open}
      act={act}
      say={say}
      size="lg"
      disabled={!isReady}
      onSubmit={submit}
      onClose={onClose}
    >
      <ChoiceField
        label={said.kind}
        required
        value={kind}
        none={said.chooseKind}
        onChange={(next) => {
          setKind(next)
          setFilled({})
        }}
        choices={fitting.map((one) => ({ value: one.kind, label: name(one.name) }))}
        data-autofocus
      />
      {procedure && !given.person && (
        <Subject procedure={procedure} people={people} onPeople={setPeople} unit={unit} onUnit={setUnit} />
      )}
      {procedure?.second && (
        <FindField
          label={name(procedure.second.name)}
          required={procedure.second.required}
          value={second}
          onChange={setSecond}
          find={findUnitsOn(today)}
        />
      )}
      <DayField label={said.day} required value={on} max={today} onChange={setOn} />
      {procedure?.opening.map((field) => (
        <FieldInput
          key={`${kind} ${field.key}`}
          field={field}
          today={today}
          value={filled[field.key] ?? null}
          onChange={(value) => setFilled({ ...filled, [field.key]: value })}
        />
      ))}
    </ActDialog>
  )
}

/** Whom a case is about: one person, several, or a unit; a list of people has its home unit too. */
function Subject({
  procedure: { subject },
  people,
  onPeople,
  unit,
  onUnit,
}: {
  procedure: ShownProcedure
  people: Choice[]
  onPeople: (people: Choice[]) => void
  unit: Choice | null
  onUnit: (unit: Choice | null) => void
}) {
  const said = useWords(words)
  const { today } = useAsOf()
  const units = (
    <FindField label={said.unit} required value={unit} onChange={onUnit} find={findUnitsOn(today)} />
  )
  if (subject === 'unit') return units
  if (subject === 'person')
    return (
      <FindField
        label={said.person}
        required
        value={people[0] ?? null}
        onChange={(one) => onPeople(one ? [one] : [])}
        find={findPeople}
      />
    )
  return (
    <>
      {units}
      <FindField
        key={people.length}
        label={said.addPerson}
        value={null}
        onChange={(one) =>
          one && !people.some((other) => other.key === one.key) && onPeople([...people, one])
        }
        find={findPeople}
      />
      <ul className={style.chosen} aria-label={said.people}>
        {people.map((one) => (
          <li key={one.key}>
            <Button
              size="compact-sm"
              variant="default"
              aria-label={said.remove(one.name)}
              onClick={() => onPeople(people.filter((other) => other.key !== one.key))}
            >
              {one.name} ×
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
