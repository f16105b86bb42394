import { PersonPage } from '#person/person-page.tsx'
import { CasesOf } from '#procedure/cases-of.tsx'
import { CarriedHistory } from '#transfer/carried.tsx'
import { TransferOf } from '#transfer/transfer-of.tsx'

/** A person's page with the cases about him and what he brought along, which the room of people does not know. */
export function PersonWithCases() {
  return (
    <PersonPage
      more={({ id, fullName, may }) => (
        <>
          <CasesOf key={id} personId={id} name={fullName} mayOpen={may.record} />
          {may.move && <TransferOf personId={id} />}
          <CarriedHistory personId={id} />
        </>
      )}
    />
  )
}
