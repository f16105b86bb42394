import { Button } from '@mantine/core'
import { useState } from 'react'
import { formatDay } from '#platform/day.ts'
import { useAct, useAsk } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { formatNumber } from '#ui/format.ts'
import { Card, Mark } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import type { Gathering } from './api.ts'
import { useDone } from '#ui/done.ts'
import { LongField, RENEWS, WriteDialog } from './dialog.tsx'
import { answerInvitation, listInvitations, withdrawInvitation, type Invitation } from './invitation-api.ts'
import { InviteDialog } from './invite-dialog.tsx'
import { inviteeOf } from './presence-card.tsx'
import { words } from './site-words.ts'
import { refusalWords } from './words.ts'
import style from './gathering.module.css'

/** Giấy mời: what awaits the reader's answer first, then everybody invited. */
export function InvitationsTab({ gathering }: { gathering: Gathering }) {
  const said = useWords(words)
  const closed = useClosedReason()
  const { on } = useAsOf()
  const [inviting, setInviting] = useState(false)
  const { state, may } = gathering
  const mine = may.record && state !== 'cancelled' && state !== 'concluded'
  const invitations = useAsk(listInvitations, { id: gathering.id, on })
  const add = mine && (
    <Button disabled={closed !== null} title={closed ?? undefined} onClick={() => setInviting(true)}>
      {said.invite}
    </Button>
  )
  return (
    <Answer of={invitations} lines={6}>
      {({ items }) => {
        const waiting = items.filter(
          (row) => row.mine && row.answer === null && !gathering.keeps && state === 'announced',
        )
        const rest = items.filter((row) => !waiting.includes(row))
        return (
          <>
            {waiting.length > 0 && (
              <Card title={said.mustAnswer}>
                <Rows gathering={gathering} rows={waiting} />
              </Card>
            )}
            {(rest.length > 0 || waiting.length === 0) && (
              <Card title={said.invitations} actions={add}>
                {rest.length === 0 && <Empty title={said.noInvitations}>{said.noInvitationsText}</Empty>}
                <Rows gathering={gathering} rows={rest} />
              </Card>
            )}
            {inviting && <InviteDialog gathering={gathering} onClose={() => setInviting(false)} />}
          </>
        )
      }}
    </Answer>
  )
}

/** So many are drawn at once; the rest on demand. */
const DRAWN = 100

function Rows({ gathering, rows }: { gathering: Gathering; rows: readonly Invitation[] }) {
  const say = useSay(refusalWords)
  const done = useDone()
  const said = useWords(words)
  const [drawn, setDrawn] = useState(DRAWN)
  const [declining, setDeclining] = useState<Invitation | null>(null)
  const accept = useAct(answerInvitation, { renews: RENEWS, onDone: done })
  const away = useAct(withdrawInvitation, { renews: RENEWS, onDone: done })
  return (
    <>
      <WhyNot error={accept.error ?? away.error} say={say} />
      <ul className={style.rows}>
        {rows.slice(0, drawn).map((row) => (
          <Row
            key={row.id}
            gathering={gathering}
            row={row}
            onAccept={() =>
              accept.mutate({ id: gathering.id, invitationId: row.id, answer: 'accepted', reason: null })
            }
            onDecline={() => setDeclining(row)}
            onWithdraw={() => away.mutate({ id: gathering.id, invitationId: row.id })}
          />
        ))}
      </ul>
      {rows.length > drawn && (
        <Button variant="default" mt="sm" onClick={() => setDrawn(rows.length)}>
          {said.restOfThem(formatNumber(rows.length - drawn))}
        </Button>
      )}
      {declining && (
        <Decline gathering={gathering} invitation={declining} onClose={() => setDeclining(null)} />
      )}
    </>
  )
}

function Row({
  gathering,
  row,
  onAccept,
  onDecline,
  onWithdraw,
}: {
  gathering: Gathering
  row: Invitation
  onAccept: () => void
  onDecline: () => void
  onWithdraw: () => void
}) {
  const said = useWords(words)
  const closed = useClosedReason()
  const { name, unit } = inviteeOf(row, said.hidden)
  const mayAnswer = row.mine && gathering.state === 'announced' && closed === null
  const mayWithdraw = gathering.may.record && row.answer === null && row.presence === null && closed === null
  return (
    <li className={style.presence}>
      <span>
        {name} <AnswerMark row={row} />
        {unit && <small className={style.small}>{unit}</small>}
        {row.reason && <small className={style.small}>{row.reason}</small>}
        <small className={style.small}>
          {said.sentOn} {formatDay(row.sentOn)}
          {row.answerBy && ` · ${said.answerBy} ${formatDay(row.answerBy)}`}
        </small>
      </span>
      <span className={`${style.buttons} dv-no-print`}>
        {mayAnswer && row.answer !== 'accepted' && (
          <Button variant={gathering.keeps ? 'default' : 'filled'} size="compact-md" onClick={onAccept}>
            {said.accept}
            <span className="dv-hidden">: {name}</span>
          </Button>
        )}
        {mayAnswer && row.answer !== 'declined' && (
          <Button variant="default" size="compact-md" onClick={onDecline}>
            {said.decline}
            <span className="dv-hidden">: {name}</span>
          </Button>
        )}
        {mayWithdraw && gathering.state !== 'concluded' && gathering.state !== 'cancelled' && (
          <Button
            variant="subtle"
            size="compact-md"
            aria-label={said.withdrawNamed(name)}
            onClick={onWithdraw}
          >
            {said.withdraw}
          </Button>
        )}
      </span>
    </li>
  )
}

function AnswerMark({ row: { answer } }: { row: Invitation }) {
  const said = useWords(words)
  if (answer === 'accepted') return <Mark tone="good">{said.accepted}</Mark>
  if (answer === 'declined') return <Mark tone="warn">{said.declined}</Mark>
  return <Mark>{said.waiting}</Mark>
}

function Decline({
  gathering,
  invitation,
  onClose,
}: {
  gathering: Gathering
  invitation: Invitation
  onClose: () => void
}) {
  const said = useWords(words)
  const [reason, setReason] = useState('')
  const act = useAct(answerInvitation, { renews: RENEWS, onDone: useDone(onClose) })
  return (
    <WriteDialog
      title={said.declineTitle}
      act={act}
      onClose={onClose}
      onSubmit={() =>
        act.mutate({ id: gathering.id, invitationId: invitation.id, answer: 'declined', reason })
      }
    >
      <LongField
        label={said.reason}
        required
        minLength={3}
        maxLength={500}
        value={reason}
        onChange={setReason}
      />
    </WriteDialog>
  )
}
