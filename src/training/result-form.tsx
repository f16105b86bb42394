import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { Day } from '#platform/day.ts'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField, DayField } from '#ui/field.tsx'
import { useSay } from '#ui/refusals.tsx'
import { Answer } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { ReasonField } from '#ui/reason-field.tsx'
import type { ClassPage } from './api.ts'
import { words } from './class-words.ts'
import { RESULTS, type Result } from './codes.ts'
import { useDone } from '#ui/done.ts'
import { RENEWS } from './common.tsx'
import { refusalWords } from './refusal-words.ts'
import { recordResults, type Learner } from './roster-api.ts'
import { useWholeRoster } from './whole-roster.ts'
import { resultWords } from './words.ts'
import style from './training.module.css'

/** Records the results of a class, for all at once or one by one; changing one needs a reason. */
export function ResultForm({ found, onClose }: { found: ClassPage; onClose: () => void }) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const { today } = useAsOf()
  const roster = useWholeRoster(found.id)
  const [on, setOn] = useState<Day | null>(found.closedOn)
  const [chosen, setChosen] = useState<ReadonlyMap<string, Result>>(new Map())
  const [reason, setReason] = useState('')
  const act = useAct(recordResults, { renews: RENEWS, onDone: useDone(onClose) })
  const people = roster.data ?? []
  const changes = people.some((one) => one.result !== null && chosen.has(one.personId))
  const results = [...chosen].map(([personId, result]) => ({ personId, result }))
  return (
    <ActDialog
      title={said.recordResults}
      verb={said.recordResults}
      act={act}
      say={say}
      size="lg"
      disabled={!on || results.length === 0}
      onSubmit={() => on && act.mutate({ id: found.id, on, results, reason: reason.trim() || null })}
      onClose={onClose}
    >
      <DayField
        label={said.resultOn}
        required
        min={found.closedOn ?? undefined}
        max={today}
        value={on}
        onChange={setOn}
      />
      <Answer of={roster} lines={6}>
        {(all) => <Fields people={all} chosen={chosen} onChange={setChosen} />}
      </Answer>
      {changes && (
        <div>
          <p className={style.dim}>{said.changeReason}</p>
          <ReasonField value={reason} onChange={setReason} />
        </div>
      )}
    </ActDialog>
  )
}

function Fields({
  people,
  chosen,
  onChange,
}: {
  people: readonly Learner[]
  chosen: ReadonlyMap<string, Result>
  onChange: (chosen: ReadonlyMap<string, Result>) => void
}) {
  const said = useWords(words)
  const names = useWords(resultWords)
  const choices = RESULTS.map((value) => ({ value, label: names[value] }))
  const forAll = (result: Result | '') => {
    const without = people.filter((one) => one.result === null && one.certificate === null)
    if (result) onChange(new Map([...without.map((one) => [one.personId, result] as const), ...chosen]))
  }
  const choose = (personId: string, result: Result | '') => {
    const next = new Map(chosen)
    if (result === '') next.delete(personId)
    else next.set(personId, result)
    onChange(next)
  }
  return (
    <>
      <ChoiceField label={said.everybody} value="" none="–" onChange={forAll} choices={choices} />
      <ul className={`${style.rows} ${style.scroll}`}>
        {people
          .filter((one) => one.certificate === null)
          .map((one) => (
            <li key={one.personId} className={style.line}>
              <span>
                {one.fullName}
                <small className={style.small}>{one.unit.name}</small>
              </span>
              <NativeSelect
                aria-label={said.resultOf(one.fullName)}
                value={chosen.get(one.personId) ?? ''}
                onChange={(event) => choose(one.personId, event.currentTarget.value as Result | '')}
                data={[{ value: '', label: one.result ? names[one.result] : said.leaveOut }, ...choices]}
              />
            </li>
          ))}
      </ul>
    </>
  )
}
