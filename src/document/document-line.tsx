import { Go } from '#ui/go.tsx'
import { Mark } from '#ui/page.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import type { DocumentSummary, State } from './api.ts'
import { issuedWords, stateWords, typeName } from './document-words.ts'
import style from './document.module.css'

/** A document in one line as a way to its page: type, number, day, subject; `quiet` leaves out the subject. */
export function DocumentLine({
  document,
  quiet = false,
}: {
  document: Pick<DocumentSummary, 'id' | 'type' | 'number' | 'issuedOn' | 'issuedKnown' | 'subject'> & {
    issuer?: string
    state?: State
  }
  quiet?: boolean
}) {
  const locale = useLocale()
  const { id, type, number, issuedOn, issuedKnown, subject, issuer, state } = document
  const facts = [issuedWords(issuedOn, issuedKnown, locale), issuer].filter(Boolean).join(' · ')
  return (
    <span className={style.line}>
      <Go to={`/documents/${id}`} className={`dv-link ${style.link}`}>
        {typeName(type, locale)} {number}
      </Go>{' '}
      <span className={style.dim}>{facts}</span> {state && <StateMark state={state} />}
      {!quiet && <span className={style.subject}>{subject}</span>}
    </span>
  )
}

/** In force, and if not why not; nothing for types that never are, nor where all is well when `quiet`. */
export function StateMark({ state, quiet = true }: { state: State; quiet?: boolean }) {
  const said = useWords(stateWords)
  if (state === 'none' || (quiet && state === 'in_force')) return null
  return <Mark tone={state === 'in_force' ? 'good' : 'warn'}>{said[state]}</Mark>
}
