import { useState } from 'react'
import { useUnit } from '#access/session.tsx'
import type { Day } from '#platform/day.ts'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField, DayField, TextField } from '#ui/field.tsx'
import { useGo } from '#ui/go.tsx'
import { useSay } from '#ui/refusals.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { recordRound, type Round } from './api.ts'
import { KINDS, type Kind } from './codes.ts'
import { refusalWords } from './refusal-words.ts'
import { kindWords, words } from './words.ts'

/** Calls a round of the unit; `rounds` are those that it may answer. */
export function RoundForm({ rounds, onClose }: { rounds: readonly Round[]; onClose: () => void }) {
  const said = useWords(words)
  const kinds = useWords(kindWords)
  const say = useSay(refusalWords)
  const go = useGo()
  const { today } = useAsOf()
  const { id } = useUnit()
  const [kind, setKind] = useState<Kind>('emulation')
  const [name, setName] = useState('')
  const [from, setFrom] = useState<Day | null>(today)
  const [to, setTo] = useState<Day | null>(null)
  const [rules, setRules] = useState('')
  const [followsId, setFollowsId] = useState('')
  const act = useAct(recordRound, {
    renews: ['/api/emulation'],
    onDone: (done) => {
      tell(said.recorded)
      onClose()
      go({ to: `/emulation/${done.id}` })
    },
  })
  const others = rounds.filter((one) => one.kind === kind && one.organiser.id !== id)
  const rest = { rules: rules.trim() || null, followsId: followsId || null }
  return (
    <ActDialog
      title={said.record}
      verb={said.record}
      act={act}
      say={say}
      disabled={!from || !to}
      onSubmit={() => id && from && to && act.mutate({ organisationId: id, kind, name, from, to, ...rest })}
      onClose={onClose}
    >
      <ChoiceField
        label={said.kind}
        value={kind}
        onChange={(value) => value && setKind(value)}
        choices={KINDS.map((value) => ({ value, label: kinds[value] }))}
      />
      <TextField label={said.name} required maxLength={300} value={name} onChange={setName} />
      <DayField label={said.from} required value={from} onChange={setFrom} />
      <DayField label={said.to} required value={to} onChange={setTo} />
      <TextField label={said.rules} maxLength={60} value={rules} onChange={setRules} />
      {others.length > 0 && (
        <ChoiceField
          label={said.follows}
          description={said.followsHint}
          value={followsId}
          none={said.noFollows}
          onChange={setFollowsId}
          choices={others.map((one) => ({ value: one.id, label: one.name }))}
        />
      )}
    </ActDialog>
  )
}
