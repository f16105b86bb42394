import { Go } from '#ui/go.tsx'
import { useWords } from '#ui/words.tsx'
import type { Movement } from './api.ts'
import { words } from './words.ts'
import style from './movement.module.css'

/** Giver and receiver of an entry, each a link to the unit. */
export function Ends({ movement: { from, to } }: { movement: Pick<Movement, 'from' | 'to'> }) {
  const said = useWords(words)
  const end = (unit: Movement['from']) =>
    unit ? <Go to={`/organisations/${unit.id}`}>{unit.name}</Go> : said.outside
  return (
    <span className={style.ends}>
      {end(from)} → {end(to)}
    </span>
  )
}
