import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { Day } from '#platform/day.ts'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField, DayField } from '#ui/field.tsx'
import { useSay } from '#ui/refusals.tsx'
import { useWords } from '#ui/words.tsx'
import { ReasonField } from '#ui/reason-field.tsx'
import { OpenClassField } from './class-field.tsx'
import { useDone } from '#ui/done.ts'
import { birth, RENEWS } from './common.tsx'
import { words } from './figure-words.ts'
import { answerNomination, withdrawNomination, type Nomination } from './nomination-api.ts'
import { refusalWords } from './refusal-words.ts'
import style from './training.module.css'

interface OfNomination {
  nomination: Nomination
  onClose: () => void
}

type Verdict = 'approved' | 'declined'

/** Approves people into a class, or declines them with the reason. */
export function AnswerForm({ nomination, onClose }: OfNomination) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const { today } = useAsOf()
  const open = nomination.nominees.filter((one) => one.answer === null)
  const [verdict, setVerdict] = useState<Verdict>('approved')
  const [chosen, setChosen] = useState(open.map((one) => one.personId))
  const [classId, setClassId] = useState(nomination.class?.id ?? '')
  const [on, setOn] = useState<Day | null>(today)
  const [reason, setReason] = useState('')
  const act = useAct(answerNomination, { renews: RENEWS, onDone: useDone(onClose) })
  const into = verdict === 'approved' ? { classId: classId || null } : { reason }
  return (
    <ActDialog
      title={said.answerTo(nomination.unit.name)}
      verb={verdict === 'approved' ? said.approve : said.decline}
      act={act}
      say={say}
      disabled={!on || chosen.length === 0}
      onSubmit={() =>
        on && act.mutate({ id: nomination.id, answer: verdict, on, personIds: chosen, ...into })
      }
      onClose={onClose}
    >
      <ChoiceField<Verdict>
        label={said.verdict}
        value={verdict}
        onChange={(value) => value && setVerdict(value)}
        choices={[
          { value: 'approved', label: said.approve },
          { value: 'declined', label: said.decline },
        ]}
      />
      <Checkbox.Group label={said.people} value={chosen} onChange={setChosen}>
        <div className={style.form}>
          {open.map((one) => (
            <Checkbox
              key={one.personId}
              value={one.personId}
              label={`${one.fullName}, ${birth(one.bornOn)}`}
            />
          ))}
        </div>
      </Checkbox.Group>
      {verdict === 'approved' ? (
        <OpenClassField
          organisationId={nomination.asked.id}
          kind={nomination.kind}
          value={classId}
          onChange={setClassId}
        />
      ) : (
        <ReasonField value={reason} onChange={setReason} />
      )}
      <DayField label={said.on} required min={nomination.on} max={today} value={on} onChange={setOn} />
    </ActDialog>
  )
}

/** Takes back a nomination of which nobody has been answered. */
export function WithdrawNomination({ nomination, onClose }: OfNomination) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const [reason, setReason] = useState('')
  const act = useAct(withdrawNomination, { renews: RENEWS, onDone: useDone(onClose) })
  return (
    <ActDialog
      title={said.withdraw}
      verb={said.withdraw}
      act={act}
      say={say}
      onSubmit={() => act.mutate({ id: nomination.id, reason })}
      onClose={onClose}
    >
      <ReasonField value={reason} onChange={setReason} />
    </ActDialog>
  )
}
