import { PersonPage } from '#person/person-page.tsx'
import { CasesOf } from '#procedure/cases-of.tsx'
import { MergedOf } from '#quality/merged-of.tsx'
import { InviteMember } from '#self/invite-member.tsx'
import { StatusOf } from '#status/status-of.tsx'
import { CarriedHistory } from '#transfer/carried.tsx'
import { TransferOf } from '#transfer/transfer-of.tsx'

/** A person's page with his statuses, the cases about him and what he brought along, which the room of people does not know. */
export function PersonWithCases() {
  return (
    <PersonPage
      more={({ id, fullName, organisation, may }) => (
        <>
          <MergedOf personId={id} />
          <StatusOf key={`status ${id}`} personId={id} />
          {may.record && organisation !== null && (
            <div className="dv-no-print">
              <InviteMember personId={id} />
            </div>
          )}
          <CasesOf key={id} personId={id} name={fullName} mayOpen={may.record} />
          {may.move && <TransferOf personId={id} />}
          <CarriedHistory personId={id} />
        </>
      )}
    />
  )
}
