import { useState } from 'react'
import { useMyUnits } from '#access/session.tsx'
import { getOrganisation } from '#organisation/api.ts'
import { findUnitsOn } from '#organisation/find-units.ts'
import type { Day } from '#platform/day.ts'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct, useAsk } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField, DayField, TextField } from '#ui/field.tsx'
import { FindField, type Choice } from '#ui/find-field.tsx'
import { formatNumber } from '#ui/format.ts'
import { useSay } from '#ui/refusals.tsx'
import { useWords } from '#ui/words.tsx'
import { ChosenPeople } from './add-forms.tsx'
import { OpenClassField } from './class-field.tsx'
import { useDone } from '#ui/done.ts'
import { findPeopleOn, RENEWS, useKinds } from './common.tsx'
import { words } from './figure-words.ts'
import { nominate } from './nomination-api.ts'
import { refusalWords } from './refusal-words.ts'

/** Nominates people of a unit for a class of a unit above. */
export function NominateForm({
  organisationId,
  people: given,
  kind: wanted,
  onClose,
}: {
  organisationId: string
  people: readonly Choice[]
  kind: string | null
  onClose: () => void
}) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const { today } = useAsOf()
  const [unit, setUnit] = useNominating(organisationId)
  const above = useAbove(unit?.key ?? null)
  const [people, setPeople] = useState<Choice[]>([...given])
  const [kind, setKind] = useState(wanted ?? 'awareness')
  const [askedId, setAskedId] = useState('')
  const [classId, setClassId] = useState('')
  const [need, setNeed] = useState('')
  const [on, setOn] = useState<Day | null>(today)
  const kinds = useKinds(organisationId, today)
  const act = useAct(nominate, { renews: RENEWS, onDone: useDone(onClose) })
  const asked = askedId || above[0]?.value || ''
  const submit = () => {
    const rest = { kind, classId: classId || null, need: need.trim() || null }
    const personIds = people.map(({ key }) => key)
    if (unit && on && asked) act.mutate({ organisationId: unit.key, askedId: asked, on, personIds, ...rest })
  }
  return (
    <ActDialog
      title={said.nominate}
      verb={said.nominateN(formatNumber(people.length))}
      act={act}
      say={say}
      size="lg"
      disabled={!unit || !on || !asked || people.length === 0}
      onSubmit={submit}
      onClose={onClose}
    >
      <FindField
        label={said.fromUnit}
        required
        value={unit}
        onChange={(next) => {
          setUnit(next)
          setAskedId('')
        }}
        find={findUnitsOn(today)}
      />
      <ChoiceField
        label={said.kind}
        required
        value={kind}
        onChange={(value) => {
          setKind(value)
          setClassId('')
        }}
        choices={kinds.choices}
      />
      <ChoiceField
        label={said.asked}
        description={said.askedHint}
        required
        value={asked}
        onChange={setAskedId}
        choices={above}
      />
      {unit && (
        <OpenClassField
          organisationId={unit.key}
          kind={kind}
          of="above"
          none={said.anyClass}
          value={classId}
          onChange={setClassId}
        />
      )}
      <ChosenPeople people={people} onChange={setPeople} find={findPeopleOn(today)} />
      <TextField label={said.need} maxLength={500} value={need} onChange={setNeed} />
      <DayField label={said.on} required max={today} value={on} onChange={setOn} />
    </ActDialog>
  )
}

/** The unit that nominates: the one on the screen, by its name. */
function useNominating(organisationId: string) {
  const mine = useMyUnits().find((one) => one.id === organisationId)
  const { on } = useAsOf()
  const shown = useAsk(getOrganisation, { id: organisationId, on })
  const [chosen, setChosen] = useState<Choice | null | undefined>(undefined)
  const name = shown.data?.state.name ?? mine?.name ?? ''
  const usual = name === '' ? null : { key: organisationId, name }
  return [chosen === undefined ? usual : chosen, setChosen] as const
}

/** The units above one, the nearest first. */
function useAbove(organisationId: string | null): { value: string; label: string }[] {
  const { on } = useAsOf()
  const shown = useAsk(getOrganisation, organisationId ? { id: organisationId, on } : null)
  const path = shown.data?.path ?? []
  return path.toReversed().map((one) => ({ value: one.id, label: one.name }))
}
