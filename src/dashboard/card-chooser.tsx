import { Button, Checkbox, Popover } from '@mantine/core'
import { LayoutGrid } from 'lucide-react'
import { useWords } from '#ui/words.tsx'
import type { Card } from './views.ts'
import { cardWords, words } from './words.ts'
import style from './dashboard.module.css'

/** Chooses which cards are shown; the choice stands in the address. */
export function CardChooser({
  offered,
  shown,
  onChange,
}: {
  offered: readonly Card[]
  shown: readonly Card[]
  /** An empty list goes back to the arrangement. */
  onChange: (cards: readonly Card[]) => void
}) {
  const said = useWords(words)
  const titles = useWords(cardWords)
  const set = (card: Card, on: boolean) =>
    onChange(offered.filter((one) => (one === card ? on : shown.includes(one))))
  return (
    <Popover position="bottom-end" shadow="md" withRoles trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<LayoutGrid size={16} aria-hidden />}>
          {said.cards}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={said.cardsShown}>
        <div className={style.chosen}>
          {offered.map((card) => (
            <Checkbox
              key={card}
              label={titles[card]}
              checked={shown.includes(card)}
              onChange={(event) => set(card, event.currentTarget.checked)}
            />
          ))}
          <Button variant="default" onClick={() => onChange([])}>
            {said.cardsUsual}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
