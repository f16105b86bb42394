import { useAsk } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { Go, useAddress } from '#ui/go.tsx'
import { Card } from '#ui/page.tsx'
import { Answer, Rest } from '#ui/states.tsx'
import { Table } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { getInboxBelow } from './api.ts'
import { words } from './words.ts'
import style from './inbox.module.css'

/** How much waits in the units below, from where one goes down to the unit that owes it. */
export function Below({ unitId }: { unitId: string }) {
  const said = useWords(words)
  const { on } = useAsOf()
  const [at] = useAddress('at', unitId)
  const below = useAsk(getInboxBelow, { organisationId: at, on })
  return (
    <Answer of={below}>
      {({ unit, path, rows, beyond }) => {
        // A unit without units below has nothing to look down on.
        if (at === unitId && rows.every((row) => row.own)) return null
        const above = at === unitId ? null : path.findLast((one) => one.readable)
        return (
          <Card
            title={at === unitId ? said.below : unit.name}
            actions={
              above && (
                <Go to="/inbox" search={{ at: above.id === unitId ? undefined : above.id }}>
                  {said.up(above.name)}
                </Go>
              )
            }
          >
            <p className={style.dim}>{said.belowNote}</p>
            <Table
              name={said.below}
              rows={rows}
              rowKey={(row) => row.unit.id}
              empty={<p>{said.noneBelow}</p>}
              columns={[
                {
                  key: 'unit',
                  title: said.unit,
                  to: (row) =>
                    row.hasBelow
                      ? { to: '/inbox', search: { at: row.unit.id } }
                      : row.unit.id === unitId
                        ? undefined
                        : { to: '/inbox', search: { unit: row.unit.id, at: undefined } },
                  cell: (row) => (row.own ? said.itself(row.unit.name) : row.unit.name),
                  sort: (row) => row.unit.name,
                },
                { key: 'overdue', title: said.overdue, number: (row) => row.overdue, total: true },
                { key: 'soon', title: said.soon, number: (row) => row.soon, total: true },
              ]}
            />
            <Rest of={beyond} />
          </Card>
        )
      }}
    </Answer>
  )
}
