import { useAsOf } from '#ui/asof.tsx'
import { call } from '#ui/call.ts'
import type { FieldProps } from '#ui/field.tsx'
import { FindField, type Choice } from '#ui/find-field.tsx'
import { useLocale, type Locale } from '#ui/words.tsx'
import { searchDocuments, type DocumentSummary } from './api.ts'
import { issuedWords, typeName } from './document-words.ts'

/** A document as a choice: its type and number, and what tells it from others. */
export function documentChoice(document: DocumentSummary, locale: Locale): Choice {
  const { id, type, number, issuedOn, issuedKnown, issuer, subject } = document
  return {
    key: id,
    name: [typeName(type, locale), number ?? subject].join(' '),
    note: [issuedWords(issuedOn, issuedKnown, locale), issuer, number === null ? '' : subject]
      .filter(Boolean)
      .join(' · '),
  }
}

/** Chooses a document of my reach by its number or words of its subject; the choice's key is its public id. */
export function DocumentField({
  type,
  ...rest
}: FieldProps & {
  value: Choice | null
  onChange: (choice: Choice | null) => void
  /** Only documents of this type. */
  type?: string
  placeholder?: string
}) {
  const locale = useLocale()
  const { today } = useAsOf()
  const find = async (text: string, signal: AbortSignal) => {
    const { items } = await call(
      searchDocuments,
      { text: plain(text), type, on: today, limit: 20 },
      { signal },
    )
    return items.map((one) => documentChoice(one, locale))
  }
  return <FindField {...rest} find={find} />
}

/** What is typed before a number, as in "Kết luận 21", is its type. */
function plain(text: string): string {
  return text.replace(/^[\p{L}\s]{2,20}?\s(?=\d+\s*-)/u, '')
}
