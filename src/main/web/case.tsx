import { useParams } from '@tanstack/react-router'
import { ProcedureCasePage } from '#procedure/case-page.tsx'
import { OwnCaseCard } from '#self/own-case-card.tsx'

/** A case's page, with what a member asks where it is about his own data. */
export function CaseWithValues() {
  const { id } = useParams({ strict: false }) as { id: string }
  return (
    <>
      <ProcedureCasePage />
      <OwnCaseCard key={id} caseId={id} />
    </>
  )
}
