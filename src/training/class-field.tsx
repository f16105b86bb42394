import { useAsk } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField } from '#ui/field.tsx'
import { useWords } from '#ui/words.tsx'
import { listClasses } from './api.ts'
import { spanOf } from './common.tsx'
import { words } from './figure-words.ts'
import style from './training.module.css'

/** The classes of a unit and below it, or of those above it, that are planned or running, of one kind. */
function useOpenClasses(organisationId: string, kind: string, of: 'below' | 'above') {
  const { on } = useAsOf()
  const asked = useAsk(listClasses, { organisationId, kind, of, on, limit: 100 })
  const isOpen = (state: string) => state === 'planned' || state === 'opened'
  return {
    isAsked: asked.data !== undefined,
    open: asked.data?.items.filter(({ state }) => isOpen(state)) ?? [],
  }
}

/** Chooses a class into which people may still come. */
export function OpenClassField({
  organisationId,
  kind,
  of = 'below',
  none,
  value,
  onChange,
}: {
  organisationId: string
  kind: string
  of?: 'below' | 'above'
  /** What no certain class is called; left out: one must be chosen. */
  none?: string
  value: string
  onChange: (id: string) => void
}) {
  const said = useWords(words)
  const { isAsked, open } = useOpenClasses(organisationId, kind, of)
  if (isAsked && open.length === 0 && none === undefined) return <p className={style.dim}>{said.noClass}</p>
  return (
    <ChoiceField
      label={said.class}
      required={none === undefined}
      value={value}
      none={none ?? '–'}
      onChange={onChange}
      choices={open.map((one) => ({ value: one.id, label: `${one.name} (${spanOf(one.from, one.to)})` }))}
    />
  )
}
