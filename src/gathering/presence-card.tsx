import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useAct, useAsk } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { formatNumber } from '#ui/format.ts'
import { Card, Mark } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { Answer } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import type { Gathering } from './api.ts'
import { useDone } from '#ui/done.ts'
import { RENEWS } from './dialog.tsx'
import { listInvitations, markPresence, type Invitation } from './invitation-api.ts'
import { asksOf } from './kinds.ts'
import { words } from './site-words.ts'
import { refusalWords } from './words.ts'
import style from './gathering.module.css'

/** Who is invited, in words: the post, the person or the unit itself. */
export function inviteeOf(
  { unit, post, person }: Pick<Invitation, 'unit' | 'post' | 'person'>,
  hidden: string,
): { name: string; unit: string | null } {
  if (person) return { name: person.fullName ?? hidden, unit: unit.name }
  return post === null ? { name: unit.name, unit: null } : { name: post, unit: unit.name }
}

/** So many are drawn at once; the rest on demand. */
const DRAWN = 100

/** The roll call by person: who came of those invited; where sites report numbers, only posts and persons. */
export function PresenceCard({ gathering, open }: { gathering: Gathering; open: boolean }) {
  const said = useWords(words)
  const { on } = useAsOf()
  const invitations = useAsk(listInvitations, { id: gathering.id, on })
  const isCalled = ({ post, person }: Invitation) =>
    asksOf(gathering.kind).rollCall === 'person' || post !== null || person !== null
  const rows = invitations.data?.items.filter(isCalled)
  if (rows?.length === 0) return null
  return (
    <Card title={said.byPerson}>
      <Answer of={{ ...invitations, data: rows }} lines={5}>
        {(called) => <Called gathering={gathering} rows={called} open={open} />}
      </Answer>
    </Card>
  )
}

function Called({
  gathering,
  rows,
  open,
}: {
  gathering: Gathering
  rows: readonly Invitation[]
  open: boolean
}) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const closed = useClosedReason()
  const [drawn, setDrawn] = useState(DRAWN)
  const act = useAct(markPresence, { renews: RENEWS, onDone: useDone() })
  const mayMark = open && closed === null && gathering.may.record
  const waiting = rows.filter((row) => row.presence === null)
  const mark = (marked: readonly Invitation[], presence: 'present' | 'absent') =>
    act.mutate({
      id: gathering.id,
      marks: marked.map((row) => ({ invitationId: row.id, presence, reason: null })),
    })
  return (
    <>
      <WhyNot error={act.error} say={say} />
      {mayMark && waiting.length > 0 && (
        <Button variant="default" mb="sm" loading={act.isPending} onClick={() => mark(waiting, 'present')}>
          {said.markAll}
        </Button>
      )}
      <ul className={style.rows}>
        {rows.slice(0, drawn).map((row) => (
          <Presence key={row.id} row={row} onMark={mayMark ? (presence) => mark([row], presence) : null} />
        ))}
      </ul>
      {rows.length > drawn && (
        <Button variant="default" mt="sm" onClick={() => setDrawn(rows.length)}>
          {said.restOfThem(formatNumber(rows.length - drawn))}
        </Button>
      )}
    </>
  )
}

function Presence({
  row,
  onMark,
}: {
  row: Invitation
  onMark: ((presence: 'present' | 'absent') => void) | null
}) {
  const said = useWords(words)
  const { name, unit } = inviteeOf(row, said.hidden)
  return (
    <li className={style.presence}>
      <span>
        {name}
        {unit && <small className={style.small}>{unit}</small>}
        {row.answer === 'declined' && (
          <small className={style.small}>
            {said.declined}
            {row.reason && `: ${row.reason}`}
          </small>
        )}
      </span>
      {onMark ? (
        <SegmentedControl
          aria-label={name}
          value={row.presence ?? ''}
          onChange={(value) => onMark(value as 'present' | 'absent')}
          data={[
            { value: 'present', label: said.isPresent },
            { value: 'absent', label: said.isAbsent },
          ]}
        />
      ) : (
        row.presence && (
          <Mark tone={row.presence === 'present' ? 'good' : 'warn'}>
            {row.presence === 'present' ? said.isPresent : said.isAbsent}
          </Mark>
        )
      )}
    </li>
  )
}
