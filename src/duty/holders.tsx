import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { roleWords } from '#committee/words.ts'
import type { Day } from '#platform/day.ts'
import { useAct } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { DayField } from '#ui/field.tsx'
import { Go } from '#ui/go.tsx'
import { Mark } from '#ui/page.tsx'
import { WriteButton } from '#ui/write-button.tsx'
import { useWords } from '#ui/words.tsx'
import { annulDuty, endDuty, type Holder } from './api.ts'
import { ReasonField } from '#ui/reason-field.tsx'
import { useDone } from '#ui/done.ts'
import { RENEWS, WriteDialog } from './dialog.tsx'
import { stateOf } from './rules.ts'
import { words } from './words.ts'
import style from './duty.module.css'

/** Those who answer for something, each with the post and a door to change it; nobody and too many are said as words. */
export function Holders({ holders, records }: { holders: readonly Holder[]; records: boolean }) {
  const said = useWords(words)
  const [changes, setChanges] = useState<Holder | null>(null)
  if (holders.length === 0) return <Mark tone="warn">{said.noHolder}</Mark>
  return (
    <>
      {stateOf(holders) === 'overlap' && <Mark tone="warn">{said.overlap}</Mark>}
      {holders.map((holder) => (
        <div key={`${holder.dutyId} ${holder.personId}`} className={style.holder}>
          <Named holder={holder} />
          {records && <WriteButton onClick={() => setChanges(holder)}>{said.change}</WriteButton>}
        </div>
      ))}
      {changes && <ChangeDuty holder={changes} onClose={() => setChanges(null)} />}
    </>
  )
}

function Named({ holder: { personId, fullName, role, byPost, vacant } }: { holder: Holder }) {
  const said = useWords(words)
  const name = useNameOf()({ fullName, role, vacant })
  const roles: Record<string, string> = useWords(roleWords)
  return (
    <span>
      {personId ? <Go to={`/people/${personId}`}>{name}</Go> : name}
      {fullName && role && <small className={style.small}>{roles[role] ?? role}</small>}
      {byPost && <small className={style.small}>{said.byPost}</small>}
      {vacant && <Mark tone="warn">{said.postEnded}</Mark>}
    </span>
  )
}

/** How a holder is called: the name where it may be seen, else the post. */
export function useNameOf(): (holder: {
  fullName: string | null
  role: string | null
  vacant?: boolean
}) => string {
  const said = useWords(words)
  const roles: Record<string, string> = useWords(roleWords)
  return ({ fullName, role, vacant = false }) =>
    fullName ?? (role === null ? (vacant ? said.noHolder : said.hidden) : (roles[role] ?? role))
}

/** Ends a duty after its last day, or takes it back as a mistake. */
function ChangeDuty({ holder, onClose }: { holder: Holder; onClose: () => void }) {
  const said = useWords(words)
  const nameOf = useNameOf()
  const { today } = useAsOf()
  const [mistaken, setMistaken] = useState(false)
  const [to, setTo] = useState<Day | null>(today)
  const [reason, setReason] = useState('')
  const done = useDone(onClose)
  const end = useAct(endDuty, { renews: RENEWS, onDone: done })
  const annul = useAct(annulDuty, { renews: RENEWS, onDone: done })
  const submit = () => {
    if (mistaken) annul.mutate({ id: holder.dutyId, reason })
    else if (to) end.mutate({ id: holder.dutyId, to, reason })
  }
  return (
    <WriteDialog
      title={said.endTitle}
      text={nameOf(holder)}
      act={mistaken ? annul : end}
      onClose={onClose}
      onSubmit={submit}
    >
      <Checkbox
        label={said.mistaken}
        checked={mistaken}
        onChange={(event) => setMistaken(event.currentTarget.checked)}
      />
      {!mistaken && <DayField label={said.lastDay} required value={to} onChange={setTo} min={holder.from} />}
      <ReasonField value={reason} onChange={setReason} />
    </WriteDialog>
  )
}
