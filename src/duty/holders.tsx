import { useState } from 'react'
import { roleWords } from '#committee/words.ts'
import type { Day } from '#platform/day.ts'
import { useAct } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { DayField } from '#ui/field.tsx'
import { Go } from '#ui/go.tsx'
import { Mark } from '#ui/page.tsx'
import { useWords } from '#ui/words.tsx'
import { annulDuty, endDuty, type Holder } from './api.ts'
import { ReasonField, RENEWS, useDone, WriteButton, WriteDialog } from './dialog.tsx'
import { stateOf } from './rules.ts'
import { words } from './words.ts'
import style from './duty.module.css'

/** Those who answer for something, each with the post, and the doors to end a duty; nobody is said as a word. */
export function Holders({ holders, records }: { holders: readonly Holder[]; records: boolean }) {
  const said = useWords(words)
  const [writing, setWriting] = useState<{ holder: Holder; ends: boolean } | null>(null)
  if (holders.length === 0) return <Mark tone="warn">{said.noHolder}</Mark>
  return (
    <>
      {holders.map((holder) => (
        <div key={`${holder.dutyId} ${holder.personId}`} className={style.holder}>
          <Named holder={holder} />
          {records && (
            <>
              {holder.to === null && (
                <WriteButton onClick={() => setWriting({ holder, ends: true })}>{said.end}</WriteButton>
              )}
              <WriteButton onClick={() => setWriting({ holder, ends: false })}>{said.annul}</WriteButton>
            </>
          )}
        </div>
      ))}
      {writing?.ends && <EndDuty holder={writing.holder} onClose={() => setWriting(null)} />}
      {writing?.ends === false && <AnnulDuty holder={writing.holder} onClose={() => setWriting(null)} />}
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

/** Nobody, one or several: a word, never a colour alone. */
export function StateMark({ holders }: { holders: readonly Holder[] }) {
  const said = useWords(words)
  const state = stateOf(holders)
  return <Mark tone={state === 'one' ? 'good' : 'warn'}>{said[state]}</Mark>
}

function EndDuty({ holder, onClose }: { holder: Holder; onClose: () => void }) {
  const said = useWords(words)
  const nameOf = useNameOf()
  const { today } = useAsOf()
  const [to, setTo] = useState<Day | null>(today)
  const [reason, setReason] = useState('')
  const act = useAct(endDuty, { renews: RENEWS, onDone: useDone(onClose) })
  return (
    <WriteDialog
      title={said.endTitle}
      text={nameOf(holder)}
      act={act}
      onClose={onClose}
      onSubmit={() => to && act.mutate({ id: holder.dutyId, to, reason })}
    >
      <DayField label={said.lastDay} required value={to} onChange={setTo} min={holder.from} />
      <ReasonField value={reason} onChange={setReason} />
    </WriteDialog>
  )
}

function AnnulDuty({ holder, onClose }: { holder: Holder; onClose: () => void }) {
  const said = useWords(words)
  const nameOf = useNameOf()
  const [reason, setReason] = useState('')
  const act = useAct(annulDuty, { renews: RENEWS, onDone: useDone(onClose) })
  return (
    <WriteDialog
      title={said.annulTitle}
      text={nameOf(holder)}
      act={act}
      onClose={onClose}
      onSubmit={() => act.mutate({ id: holder.dutyId, reason })}
    >
      <ReasonField value={reason} onChange={setReason} />
    </WriteDialog>
  )
}
