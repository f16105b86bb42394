import { Switch } from '@mantine/core'
import { useState } from 'react'
import { useUnit } from '#access/session.tsx'
import { formatDay, type Day } from '#platform/day.ts'
import { findPeople } from '#procedure/field-input.tsx'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct, useAsk } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField, DayField, TextField } from '#ui/field.tsx'
import { FindField, type Choice } from '#ui/find-field.tsx'
import { Go } from '#ui/go.tsx'
import { Card, Mark, Page } from '#ui/page.tsx'
import { useSay } from '#ui/refusals.tsx'
import { Answer, Empty, Rest } from '#ui/states.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { WriteButton } from '#ui/write-button.tsx'
import { endGroup, formGroup, joinGroup, leaveGroup, listGroups, type Group } from './api.ts'
import { GROUP_ROLES, type GroupRole } from './codes.ts'
import { refusalWords, words } from './words.ts'
import style from './status.module.css'

const RENEWS = ['/api/organisations', '/api/statuses', '/api/people']

type Dialog =
  | { kind: 'form' }
  | { kind: 'join'; group: Group }
  | { kind: 'end'; group: Group }
  | { kind: 'leave'; group: Group; placeId: string }

/** The groups of a branch (tổ đảng): leaders, members, who of them is away. */
export function GroupsPage() {
  const said = useWords(words)
  const { on } = useAsOf()
  const { id } = useUnit()
  const asked = useAsk(listGroups, id ? { id, on } : null)
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const close = () => setDialog(null)
  const known = asked.data
  return (
    <Page
      title={said.groupsTitle}
      note={known && said.groupsNote(known.unit.name || known.unit.code)}
      breadcrumb={[{ name: said.title, to: '/statuses' }]}
      actions={
        known?.may.record && (
          <WriteButton onClick={() => setDialog({ kind: 'form' })}>{said.groupForm}</WriteButton>
        )
      }
    >
      {id === null && <Empty title={said.noUnit} />}
      {id !== null && (
        <Answer of={asked}>
          {({ groups, beyond, may }) =>
            groups.length === 0 ? (
              <Card>
                <Empty title={said.groupsNone}>
                  {said.groupsNoneText} {said.chooseBranch}
                </Empty>
              </Card>
            ) : (
              <div className={style.stack}>
                {groups.map((group) => (
                  <OneGroup key={group.id} group={group} mayRecord={may.record} onDialog={setDialog} />
                ))}
                <Rest of={beyond} />
              </div>
            )
          }
        </Answer>
      )}
      {id && dialog?.kind === 'form' && <FormDialog id={id} onClose={close} />}
      {id && dialog?.kind === 'join' && <JoinDialog id={id} group={dialog.group} onClose={close} />}
      {id && dialog?.kind === 'end' && <EndDialog id={id} group={dialog.group} onClose={close} />}
      {id && dialog?.kind === 'leave' && (
        <EndDialog id={id} group={dialog.group} placeId={dialog.placeId} onClose={close} />
      )}
    </Page>
  )
}

function OneGroup({
  group,
  mayRecord,
  onDialog,
}: {
  group: Group
  mayRecord: boolean
  onDialog: (dialog: Dialog) => void
}) {
  const said = useWords(words)
  return (
    <Card
      title={group.name}
      actions={
        mayRecord && (
          <>
            <WriteButton onClick={() => onDialog({ kind: 'join', group })}>{said.groupJoin}</WriteButton>
            <WriteButton onClick={() => onDialog({ kind: 'end', group })}>{said.groupEnd}</WriteButton>
          </>
        )
      }
    >
      <p className={style.dim}>
        {said.groupSince(formatDay(group.from))}{' '}
        {group.forAway && <Mark tone="accent">{said.groupAway}</Mark>}
      </p>
      {group.members.length === 0 && <p className={style.dim}>{said.groupEmpty}</p>}
      <ul className={style.list}>
        {group.members.map((one) => (
          <li key={one.id} className={style.row}>
            <span>
              <Go to={`/people/${one.personId}`}>{one.fullName}</Go> · {said.roles[one.role]}{' '}
              {one.away && <Mark tone="warn">{said.away}</Mark>}
            </span>
            {mayRecord && (
              <WriteButton onClick={() => onDialog({ kind: 'leave', group, placeId: one.id })}>
                {said.groupLeave}
              </WriteButton>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** A dialog's write: says that it was recorded, and closes. */
function useDone(onClose: () => void) {
  const said = useWords(words)
  return {
    renews: RENEWS,
    onDone: () => {
      tell(said.recorded)
      onClose()
    },
  }
}

function FormDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const said = useWords(words)
  const { today } = useAsOf()
  const [name, setName] = useState('')
  const [forAway, setForAway] = useState(false)
  const [from, setFrom] = useState<Day | null>(today)
  const act = useAct(formGroup, useDone(onClose))
  return (
    <ActDialog
      title={said.groupForm}
      verb={said.save}
      act={act}
      say={useSay(refusalWords)}
      disabled={!from || name.trim() === ''}
      onSubmit={() => from && act.mutate({ id, name, forAway, from })}
      onClose={onClose}
    >
      <TextField
        label={said.groupName}
        required
        maxLength={100}
        value={name}
        onChange={setName}
        data-autofocus
      />
      <Switch
        label={said.groupAway}
        checked={forAway}
        onChange={(event) => setForAway(event.currentTarget.checked)}
      />
      <DayField label={said.since} required value={from} max={today} onChange={setFrom} />
    </ActDialog>
  )
}

function JoinDialog({ id, group, onClose }: { id: string; group: Group; onClose: () => void }) {
  const said = useWords(words)
  const { today } = useAsOf()
  const [person, setPerson] = useState<Choice | null>(null)
  const [role, setRole] = useState<GroupRole | ''>('member')
  const [from, setFrom] = useState<Day | null>(today)
  const act = useAct(joinGroup, useDone(onClose))
  return (
    <ActDialog
      title={`${said.groupJoin}: ${group.name}`}
      verb={said.save}
      act={act}
      say={useSay(refusalWords)}
      disabled={!person || !role || !from}
      onSubmit={() =>
        person && role && from && act.mutate({ id, groupId: group.id, personId: person.key, role, from })
      }
      onClose={onClose}
    >
      <FindField label={said.member} required value={person} onChange={setPerson} find={findPeople} />
      <ChoiceField
        label={said.role}
        required
        value={role}
        onChange={setRole}
        choices={GROUP_ROLES.map((value) => ({ value, label: said.roles[value] }))}
      />
      <DayField label={said.since} required value={from} max={today} onChange={setFrom} />
    </ActDialog>
  )
}

/** The last day of a group, or of a place in it. */
function EndDialog({
  id,
  group,
  placeId,
  onClose,
}: {
  id: string
  group: Group
  placeId?: string
  onClose: () => void
}) {
  const said = useWords(words)
  const { today } = useAsOf()
  const [to, setTo] = useState<Day | null>(today)
  const [reason, setReason] = useState('')
  const ends = useAct(endGroup, useDone(onClose))
  const leaves = useAct(leaveGroup, useDone(onClose))
  const submit = () => {
    if (!to) return
    if (placeId) leaves.mutate({ id, groupId: group.id, placeId, to, reason })
    else ends.mutate({ id, groupId: group.id, to, reason })
  }
  return (
    <ActDialog
      title={`${placeId ? said.groupLeave : said.groupEnd}: ${group.name}`}
      verb={said.save}
      act={placeId ? leaves : ends}
      say={useSay(refusalWords)}
      disabled={!to || reason.trim().length < 3}
      onSubmit={submit}
      onClose={onClose}
    >
      <DayField label={said.lastDay} required value={to} max={today} onChange={setTo} />
      <TextField label={said.reason} required maxLength={500} value={reason} onChange={setReason} />
    </ActDialog>
  )
}
