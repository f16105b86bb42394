import { PersonPage } from '#person/person-page.tsx'
import { CasesOf } from '#procedure/cases-of.tsx'
import { InviteMember } from '#self/invite-member.tsx'
import { StatusOf } from '#status/status-of.tsx'

/** A person's page with his statuses and the cases about him, which the room of people does not know. */
export function PersonWithCases() {
  return (
    <PersonPage
      more={({ id, fullName, organisation, may }) => (
        <>
          <StatusOf key={`status ${id}`} personId={id} />
          {may.record && organisation !== null && (
            <div className="dv-no-print">
              <InviteMember personId={id} />
            </div>
          )}
          <CasesOf key={id} personId={id} name={fullName} mayOpen={may.record} />
        </>
      )}
    />
  )
}
