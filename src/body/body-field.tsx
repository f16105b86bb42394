import type { ReactNode } from 'react'
import { useAsk } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField } from '#ui/field.tsx'
import { useWords } from '#ui/words.tsx'
import { listBodies } from './api.ts'
import { words } from './words.ts'

/** The most bodies of one unit that a field offers. */
const MOST_OFFERED = 500

/** Chooses a body that a unit keeps on the day shown; the value is its public id, `''` for none. */
export function BodyField({
  organisationId,
  value,
  onChange,
  label,
  description,
  required = false,
  except = [],
}: {
  organisationId: string | null
  value: string
  onChange: (bodyId: string) => void
  label?: string
  description?: ReactNode
  required?: boolean
  /** Bodies that are not offered. */
  except?: readonly string[]
}) {
  const said = useWords(words)
  const { on } = useAsOf()
  const asked = useAsk(listBodies, organisationId ? { organisationId, on, limit: MOST_OFFERED } : null)
  const choices = (asked.data?.items ?? [])
    .filter(({ id }) => !except.includes(id))
    .map(({ id, name }) => ({ value: id, label: name }))
  return (
    <ChoiceField
      label={label ?? said.body}
      description={description}
      required={required}
      value={value}
      onChange={onChange}
      none={said.noBody}
      choices={choices}
    />
  )
}
