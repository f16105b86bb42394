import { NumberInput, Textarea } from '@mantine/core'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField, DayField, TextField } from '#ui/field.tsx'
import { FindField } from '#ui/find-field.tsx'
import { useWords } from '#ui/words.tsx'
import { findUnitsOn } from '#organisation/find-units.ts'
import { BodyField } from './body-field.tsx'
import { BODY_KINDS } from './codes.ts'
import type { Draft } from './draft.ts'
import { isForTask } from './rules.ts'
import { kindWords, words } from './words.ts'
import style from './body.module.css'

const NUMBERS = ['quota', 'present', 'internalUnits', 'deputies', 'deputyLimit'] as const

/** What is true of a body after the act: name, kind, functions, staff. */
export function ParticularsFields({
  draft,
  set,
  organisationId,
}: {
  draft: Draft
  set: (change: Partial<Draft>) => void
  organisationId: string
}) {
  const said = useWords(words)
  const kinds = useWords(kindWords)
  const { on } = useAsOf()
  return (
    <div className={style.fields}>
      <div className={style.wide}>
        <TextField
          label={said.name}
          required
          minLength={2}
          maxLength={300}
          value={draft.name}
          onChange={(name) => set({ name })}
        />
      </div>
      <ChoiceField
        label={said.kind}
        value={draft.kind}
        onChange={(kind) => kind && set({ kind })}
        choices={BODY_KINDS.map((code) => ({ value: code, label: kinds[code] }))}
      />
      <BodyField
        label={said.superior}
        organisationId={organisationId}
        value={draft.superiorId}
        onChange={(superiorId) => set({ superiorId })}
        except={draft.bodies}
      />
      {draft.kind === 'co_quan_nha_nuoc' || draft.kind === 'mat_tran' || draft.kind === 'doan_the' ? (
        <FindField
          label={said.partyGroup}
          value={draft.partyGroup}
          onChange={(partyGroup) => set({ partyGroup })}
          find={findUnitsOn(on)}
        />
      ) : null}
      {isForTask(draft.kind) && (
        <DayField
          label={said.plannedTo}
          description={null}
          value={draft.plannedTo}
          onChange={(plannedTo) => set({ plannedTo })}
        />
      )}
      {NUMBERS.map((field) => (
        <NumberInput
          key={field}
          label={said[field]}
          allowDecimal={false}
          value={draft[field] ?? ''}
          onChange={(value) => set({ [field]: value === '' ? null : Number(value) })}
        />
      ))}
      <div className={style.wide}>
        <Textarea
          label={said.functions}
          autosize
          minRows={2}
          maxRows={10}
          maxLength={4000}
          value={draft.functions}
          onChange={(event) => set({ functions: event.currentTarget.value })}
        />
      </div>
    </div>
  )
}
