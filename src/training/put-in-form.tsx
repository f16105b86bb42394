import { useState } from 'react'
import type { Day } from '#platform/day.ts'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField, DayField } from '#ui/field.tsx'
import type { Choice } from '#ui/find-field.tsx'
import { formatNumber } from '#ui/format.ts'
import { useSay } from '#ui/refusals.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { OpenClassField } from './class-field.tsx'
import { RENEWS, useKinds } from './common.tsx'
import { words } from './figure-words.ts'
import { refusalWords } from './refusal-words.ts'
import { addLearners } from './roster-api.ts'

/** Puts people who lack a class into one of the unit's that is planned or running. */
export function PutInForm({
  organisationId,
  people,
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
  const kinds = useKinds(organisationId, today)
  const [kind, setKind] = useState(wanted ?? 'theory_intermediate')
  const [classId, setClassId] = useState('')
  const [on, setOn] = useState<Day | null>(today)
  const act = useAct(addLearners, {
    renews: RENEWS,
    onDone: () => {
      tell(said.put)
      onClose()
    },
  })
  return (
    <ActDialog
      title={said.putIn}
      verb={said.putInN(formatNumber(people.length))}
      act={act}
      say={say}
      disabled={!on || classId === ''}
      onSubmit={() => on && act.mutate({ id: classId, personIds: people.map(({ key }) => key), on })}
      onClose={onClose}
    >
      {wanted === null && (
        <ChoiceField
          label={said.kind}
          value={kind}
          onChange={(value) => {
            setKind(value)
            setClassId('')
          }}
          choices={kinds.choices}
        />
      )}
      <OpenClassField organisationId={organisationId} kind={kind} value={classId} onChange={setClassId} />
      <ul>
        {people.map((one) => (
          <li key={one.key}>
            {one.name}, {one.note}
          </li>
        ))}
      </ul>
      <DayField label={said.on} required max={today} value={on} onChange={setOn} />
    </ActDialog>
  )
}
