import { useLocale, useWords } from '#ui/words.tsx'
import type { Act } from './acts.ts'
import { CATEGORY_BY_CODE } from './categories.ts'
import { words } from './words.ts'

/** Categories and acts in words: `Kết nạp mới (I1)`, and an act as a form offers it. */
export function useActWords(): { category: (code: string) => string; act: (act: Act) => string } {
  const locale = useLocale()
  const said = useWords(words)
  const acts = said.acts as Readonly<Record<string, string>>
  const name = (code: string) => capital(CATEGORY_BY_CODE.get(code)?.[locale] ?? code)
  return {
    category: (code) => `${name(code)} (${code})`,
    act: ({ key, category }) => acts[key] ?? name(category),
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
