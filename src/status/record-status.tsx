import { useState } from 'react'
import type { Day } from '#platform/day.ts'
import { openCase } from '#procedure/act-api.ts'
import { listProcedures, type ShownField } from '#procedure/api.ts'
import { FieldInput, valuesOf, type Filled } from '#procedure/field-input.tsx'
import { useSayOfCases } from '#procedure/say.ts'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct, useAsk } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField, DayField } from '#ui/field.tsx'
import { useGo } from '#ui/go.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { AT_ONCE, recordAtOnce, type AtOnce, type MemberStatuses } from './api.ts'
import { FIELDS_AT_ONCE } from './at-once-fields.ts'
import { words } from './words.ts'
import style from './status.module.css'

type Kind = keyof typeof words.kinds
const KINDS = Object.keys(words.kinds) as Kind[]
const LASTING = ['mien_sinh_hoat', 'di_lam_an_xa', 'o_nuoc_ngoai']
const LIFTED = ['dinh_chi', 'khien_trach', 'canh_cao', 'cach_chuc']

/** What fits a member now: nothing ends that does not hold. */
function fitting({ statuses }: MemberStatuses): Kind[] {
  const now = statuses.filter((one) => one.inForce).map((one) => one.standing)
  return KINDS.filter((kind) => {
    if (kind === 'status-return') return now.some((one) => LASTING.includes(one))
    if (kind === 'measure-lift') return now.some((one) => LIFTED.includes(one))
    if (kind === 'exemption') return !now.includes('mien_sinh_hoat')
    if (kind === 'far-away') return !now.includes('di_lam_an_xa')
    return kind !== 'abroad' || !now.includes('o_nuoc_ngoai')
  })
}

/** Records what changes in a member's status: at once what the branch only notes; as a case what is voted or decided. */
export function RecordStatus({ known, onClose }: { known: MemberStatuses; onClose: () => void }) {
  const said = useWords(words)
  const { today } = useAsOf()
  const go = useGo()
  const [kind, setKind] = useState<Kind | ''>('')
  const [on, setOn] = useState<Day | null>(today)
  const [filled, setFilled] = useState<Filled>({})
  const opening = useAsk(listProcedures, {}).data?.procedures.find((one) => one.kind === kind)?.opening ?? []
  const atOnce = useAct(recordAtOnce, {
    onDone: () => {
      tell(said.recorded)
      onClose()
    },
  })
  const open = useAct(openCase, { onDone: ({ id }) => go({ to: `/procedures/${id}` }) })
  const isAtOnce = (AT_ONCE as readonly string[]).includes(kind)
  const fields = isAtOnce ? ownFields(kind as AtOnce, known) : opening
  const submit = () => {
    if (!kind || !on) return
    const values = valuesOf(filled)
    if (isAtOnce) atOnce.mutate({ id: known.person.id, kind: kind as AtOnce, on, values })
    else open.mutate({ kind, personIds: [known.person.id], organisationId: null, secondId: null, on, values })
  }
  return (
    <ActDialog
      title={`${said.record}: ${known.person.fullName}`}
      verb={isAtOnce || kind === '' ? said.save : said.openCase}
      act={isAtOnce ? atOnce : open}
      say={useSayOfCases()}
      size="lg"
      disabled={!kind || !on}
      onSubmit={submit}
      onClose={onClose}
    >
      <ChoiceField
        label={said.what}
        required
        value={kind}
        none={said.choose}
        onChange={(next) => {
          setKind(next)
          setFilled({})
        }}
        choices={fitting(known).map((value) => ({ value, label: said.kinds[value] }))}
        data-autofocus
      />
      {kind === 'death' && <p className={style.dim}>{said.deathText}</p>}
      {kind !== '' && !isAtOnce && <p className={style.dim}>{said.caseText}</p>}
      {kind !== '' && (
        <DayField label={dayLabel(kind, said)} required value={on} max={today} onChange={setOn} />
      )}
      {kind !== '' &&
        fields.map((field) => (
          <FieldInput
            key={`${kind} ${field.key}`}
            field={field}
            today={today}
            value={filled[field.key] ?? null}
            onChange={(value) => setFilled({ ...filled, [field.key]: value })}
          />
        ))}
    </ActDialog>
  )
}

function dayLabel(kind: Kind, said: ReturnType<typeof useWords<typeof words>>): string {
  if (kind === 'death') return said.deathDay
  return kind === 'status-return' ? said.returnDay : said.noticeDay
}

/** The fields of an act at once, as its form takes them; of what may end only what holds. */
function ownFields(kind: AtOnce, { statuses }: MemberStatuses): ShownField[] {
  const now = statuses.filter((one) => one.inForce).map((one) => one.standing)
  return FIELDS_AT_ONCE[kind].map((field) => ({
    key: field.key,
    name: field.name,
    hint: field.hint ?? null,
    required: field.required ?? true,
    kind: field.kind,
    future: field.kind === 'day' && field.future === true,
    lines: false,
    least: null,
    most: field.kind === 'text' ? (field.most ?? null) : null,
    type: null,
    choices: field.kind === 'choice' ? field.choices.filter(({ id }) => now.includes(id)) : [],
  }))
}
