import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { ROLES_IN, type CommitteeCode, type CommitteeRole } from '#committee/codes.ts'
import { roleWords } from '#committee/words.ts'
import { findUnitsOn } from '#organisation/find-units.ts'
import type { Day } from '#platform/day.ts'
import { useAct } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField, DayField, TextField } from '#ui/field.tsx'
import { FindField, type Choice } from '#ui/find-field.tsx'
import { useWords } from '#ui/words.tsx'
import { recordDuty, type Matrix } from './api.ts'
import { DUTY_KINDS, type DutyKind } from './codes.ts'
import { useDone } from '#ui/done.ts'
import { RENEWS, WriteDialog } from './dialog.tsx'
import { useNameOf } from './holders.tsx'
import { kindWords, words } from './words.ts'

/** Records who answers for a field, a unit or a branch: somebody who holds a seat, or whoever holds a post. */
export function AssignForm({
  organisationId,
  matrix,
  kind: begin,
  onClose,
}: {
  organisationId: string
  matrix: Matrix
  kind: DutyKind
  onClose: () => void
}) {
  const said = useWords(words)
  const kinds = useWords(kindWords)
  const { on, today } = useAsOf()
  const [kind, setKind] = useState<DutyKind>(begin)
  const [fieldId, setFieldId] = useState('')
  const [unit, setUnit] = useState<Choice | null>(null)
  const [holder, setHolder] = useState('')
  const [from, setFrom] = useState<Day | null>(today)
  const [to, setTo] = useState<Day | null>(null)
  const [decisionNo, setDecisionNo] = useState('')
  const act = useAct(recordDuty, { renews: RENEWS, onDone: useDone(onClose) })
  const submit = () => {
    if (!from) return
    const subject = {
      fieldId: kind === 'field' ? fieldId || null : null,
      unitId: kind === 'field' ? null : (unit?.key ?? null),
    }
    const committee = matrix.committee as CommitteeCode
    act.mutate({
      organisationId,
      committee,
      kind,
      ...subject,
      ...holderOf(holder),
      from,
      to,
      decisionNo: decisionNo.trim() || null,
    })
  }
  return (
    <WriteDialog title={said.assign} act={act} onClose={onClose} onSubmit={submit}>
      <ChoiceField
        label={said.kind}
        value={kind}
        onChange={(chosen) => chosen && setKind(chosen)}
        choices={DUTY_KINDS.map((value) => ({ value, label: kinds[value] }))}
      />
      {kind === 'field' ? (
        <ChoiceField
          label={said.field}
          required
          value={fieldId}
          onChange={setFieldId}
          none={said.choose}
          choices={matrix.fields.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : (
        <FindField label={said.unit} required value={unit} onChange={setUnit} find={findUnitsOn(on)} />
      )}
      <HolderField matrix={matrix} value={holder} onChange={setHolder} />
      <DayField label={said.from} required value={from} onChange={setFrom} />
      <DayField label={said.to} description={said.toHint} value={to} onChange={setTo} />
      <TextField label={said.decisionNo} maxLength={100} value={decisionNo} onChange={setDecisionNo} />
    </WriteDialog>
  )
}

const POST = 'post:'

function holderOf(value: string): { personId: string | null; role: CommitteeRole | null } {
  if (value.startsWith(POST)) return { personId: null, role: value.slice(POST.length) as CommitteeRole }
  return { personId: value || null, role: null }
}

/** Members by name, then the posts of the committee. */
function HolderField({
  matrix,
  value,
  onChange,
}: {
  matrix: Matrix
  value: string
  onChange: (value: string) => void
}) {
  const said = useWords(words)
  const roles = useWords(roleWords)
  const nameOf = useNameOf()
  const people = matrix.members.flatMap((member) =>
    member.personId
      ? [{ value: member.personId, label: `${nameOf(member)} (${roles[member.role as CommitteeRole]})` }]
      : [],
  )
  const posts = ROLES_IN[matrix.committee as CommitteeCode].map((role) => ({
    value: `${POST}${role}`,
    label: roles[role],
  }))
  return (
    <NativeSelect
      label={said.holder}
      required
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        { value: '', label: said.choose },
        ...(people.length > 0 ? [{ group: said.people, items: people }] : []),
        { group: said.posts, items: posts },
      ]}
    />
  )
}
