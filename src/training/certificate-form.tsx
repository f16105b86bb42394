import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Day } from '#platform/day.ts'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { DayField, TextField } from '#ui/field.tsx'
import { formatNumber } from '#ui/format.ts'
import { useSay } from '#ui/refusals.tsx'
import { Answer } from '#ui/states.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { ReasonField } from '#ui/reason-field.tsx'
import type { ClassPage } from './api.ts'
import { words } from './class-words.ts'
import { COMPLETED } from './codes.ts'
import { RENEWS } from './common.tsx'
import { numbersFrom } from './numbers.ts'
import { refusalWords } from './refusal-words.ts'
import { issueCertificates, withdrawCertificate, type Learner } from './roster-api.ts'
import { useWholeRoster } from './whole-roster.ts'
import style from './training.module.css'

/** Issues certificates to all who have completed the class and have none, numbered one after the other. */
export function CertificateForm({
  found,
  next,
  onClose,
}: {
  found: ClassPage
  next: string | null
  onClose: () => void
}) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const { today } = useAsOf()
  const roster = useWholeRoster(found.id)
  const [on, setOn] = useState<Day | null>(today)
  const [first, setFirst] = useState(next ?? `001/${today.slice(0, 4)}`)
  const [changed, setChanged] = useState<ReadonlyMap<string, string>>(new Map())
  const act = useAct(issueCertificates, {
    renews: RENEWS,
    onDone: ({ issued }) => {
      tell(said.issued(formatNumber(issued)))
      onClose()
    },
  })
  const entitled = (roster.data ?? []).filter(
    (one) => one.certificate === null && one.result !== null && COMPLETED.includes(one.result),
  )
  const numbers = numbersFrom(first.trim(), entitled.length)
  const certificates = entitled.map(({ personId }, index) => ({
    personId,
    number: changed.get(personId) ?? numbers[index] ?? '',
  }))
  return (
    <ActDialog
      title={said.issue}
      verb={said.issueThem(formatNumber(entitled.length))}
      act={act}
      say={say}
      size="lg"
      disabled={!on || entitled.length === 0}
      onSubmit={() => on && act.mutate({ id: found.id, on, certificates })}
      onClose={onClose}
    >
      <div className={style.fields}>
        <DayField label={said.issueOn} required max={today} value={on} onChange={setOn} />
        <TextField
          label={said.firstNumber}
          description={said.firstNumberHint(formatNumber(entitled.length))}
          required
          maxLength={40}
          value={first}
          onChange={setFirst}
        />
      </div>
      <Answer of={roster} lines={6}>
        {() => (
          <ul className={`${style.rows} ${style.scroll}`}>
            {entitled.map((one, index) => (
              <li key={one.personId} className={style.line}>
                <span>{one.fullName}</span>
                <TextInput
                  aria-label={said.numberOf(one.fullName)}
                  maxLength={40}
                  value={certificates[index]!.number}
                  onChange={(event) =>
                    setChanged(new Map(changed).set(one.personId, event.currentTarget.value))
                  }
                />
              </li>
            ))}
          </ul>
        )}
      </Answer>
    </ActDialog>
  )
}

/** Takes back a certificate; its number is not given again. */
export function WithdrawCertificate({
  found,
  learner,
  onClose,
}: {
  found: ClassPage
  learner: Learner
  onClose: () => void
}) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const [reason, setReason] = useState('')
  const act = useAct(withdrawCertificate, {
    renews: RENEWS,
    onDone: () => {
      tell(said.withdrawn)
      onClose()
    },
  })
  return (
    <ActDialog
      title={said.withdrawCertificateOf(learner.fullName)}
      verb={said.withdrawCertificate}
      act={act}
      say={say}
      onSubmit={() => act.mutate({ id: found.id, personId: learner.personId, reason })}
      onClose={onClose}
    >
      <p>{said.withdrawCertificateText}</p>
      <ReasonField value={reason} onChange={setReason} />
    </ActDialog>
  )
}
