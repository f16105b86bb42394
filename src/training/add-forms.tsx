import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { Day } from '#platform/day.ts'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { DayField } from '#ui/field.tsx'
import { FindField, type Choice } from '#ui/find-field.tsx'
import { formatNumber } from '#ui/format.ts'
import { useSay } from '#ui/refusals.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { ReasonField } from '#ui/reason-field.tsx'
import type { ClassPage } from './api.ts'
import { words } from './class-words.ts'
import { findPeopleOn, RENEWS } from './common.tsx'
import { refusalWords } from './refusal-words.ts'
import { addLearners, addLines, checkLines, removeLearner, type Learner } from './roster-api.ts'
import style from './training.module.css'

interface OfClass {
  found: ClassPage
  onClose: () => void
}

/** The day on which people come onto a roster: today, or the closing where the class is over. */
function useJoining(found: ClassPage): [Day | null, (day: Day | null) => void, Day] {
  const { today } = useAsOf()
  const last = found.closedOn !== null && found.closedOn < today ? found.closedOn : today
  const usual = found.openedOn ?? (found.from < last ? found.from : last)
  const [on, setOn] = useState<Day | null>(usual < last ? usual : last)
  return [on, setOn, last]
}

function useAdded(onClose: () => void) {
  const said = useWords(words)
  return ({ added }: { added: number }) => {
    tell(said.added(formatNumber(added)))
    onClose()
  }
}

/** People chosen one by one, each shown with a button that takes him out again. */
export function ChosenPeople({
  people,
  onChange,
  find,
}: {
  people: readonly Choice[]
  onChange: (people: Choice[]) => void
  find: (text: string, signal: AbortSignal) => Promise<Choice[]>
}) {
  const said = useWords(words)
  const choose = (choice: Choice | null) => {
    if (choice && !people.some(({ key }) => key === choice.key)) onChange([...people, choice])
  }
  return (
    <>
      <FindField
        key={people.length}
        label={said.choose}
        description={said.addHint}
        value={null}
        onChange={choose}
        find={find}
        data-autofocus
      />
      {people.length > 0 && (
        <ul className={style.rows} aria-label={said.chosen}>
          {people.map((one) => (
            <li key={one.key} className={style.line}>
              <span>
                {one.name}
                {one.note && <small className={style.small}>{one.note}</small>}
              </span>
              <Button
                variant="default"
                size="compact-md"
                aria-label={said.removeOf(one.name)}
                onClick={() => onChange(people.filter(({ key }) => key !== one.key))}
              >
                {said.remove}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** Puts people on the roster one by one. */
export function AddPeople({ found, onClose }: OfClass) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const [on, setOn, last] = useJoining(found)
  const [people, setPeople] = useState<Choice[]>([])
  const act = useAct(addLearners, { renews: RENEWS, onDone: useAdded(onClose) })
  const kind = found.target === 'applicant' ? 'person' : found.target === 'cadre' ? 'all' : 'member'
  return (
    <ActDialog
      title={said.addOne}
      verb={said.addAll(formatNumber(people.length))}
      act={act}
      say={say}
      disabled={!on || people.length === 0}
      onSubmit={() => on && act.mutate({ id: found.id, personIds: people.map(({ key }) => key), on })}
      onClose={onClose}
    >
      <ChosenPeople people={people} onChange={setPeople} find={findPeopleOn(last, kind)} />
      <DayField label={said.joinedOn} required max={last} value={on} onChange={setOn} />
    </ActDialog>
  )
}

/** Puts the people of pasted lines on the roster: checked first, all or none. */
export function AddLines({ found, onClose }: OfClass) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const [on, setOn, last] = useJoining(found)
  const [text, setText] = useState('')
  const check = useAct(checkLines, { renews: [] })
  const act = useAct(addLines, { renews: RENEWS, onDone: useAdded(onClose) })
  const checked = check.data
  const forget = () => {
    check.reset()
    act.reset()
  }
  return (
    <ActDialog
      title={said.addLines}
      verb={checked ? said.addAll(formatNumber(checked.found)) : said.check}
      act={{ error: act.error ?? check.error, isPending: act.isPending || check.isPending }}
      say={say}
      size="lg"
      disabled={!on || text.trim() === ''}
      onSubmit={() => on && (checked ? act : check).mutate({ id: found.id, text, on })}
      onClose={onClose}
    >
      <Textarea
        label={said.lines}
        description={said.linesHint}
        required
        autosize
        minRows={6}
        maxRows={16}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          forget()
        }}
        data-autofocus
      />
      <DayField
        label={said.joinedOn}
        required
        max={last}
        value={on}
        onChange={(day) => {
          setOn(day)
          forget()
        }}
      />
      {checked && <p role="status">{said.found(formatNumber(checked.found))}</p>}
    </ActDialog>
  )
}

/** Takes somebody off the roster, with the reason. */
export function RemoveForm({ found, learner, onClose }: OfClass & { learner: Learner }) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const [reason, setReason] = useState('')
  const act = useAct(removeLearner, {
    renews: RENEWS,
    onDone: () => {
      tell(said.removed)
      onClose()
    },
  })
  return (
    <ActDialog
      title={said.removeOf(learner.fullName)}
      verb={said.remove}
      act={act}
      say={say}
      onSubmit={() => act.mutate({ id: found.id, personId: learner.personId, reason })}
      onClose={onClose}
    >
      <ReasonField value={reason} onChange={setReason} />
    </ActDialog>
  )
}
