import { Button, NativeSelect, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { formatDay, type Day } from '#platform/day.ts'
import { useAsOf } from '#ui/asof.tsx'
import { useAct } from '#ui/ask.ts'
import { BeforeAfter } from '#ui/confirm.tsx'
import { DayField, TextField } from '#ui/field.tsx'
import { FindField, type Choice } from '#ui/find-field.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { useWords } from '#ui/words.tsx'
import { useActWords } from './act-words.ts'
import { ACTS, ACT_BY_KEY, endsOf, isPossible } from './acts.ts'
import { recordMovement, type getStanding, type Movement } from './api.ts'
import { findUnits } from './choices.ts'
import { refusalWords, words } from './words.ts'
import style from './movement.module.css'

type Standing = z.output<typeof getStanding.output>

/** What happened to a member on a day; shows where he stands then, before and after, and every reason against. */
export function MovementForm({
  standing,
  isSettled,
  on,
  onDay,
  onDone,
}: {
  standing: Standing
  /** Whether `standing` is of the day `on`. */
  isSettled: boolean
  on: Day | null
  onDay: (day: Day | null) => void
  onDone: (movement: Movement) => void
}) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const { today } = useAsOf()
  const [key, setKey] = useState('')
  const [receiver, setReceiver] = useState<Choice | null>(null)
  const [decisionNo, setDecisionNo] = useState('')
  const [note, setNote] = useState('')
  const [memberCode, setMemberCode] = useState('')
  const act = useAct(recordMovement, { onDone })
  const here = standing.unit
  const chosen = ACT_BY_KEY.get(key)
  const known = chosen && isPossible(chosen, here?.id ?? null) ? chosen : undefined
  const isComplete =
    known !== undefined && on !== null && isSettled && (known.group === 'out' || receiver !== null)
  const record = () => {
    if (!isComplete) return
    const { from, to } = endsOf(known, here?.id ?? null, receiver?.key ?? null)
    act.mutate({
      personId: standing.person.id,
      on,
      category: known.category,
      fromOrganisationId: from,
      toOrganisationId: to,
      decisionNo: decisionNo || null,
      note: note || null,
      memberCode: memberCode || undefined,
    })
  }
  return (
    <form
      className={style.form}
      onSubmit={(event) => {
        event.preventDefault()
        record()
      }}
    >
      <DayField label={said.day} value={on} max={today} required onChange={onDay} />
      {on && isSettled && <StandsIn standing={standing} on={on} />}
      <ActField unit={here?.id ?? null} value={known ? key : ''} onChange={setKey} />
      {known && known.group !== 'out' && (
        <FindField
          label={said.receiver}
          description={said.receiverHint}
          required
          value={receiver}
          onChange={setReceiver}
          find={(text, signal) => findUnits(text, { on: on ?? today, beside: here?.id ?? null }, signal)}
        />
      )}
      <TextField
        label={said.decisionNo}
        description={said.decisionHint}
        value={decisionNo}
        maxLength={100}
        onChange={setDecisionNo}
      />
      <Textarea
        label={said.noteLabel}
        description={said.noteHint}
        autosize
        minRows={2}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {standing.person.memberCode === null && known?.group === 'in' && (
        <TextField
          label={said.memberCode}
          description={said.memberCodeHint}
          value={memberCode}
          maxLength={50}
          onChange={setMemberCode}
        />
      )}
      {isComplete && (
        <BeforeAfter
          before={here?.name ?? said.notMember}
          after={known.group === 'out' ? said.notMember : receiver?.name}
        />
      )}
      <WhyNot error={act.error} say={say} />
      <div className={style.buttons}>
        <Button type="submit" loading={act.isPending} disabled={!isComplete}>
          {said.recordAct}
        </Button>
      </div>
    </form>
  )
}

function StandsIn({ standing: { unit, since }, on }: { standing: Standing; on: Day }) {
  const said = useWords(words)
  return (
    <p className={style.standing} role="status">
      {unit && since
        ? said.standsIn(formatDay(on), unit.name, formatDay(since))
        : said.standsNowhere(formatDay(on))}
    </p>
  )
}

/** What happened, in words; what cannot have happened to somebody who stands there is closed, and said so. */
function ActField({
  unit,
  value,
  onChange,
}: {
  unit: string | null
  value: string
  onChange: (key: string) => void
}) {
  const said = useWords(words)
  const { act } = useActWords()
  const groups = (['in', 'move', 'out'] as const).map((group) => ({
    group: said.groups[group],
    items: ACTS.filter((one) => one.group === group).map((one) => ({
      value: one.key,
      label: act(one),
      disabled: !isPossible(one, unit),
    })),
  }))
  return (
    <NativeSelect
      label={said.what}
      description={unit === null ? said.onlyIn : said.onlyOut}
      required
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[{ value: '', label: said.chooseAct }, ...groups]}
    />
  )
}
