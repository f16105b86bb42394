import type { MeasureShown } from '#measure/api.ts'
import { useWords } from '#ui/words.tsx'
import { nextYear, type About } from './asked.ts'
import { CountedCard } from './counted-card.tsx'
import { cardWords } from './words.ts'

/** Terms of committees that end within twelve months, month by month. */
export function TermCard({ unit, on, measures }: About & { measures: readonly MeasureShown[] | undefined }) {
  const { terms: title } = useWords(cardWords)
  return (
    <CountedCard
      title={title}
      measure="terms-ending"
      by="month"
      span={nextYear(on)}
      nameOf={(month) => `${month.slice(5)}/${month.slice(0, 4)}`}
      inOrder
      {...{ unit, measures }}
    />
  )
}
