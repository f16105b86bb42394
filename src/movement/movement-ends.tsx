import { Go } from '#ui/go.tsx'
import { useWords } from '#ui/words.tsx'
import type { Movement } from './api.ts'
import { CATEGORY_BY_CODE } from './categories.ts'
import { words } from './words.ts'
import style from './movement.module.css'

/** Giver and receiver of an entry, each a link to the unit; only a transfer comes from or goes to outside the register. */
export function Ends({
  movement: { category, from, to },
}: {
  movement: Pick<Movement, 'category' | 'from' | 'to'>
}) {
  const said = useWords(words)
  const isTransfer = CATEGORY_BY_CODE.get(category)?.mirror !== undefined
  const end = (unit: Movement['from']) =>
    unit ? <Go to={`/organisations/${unit.id}`}>{unit.name}</Go> : isTransfer && said.outside
  const [giver, receiver] = [end(from), end(to)]
  return (
    <span className={style.ends}>
      {giver}
      {giver && receiver && ' → '}
      {receiver}
    </span>
  )
}
