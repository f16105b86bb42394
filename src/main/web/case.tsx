import { useParams } from '@tanstack/react-router'
import { ProcedureCasePage } from '#procedure/case-page.tsx'
import { OwnCaseCard } from '#self/own-case-card.tsx'

/** A case's page, with what a member asks where it is about his own data. */
export function CaseWithValues() {
  const { id } = useParams({ strict: false }) as { id: string }
  return (
    <>
      <ProcedureCasePage />
      <div style={{ marginTop: 16 }}>
        <OwnCaseCard key={id} caseId={id} />
      </div>
    </>
  )
}
