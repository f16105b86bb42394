import { createContext, useContext, useEffect, type ReactNode } from 'react'

/** The languages of the interface; Vietnamese is the default and the source. */
export type Locale = 'vi' | 'en'

type Text = string | ((...facts: never[]) => ReactNode)

/** Words of a room: each has its Vietnamese and its English, as text or as a function of facts. */
export type Words = { readonly [word: string]: { readonly vi: Text; readonly en: Text } | Words }

/** Words as said in one language. */
export type Said<W> = W extends { readonly vi: infer V; readonly en: infer E }
  ? V | E
  : { readonly [K in keyof W]: Said<W[K]> }

const LocaleContext = createContext<Locale>('vi')
const heard = new WeakMap<object, Partial<Record<Locale, unknown>>>()

/** Gives the language to everything inside and names it on the page. */
export function LocaleProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  useEffect(() => {
    document.documentElement.lang = locale
  }, [locale])
  return <LocaleContext value={locale}>{children}</LocaleContext>
}

/** The reader's language. */
export function useLocale(): Locale {
  return useContext(LocaleContext)
}

/** A room's words in the reader's language; `words` is a module constant written `… satisfies Words`. */
export function useWords<const W extends object>(words: W): Said<W> {
  return say(words, useLocale())
}

/** The words in one language, outside of components. */
export function say<const W extends object>(words: W, locale: Locale): Said<W> {
  const known = heard.get(words)?.[locale]
  if (known) return known as Said<W>
  const said = saidIn(words, locale) as Said<W>
  heard.set(words, { ...heard.get(words), [locale]: said })
  return said
}

function saidIn(words: unknown, locale: Locale): unknown {
  if (typeof words !== 'object' || words === null) return words
  if ('vi' in words && 'en' in words) return (words as Record<Locale, unknown>)[locale]
  return Object.fromEntries(Object.entries(words).map(([word, value]) => [word, saidIn(value, locale)]))
}
