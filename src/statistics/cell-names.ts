import { CATEGORY_BY_CODE } from '#movement/categories.ts'
import { useLocale, useWords } from '#ui/words.tsx'
import { balanceWords, shortCategories } from './words.ts'

/** Cells of a balance in words: in a chart, over a column with the code, in full. */
export function useCellNames(): Record<'short' | 'withCode' | 'whole', (cell: string) => string> {
  const said = useWords(balanceWords)
  const categories = useWords(shortCategories) as Record<string, string>
  const locale = useLocale()
  const totals: Record<string, string> = {
    opening: said.opening,
    closing: said.closing,
    I: said.increases,
    D: said.decreases,
  }
  const short = (cell: string) => categories[cell] ?? totals[cell] ?? cell
  const withCode = (cell: string) => (categories[cell] ? `${categories[cell]} (${cell})` : short(cell))
  const whole = (cell: string) => {
    const category = CATEGORY_BY_CODE.get(cell)
    return category ? `${category[locale]} (${cell})` : short(cell)
  }
  return { short, withCode, whole }
}
