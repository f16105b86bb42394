import { CATEGORY_BY_CODE } from '#movement/categories.ts'
import { say, useLocale, type Locale } from '#ui/words.tsx'
import { balanceWords, shortCategories } from './words.ts'

/** Cells of a balance in words: in a chart, over a column with the code, in full. */
export function useCellNames(): CellNames {
  return cellNames(useLocale())
}

type CellNames = Record<'short' | 'withCode' | 'whole', (cell: string) => string>

/** The same in a language, outside of components. */
export function cellNames(locale: Locale): CellNames {
  const said = say(balanceWords, locale)
  const categories = say(shortCategories, locale) as Record<string, string>
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
