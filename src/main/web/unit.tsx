import { BodiesOf } from '#body/unit-door.tsx'
import { CommitteesOf } from '#committee/committees.tsx'
import { Reorganise } from '#reorganisation/door.tsx'
import { UnitPage } from '#organisation/unit-page.tsx'

/** A unit's page with its committees, which the room of organisations does not know. */
export function UnitWithCommittees() {
  return (
    <UnitPage
      actions={(unit) => (
        <>
          <BodiesOf unit={unit} />
          <Reorganise unit={unit} />
        </>
      )}
      committees={(organisationId) => <CommitteesOf key={organisationId} organisationId={organisationId} />}
    />
  )
}
