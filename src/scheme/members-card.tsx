import { useState } from 'react'
import { formatDay, type Day } from '#platform/day.ts'
import { ReasonField } from '#ui/reason-field.tsx'
import { useDone } from '#ui/done.ts'
import { WriteButton } from '#ui/write-button.tsx'
import { useAct } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField, DayField, TextField } from '#ui/field.tsx'
import { Card } from '#ui/page.tsx'
import { useWords } from '#ui/words.tsx'
import { recordMember, withdrawMember, type Member, type SchemeRecord } from './api.ts'
import { DRAFTING_BODIES, MEMBER_ROLES, type DraftingBody, type MemberRole } from './codes.ts'
import { RENEWS, SchemeDialog } from './parts.tsx'
import { bodyWords, roleWords, words } from './words.ts'
import style from './scheme.module.css'

/** Who drafts: the steering committee and the editing group, by post. */
export function MembersCard({ scheme }: { scheme: SchemeRecord }) {
  const said = useWords(words)
  const bodies = useWords(bodyWords)
  const [open, setOpen] = useState<'new' | Member | null>(null)
  const close = () => setOpen(null)
  return (
    <Card
      title={said.members}
      actions={
        scheme.may.record && <WriteButton onClick={() => setOpen('new')}>{said.addMember}</WriteButton>
      }
    >
      {scheme.members.length === 0 && <p className={style.dim}>{said.noMembers}</p>}
      {DRAFTING_BODIES.map((body) => {
        const members = scheme.members.filter((one) => one.body === body)
        if (members.length === 0) return null
        return (
          <div key={body}>
            <h3 className={style.small}>{bodies[body]}</h3>
            {members.map((member) => (
              <MemberLine
                key={member.id}
                member={member}
                onWithdraw={scheme.may.record ? setOpen : undefined}
              />
            ))}
          </div>
        )
      })}
      {open === 'new' && <NewMember scheme={scheme} onClose={close} />}
      {open !== null && open !== 'new' && <Withdraw scheme={scheme} member={open} onClose={close} />}
    </Card>
  )
}

function MemberLine({
  member,
  onWithdraw,
}: {
  member: Member
  onWithdraw: ((member: Member) => void) | undefined
}) {
  const said = useWords(words)
  const roles = useWords(roleWords)
  const { post, name, role, from, to } = member
  return (
    <div className={`${style.entry} ${style.blockHead}`} style={{ fontWeight: 400 }}>
      <span>
        {name ? `${name}, ${post}` : post}
        <span className={style.small}>
          {roles[role]} · {formatDay(from)}
          {to && ` – ${formatDay(to)}`}
        </span>
      </span>
      {onWithdraw && (
        <WriteButton onClick={() => onWithdraw(member)} label={`${said.withdraw}: ${post}`}>
          {said.withdraw}
        </WriteButton>
      )}
    </div>
  )
}

function NewMember({ scheme, onClose }: { scheme: SchemeRecord; onClose: () => void }) {
  const said = useWords(words)
  const bodies = useWords(bodyWords)
  const roles = useWords(roleWords)
  const [body, setBody] = useState<DraftingBody>('steering')
  const [role, setRole] = useState<MemberRole>('member')
  const [post, setPost] = useState('')
  const [name, setName] = useState('')
  const [from, setFrom] = useState<Day | null>(scheme.startsOn)
  const act = useAct(recordMember, { renews: RENEWS, onDone: useDone(onClose) })
  const submit = () =>
    from && act.mutate({ id: scheme.id, body, role, post, name: name.trim() || null, from })
  return (
    <SchemeDialog title={said.addMember} act={act} onClose={onClose} onSubmit={submit}>
      <div className={style.fields}>
        <ChoiceField
          label={said.body}
          value={body}
          onChange={(value) => value && setBody(value)}
          choices={DRAFTING_BODIES.map((value) => ({ value, label: bodies[value] }))}
        />
        <ChoiceField
          label={said.role}
          value={role}
          onChange={(value) => value && setRole(value)}
          choices={MEMBER_ROLES.map((value) => ({ value, label: roles[value] }))}
        />
      </div>
      <TextField
        label={said.post}
        description={said.postHint}
        required
        maxLength={200}
        value={post}
        onChange={setPost}
      />
      <TextField label={said.person} maxLength={100} value={name} onChange={setName} />
      <DayField label={said.since} required value={from} onChange={setFrom} />
    </SchemeDialog>
  )
}

function Withdraw({
  scheme,
  member,
  onClose,
}: {
  scheme: SchemeRecord
  member: Member
  onClose: () => void
}) {
  const said = useWords(words)
  const { isToday } = useAsOf()
  const [reason, setReason] = useState('')
  const act = useAct(withdrawMember, { renews: RENEWS, onDone: useDone(onClose) })
  return (
    <SchemeDialog
      title={said.withdraw}
      text={member.post}
      act={act}
      size="md"
      onClose={onClose}
      onSubmit={() => isToday && act.mutate({ id: scheme.id, memberId: member.id, reason })}
    >
      <ReasonField value={reason} onChange={setReason} />
    </SchemeDialog>
  )
}
