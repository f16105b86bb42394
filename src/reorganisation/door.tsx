import { useClosedReason } from '#ui/asof.tsx'
import { GoButton } from '#ui/go.tsx'
import { useWords } from '#ui/words.tsx'
import type { Unit } from '#organisation/api.ts'
import { words } from './words.ts'

/** Leads from a unit to its reorganisations: to record one for those who may, on today's picture, else to the list. */
export function Reorganise({ unit }: { unit: Unit }) {
  const said = useWords(words)
  const closed = useClosedReason()
  const records = unit.may['organisation.reorganise'] && unit.exists && !closed
  return (
    <GoButton to={records ? '/reorganisations/new' : '/reorganisations'} search={{ unit: unit.id }}>
      {said.title}
    </GoButton>
  )
}
