import { Button } from '@mantine/core'
import type { Day } from '#platform/day.ts'
import type { FieldValue } from '#person/api.ts'
import { FieldInput } from '#person/field-input.tsx'
import { useValueText } from '#person/file-tab.tsx'
import { FIELD_BY_KEY, type Field } from '#person/fields.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField, DayField, TextField } from '#ui/field.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import { MOST_CHANGES } from './rules.ts'
import { words } from './words.ts'
import style from './self.module.css'

/** A value while it is being filled in. */
export interface Draft {
  field: string
  value: string | null
  from: Day | null
  reason: string
}

export const EMPTY_DRAFT: Draft = { field: '', value: null, from: null, reason: '' }

/** Drafts as the server takes them; a value without its field is not sent. */
export function askedOf(drafts: readonly Draft[], mode: 'correction' | 'change') {
  return drafts
    .filter((one) => one.field !== '')
    .map(({ field, value, from, reason }) => ({
      field,
      mode,
      value,
      from: mode === 'change' && FIELD_BY_KEY.get(field)?.dated ? from : null,
      reason: reason.trim() || null,
    }))
}

/** Values to be put right (with a reason) or that are new (with a day): field by field, what stands now beside it. */
export function ValuesEditor({
  fields,
  current,
  drafts,
  mode,
  onDrafts,
}: {
  fields: readonly Field[]
  current: readonly FieldValue[]
  drafts: readonly Draft[]
  mode: 'correction' | 'change'
  onDrafts: (drafts: Draft[]) => void
}) {
  const said = useWords(words)
  const put = (index: number, draft: Draft) => onDrafts(drafts.with(index, draft))
  return (
    <>
      {drafts.map((draft, index) => (
        <OneValue
          key={index}
          fields={fields.filter(
            ({ key }) => key === draft.field || !drafts.some((other) => other.field === key),
          )}
          current={current}
          draft={draft}
          mode={mode}
          onChange={(next) => put(index, next)}
          onRemove={() => onDrafts(drafts.toSpliced(index, 1))}
        />
      ))}
      {drafts.length < MOST_CHANGES && (
        <Button variant="default" onClick={() => onDrafts([...drafts, EMPTY_DRAFT])}>
          {said.addValue}
        </Button>
      )}
    </>
  )
}

function OneValue({
  fields,
  current,
  draft,
  mode,
  onChange,
  onRemove,
}: {
  fields: readonly Field[]
  current: readonly FieldValue[]
  draft: Draft
  mode: 'correction' | 'change'
  onChange: (draft: Draft) => void
  onRemove: () => void
}) {
  const said = useWords(words)
  const locale = useLocale()
  const { today } = useAsOf()
  const valueText = useValueText()
  const field = FIELD_BY_KEY.get(draft.field)
  const now = current.find((one) => one.field === draft.field)?.value ?? null
  return (
    <div className={style.value}>
      <ChoiceField
        label={said.field}
        required
        value={draft.field}
        none={said.chooseField}
        onChange={(key) => onChange({ ...EMPTY_DRAFT, field: key })}
        choices={fields.map((one) => ({ value: one.key, label: one[locale] }))}
      />
      {field && (
        <>
          <p className={style.dim}>
            {said.now}: {valueText(field.key, now) ?? said.empty}
          </p>
          <FieldInput
            key={field.key}
            field={field}
            label={mode === 'correction' ? said.right : said.fresh}
            value={draft.value}
            max={today}
            onChange={(value) => onChange({ ...draft, value })}
          />
          {mode === 'change' && field.dated && (
            <DayField
              label={said.since}
              required
              value={draft.from}
              max={today}
              onChange={(from) => onChange({ ...draft, from })}
            />
          )}
          {mode === 'correction' && (
            <TextField
              label={said.reason}
              required
              maxLength={500}
              value={draft.reason}
              onChange={(reason) => onChange({ ...draft, reason })}
            />
          )}
        </>
      )}
      <Button variant="subtle" size="compact-sm" onClick={onRemove}>
        {said.removeValue(field?.[locale] ?? '')}
      </Button>
    </div>
  )
}
