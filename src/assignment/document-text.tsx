import { formatDay } from '#platform/day.ts'
import { Go } from '#ui/go.tsx'
import type { DocumentRef } from './api.ts'
import style from './assignment.module.css'

/** A document as the work under it names it; its page says who may read it. */
export function DocumentText({ document }: { document: DocumentRef }) {
  const { id, number, subject, issuedOn, issuer } = document
  return (
    <span>
      <Go to={`/documents/${id}`}>{number ?? subject}</Go>{' '}
      <span className={style.dim}>
        {[formatDay(issuedOn), issuer, number === null ? null : subject].filter(Boolean).join(' · ')}
      </span>
    </span>
  )
}
