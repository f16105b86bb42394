import { useState } from 'react'
import { searchPeople } from '#person/api.ts'
import { formatDay, type Day } from '#platform/day.ts'
import { useAct } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { call } from '#ui/call.ts'
import { ChoiceField, DayField, TextField } from '#ui/field.tsx'
import { FindField, type Choice } from '#ui/find-field.tsx'
import { Card, Mark } from '#ui/page.tsx'
import { Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { WriteButton } from '#ui/write-button.tsx'
import { useWords } from '#ui/words.tsx'
import { annulMember, endMember, recordMember, type Body, type BodyMember } from './page-api.ts'
import { BODY_ROLES, type BodyRole } from './codes.ts'
import { ReasonField } from '#ui/reason-field.tsx'
import { useDone } from '#ui/done.ts'
import { RENEWS, WriteDialog } from './dialog.tsx'
import { roleWords, words } from './words.ts'

type Writing = { act: 'add' } | { act: 'end' | 'annul'; member: BodyMember }

/** Who belongs to a body and in which post, those of the day first. */
export function Members({ body }: { body: Body }) {
  const said = useWords(words)
  const [writing, setWriting] = useState<Writing | null>(null)
  const columns = useColumns(body, setWriting)
  const close = () => setWriting(null)
  const add = body.may.record && body.exists && (
    <WriteButton onClick={() => setWriting({ act: 'add' })}>{said.addMember}</WriteButton>
  )
  return (
    <Card title={said.tabs.members} actions={add}>
      {!body.may.people && <p>{said.noPeople}</p>}
      <Table
        name={said.tabs.members}
        rows={body.members}
        rowKey={(row) => row.id}
        columns={columns}
        empty={<Empty title={said.noMembers}>{said.noMembersText}</Empty>}
      />
      {writing?.act === 'add' && <AddMember body={body} onClose={close} />}
      {writing?.act === 'end' && <EndMember body={body} member={writing.member} onClose={close} />}
      {writing?.act === 'annul' && <AnnulMember body={body} member={writing.member} onClose={close} />}
    </Card>
  )
}

function useColumns(body: Body, onWrite: (writing: Writing) => void): Column<BodyMember>[] {
  const said = useWords(words)
  const roles = useWords(roleWords)
  const columns: Column<BodyMember>[] = [
    {
      key: 'name',
      title: said.fullName,
      cell: (row) => row.fullName ?? said.hidden,
      to: (row) => (row.personId ? `/people/${row.personId}` : undefined),
    },
    { key: 'role', title: said.role, cell: (row) => roles[row.role] },
    {
      key: 'period',
      title: said.period,
      cell: ({ from, to, inForce }) => (
        <>
          {to ? `${formatDay(from)} – ${formatDay(to)}` : said.since(formatDay(from))}{' '}
          {!inForce && <Mark>{said.notNow}</Mark>}
        </>
      ),
      narrow: false,
    },
    { key: 'decision', title: said.decisionNo, cell: (row) => row.decisionNo ?? '–', narrow: false },
  ]
  if (!body.may.record) return columns
  const acts = (member: BodyMember) => (
    <>
      {member.inForce && (
        <WriteButton onClick={() => onWrite({ act: 'end', member })}>{said.endMember}</WriteButton>
      )}{' '}
      <WriteButton onClick={() => onWrite({ act: 'annul', member })}>{said.annulMember}</WriteButton>
    </>
  )
  return [...columns, { key: 'acts', title: said.actions, cell: acts }]
}

function AddMember({ body, onClose }: { body: Body; onClose: () => void }) {
  const said = useWords(words)
  const roles = useWords(roleWords)
  const { today } = useAsOf()
  const [person, setPerson] = useState<Choice | null>(null)
  const [name, setName] = useState('')
  const [role, setRole] = useState<BodyRole>('member')
  const [from, setFrom] = useState<Day | null>(today)
  const [to, setTo] = useState<Day | null>(null)
  const [decisionNo, setDecisionNo] = useState(body.state.decisionNo ?? '')
  const act = useAct(recordMember, { renews: RENEWS, onDone: useDone(onClose) })
  const given = { personId: person?.key ?? null, name: name.trim() || null, role, to }
  return (
    <WriteDialog
      title={said.addMember}
      act={act}
      onClose={onClose}
      onSubmit={() =>
        from && act.mutate({ id: body.id, ...given, from, decisionNo: decisionNo.trim() || null })
      }
    >
      {body.may.people && (
        <FindField label={said.person} value={person} onChange={setPerson} find={findPeople} data-autofocus />
      )}
      <TextField label={said.typedName} maxLength={200} value={name} onChange={setName} />
      <ChoiceField
        label={said.role}
        value={role}
        onChange={(chosen) => chosen && setRole(chosen)}
        choices={BODY_ROLES.map((value) => ({ value, label: roles[value] }))}
      />
      <DayField label={said.from} required value={from} onChange={setFrom} />
      <DayField label={said.to} description={said.toHint} value={to} onChange={setTo} />
      <TextField label={said.decisionNo} maxLength={100} value={decisionNo} onChange={setDecisionNo} />
    </WriteDialog>
  )
}

async function findPeople(text: string, signal: AbortSignal): Promise<Choice[]> {
  const { items } = await call(searchPeople, { text, kind: 'member', limit: 20 }, { signal })
  return items.map(({ id, fullName, organisation }) => ({
    key: id,
    name: fullName,
    ...(organisation ? { note: organisation.name } : {}),
  }))
}

interface One {
  body: Body
  member: BodyMember
  onClose: () => void
}

function EndMember({ body, member, onClose }: One) {
  const said = useWords(words)
  const { today } = useAsOf()
  const [to, setTo] = useState<Day | null>(today)
  const [reason, setReason] = useState('')
  const act = useAct(endMember, { renews: RENEWS, onDone: useDone(onClose) })
  return (
    <WriteDialog
      title={said.endMember}
      text={member.fullName ?? said.hidden}
      act={act}
      onClose={onClose}
      onSubmit={() => to && act.mutate({ id: body.id, memberId: member.id, to, reason })}
    >
      <DayField label={said.lastDay} required value={to} onChange={setTo} min={member.from} />
      <ReasonField value={reason} onChange={setReason} />
    </WriteDialog>
  )
}

function AnnulMember({ body, member, onClose }: One) {
  const said = useWords(words)
  const [reason, setReason] = useState('')
  const act = useAct(annulMember, { renews: RENEWS, onDone: useDone(onClose) })
  return (
    <WriteDialog
      title={said.annulMember}
      text={member.fullName ?? said.hidden}
      act={act}
      onClose={onClose}
      onSubmit={() => act.mutate({ id: body.id, memberId: member.id, reason })}
    >
      <ReasonField value={reason} onChange={setReason} />
    </WriteDialog>
  )
}
