import { AccountsPage } from '#access/accounts-page.tsx'
import { searchOrganisations } from '#organisation/api.ts'
import { call } from '#ui/call.ts'

/** Administration of accounts with the search of units, which the room of accounts does not know. */
export function Accounts() {
  return <AccountsPage findUnits={findUnits} />
}

async function findUnits(text: string, signal: AbortSignal) {
  const { items } = await call(searchOrganisations, { text }, { signal })
  return items.map(({ id, name, path }) => ({
    key: id,
    name,
    note: path.map((unit) => unit.name).join(' › '),
  }))
}
