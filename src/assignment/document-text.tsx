import { typeName } from '#document/document-words.ts'
import { formatDay } from '#platform/day.ts'
import { Go } from '#ui/go.tsx'
import { useLocale } from '#ui/words.tsx'
import type { DocumentRef } from './api.ts'
import style from './assignment.module.css'

/** A document as the work under it names it; its page says who may read it. */
export function DocumentText({ document }: { document: DocumentRef }) {
  const locale = useLocale()
  const { id, type, number, subject, issuedOn, issuer } = document
  return (
    <span>
      <Go to={`/documents/${id}`}>
        {typeName(type, locale)} {number ?? subject}
      </Go>{' '}
      <span className={style.dim}>
        {[formatDay(issuedOn), issuer, number === null ? null : subject].filter(Boolean).join(' · ')}
      </span>
    </span>
  )
}
