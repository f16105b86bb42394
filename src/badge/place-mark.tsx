import { Mark } from '#ui/page.tsx'
import { useWords } from '#ui/words.tsx'
import { placeWords } from './words.ts'

/** Where a list stands, in a word. */
export function PlaceMark({ place }: { place: string }) {
  const places = useWords(placeWords) as Readonly<Record<string, string>>
  const tone =
    place === 'done' ? 'good' : ['rejected', 'withdrawn', 'cancelled'].includes(place) ? 'warn' : 'accent'
  return <Mark tone={tone}>{places[place] ?? place}</Mark>
}
