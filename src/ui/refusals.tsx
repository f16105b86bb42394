import type { ReactNode } from 'react'
import type { Refusal } from '#platform/errors.ts'
import { ApiError } from './call.ts'
import { Failed } from './states.tsx'
import { wordsOfUi } from './words-of-ui.ts'
import { useLocale, useWords } from './words.tsx'
import style from './refusals.module.css'

/** Says one refusal; a room's function over its own codes, which returns undefined for codes that it does not know. */
export type SayRefusal = (refusal: Refusal) => ReactNode | undefined

/** Sentences of a room by code: a function of the facts giving both languages, or a function or text per language. */
type Sentence = ((facts: never) => { vi: string; en: string }) | { vi: Text; en: Text }
type Text = string | ((facts: never) => string)

/** A room's sentences as `say`, in the reader's language. */
export function useSay(sentences: Readonly<Record<string, Sentence>>): SayRefusal {
  const locale = useLocale()
  return (refusal) => {
    const sentence = Object.hasOwn(sentences, refusal.code) ? sentences[refusal.code] : undefined
    if (!sentence) return undefined
    const text = typeof sentence === 'function' ? sentence(refusal as never)[locale] : sentence[locale]
    return typeof text === 'function' ? text(refusal as never) : text
  }
}

/** Everything that stands in the way, at once, each with the text it rests on. */
export function Refusals({ refusals, say }: { refusals: readonly Refusal[]; say: SayRefusal }) {
  const said = useWords(wordsOfUi)
  if (refusals.length === 0) return null
  return (
    <div role="alert" className={style.box}>
      <p className={style.title}>{said.refusedTitle(refusals.length)}</p>
      <ul className={style.list}>
        {refusals.map((refusal, index) => (
          <li key={index}>
            {say(refusal) ?? said.unknownReason(refusal.code)}
            {refusal.source && <span className={style.source}>{said.source(refusal.source)}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What came of a write: its refusals, or the error in plain words; nothing when there is none. */
export function WhyNot({ error, say }: { error: unknown; say: SayRefusal }) {
  if (!error) return null
  if (error instanceof ApiError && error.refusals.length > 0)
    return <Refusals refusals={error.refusals} say={say} />
  return <Failed error={error} />
}
