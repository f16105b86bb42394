import { useState } from 'react'
import type { Day } from '#platform/day.ts'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { useDone } from '#ui/done.ts'
import { ChoiceField, DayField } from '#ui/field.tsx'
import { formatMaybeDay } from '#ui/format.ts'
import { ReasonField } from '#ui/reason-field.tsx'
import { useWords } from '#ui/words.tsx'
import { type CasePage } from './api.ts'
import { changeCourse, takeBackAct } from './act-api.ts'
import { useSaid, useSayOfCases } from './say.ts'
import { words } from './words.ts'

const VERBS = {
  returned: 'return',
  extended: 'extend',
  suspended: 'suspend',
  resumed: 'resume',
  withdrawn: 'withdraw',
  expired: 'expire',
} as const
export type Course = keyof typeof VERBS

/** What a change of course is called on its button. */
export function verbOf(course: Course) {
  return VERBS[course]
}

/** Changes the course of a case: back, longer, paused, resumed, withdrawn, expired; each on a day with a reason. */
export function CourseForm({ of, course, onClose }: { of: CasePage; course: Course; onClose: () => void }) {
  const said = useWords(words)
  const name = useSaid()
  const say = useSayOfCases()
  const { today } = useAsOf()
  const [on, setOn] = useState<Day | null>(today)
  const [to, setTo] = useState(of.returns.at(-1)?.step ?? '')
  const [until, setUntil] = useState<Day | null>(of.longest)
  const [reason, setReason] = useState('')
  const act = useAct(changeCourse, { onDone: useDone(onClose) })
  const title = said[verbOf(course)]
  const submit = () => {
    if (!on) return
    act.mutate({
      id: of.id,
      seen: of.seen,
      course,
      on,
      reason,
      to: course === 'returned' ? to : null,
      until: course === 'extended' ? until : null,
    })
  }
  return (
    <ActDialog
      title={title}
      verb={title}
      act={act}
      say={say}
      disabled={!on || reason.trim().length < 3}
      onSubmit={submit}
      onClose={onClose}
    >
      {course === 'returned' && (
        <ChoiceField
          label={said.returnTo}
          required
          value={to}
          onChange={setTo}
          choices={of.returns.map((one) => ({ value: one.step, label: name(one.name) }))}
        />
      )}
      <DayField label={said.day} required value={on} max={today} onChange={setOn} />
      {course === 'extended' && (
        <DayField label={said.until(formatMaybeDay(of.longest))} required value={until} onChange={setUntil} />
      )}
      <ReasonField value={reason} onChange={setReason} />
    </ActDialog>
  )
}

/** Takes back the last act, which was typed wrongly. */
export function TakeBackForm({ of, actId, onClose }: { of: CasePage; actId: string; onClose: () => void }) {
  const said = useWords(words)
  const say = useSayOfCases()
  const [reason, setReason] = useState('')
  const act = useAct(takeBackAct, { onDone: useDone(onClose) })
  return (
    <ActDialog
      title={said.takeBack}
      text={said.takeBackText}
      verb={said.takeBack}
      act={act}
      say={say}
      disabled={reason.trim().length < 3}
      onSubmit={() => act.mutate({ id: of.id, actId, seen: of.seen, reason })}
      onClose={onClose}
    >
      <ReasonField value={reason} onChange={setReason} />
    </ActDialog>
  )
}
