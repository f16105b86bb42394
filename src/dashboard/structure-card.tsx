import { getStructure, type Structure } from '#statistics/api.ts'
import { crossOf } from '#statistics/structure-shown.ts'
import { useStructureNames } from '#statistics/structure-names.ts'
import { useAsk } from '#ui/ask.ts'
import { PyramidChart } from '#ui/chart.tsx'
import { Table } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import type { About } from './asked.ts'
import { ChartCard, TableBelow } from './chart-card.tsx'
import { cardWords, words } from './words.ts'

/** Age by sex at the end of the period, as a pyramid with its table. */
export function StructureCard({ unit, period }: About) {
  const said = useWords(words)
  const titles = useWords(cardWords)
  const asked = useAsk(getStructure, { organisationId: unit, on: period.to, by: 'age,sex' })
  return (
    <ChartCard
      title={titles.structure}
      of={asked}
      door={{
        to: '/statistics/structure',
        search: { unit, by: 'sex,age', on: period.to },
        name: said.structure,
      }}
    >
      {(structure) => <Pyramid structure={structure} />}
    </ChartCard>
  )
}

function Pyramid({ structure }: { structure: Structure }) {
  const said = useWords(words)
  const { structure: name } = useWords(cardWords)
  const names = useStructureNames(structure)
  const cross = crossOf(structure)
  const rows = cross.rows.map((age) => ({
    key: age ?? '',
    name: names.value('age', age),
    left: cross.count(age, 'nam'),
    right: cross.count(age, 'nữ'),
  }))
  if (rows.length === 0) return <p>{said.none}</p>
  return (
    <>
      <PyramidChart name={name} left={said.men} right={said.women} groups={rows} />
      <TableBelow>
        <Table
          name={name}
          rows={rows}
          rowKey={(row) => row.key}
          columns={[
            { key: 'age', title: said.age, cell: (row) => row.name, total: said.total },
            { key: 'men', title: said.men, number: (row) => row.left, total: true },
            { key: 'women', title: said.women, number: (row) => row.right, total: true },
            { key: 'all', title: said.total, number: (row) => row.left + row.right, total: true },
          ]}
        />
      </TableBelow>
    </>
  )
}
