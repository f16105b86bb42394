import { useAskPages } from '#ui/ask.ts'
import { formatMaybeDay } from '#ui/format.ts'
import { useWords } from '#ui/words.tsx'
import { listStructureMembers, type Structure } from './api.ts'
import { PeoplePanel } from './people-panel.tsx'
import { useStructureNames, valuesOfCell } from './structure-names.ts'
import { opensBy } from './structure-shown.ts'
import { peopleWords, structureWords } from './words.ts'

/** The panel of the cell that the address names. */
export function OpenedGroup({
  structure,
  chosen,
  onClose,
}: {
  structure: Structure
  chosen: string
  onClose: () => void
}) {
  const said = useWords(structureWords)
  const people = useWords(peopleWords)
  const names = useStructureNames(structure)
  const values = valuesOfCell(structure.by, chosen)
  const isOpen = values !== null && opensBy(Object.keys(values))
  const { unit, on } = structure
  const list = useAskPages(listStructureMembers, isOpen ? { organisationId: unit.id, on, values } : null)
  if (!isOpen) return null
  const given = structure.by.filter((key) => key in values)
  const title = given.map((key) => names.value(key, values[key] ?? null)).join(', ')
  const counted = structure.groups.filter((group) =>
    given.every((key) => (group.values[key] ?? null) === values[key]),
  )
  return (
    <PeoplePanel
      title={`${title || said.total}, ${unit.name}`}
      figure={counted.reduce((sum, group) => sum + group.count, 0)}
      definition={[people.stock(formatMaybeDay(on))]}
      withDay={false}
      list={list}
      onClose={onClose}
    />
  )
}
