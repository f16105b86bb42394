import { GoButton } from '#ui/go.tsx'
import { useWords } from '#ui/words.tsx'
import { words } from './words.ts'

/** From a unit's page to the bodies beside it. */
export function BodiesOf({ unit }: { unit: { id: string; may: { 'work.read': boolean } } }) {
  const said = useWords(words)
  if (!unit.may['work.read']) return null
  return (
    <GoButton to="/bodies" search={{ unit: unit.id, tab: undefined }}>
      {said.title}
    </GoButton>
  )
}
