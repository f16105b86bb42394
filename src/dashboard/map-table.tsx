import { formatNumber } from '#ui/format.ts'
import { Table, type Column } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import type { ProvinceMap } from './api.ts'
import { figureAt } from '#measure/figure-address.ts'
import type { ShownProvince } from './map-shown.ts'
import { words } from './words.ts'

/** The figures of the map: provinces with their class, and the units directly below that have no place on it. */
export function MapTable({
  map,
  provinces,
  measure,
  name,
  label,
  classOf,
  isCurrent,
}: {
  map: ProvinceMap
  provinces: readonly ShownProvince[]
  measure: string
  name: string
  label: string
  classOf: (province: ShownProvince) => number | null
  isCurrent: (province: ShownProvince) => boolean
}) {
  const said = useWords(words)
  const span = { from: map.from, to: map.to }
  const rate: Column<ShownProvince>[] =
    map.per === 'none'
      ? []
      : [
          { key: 'members', title: said.map.members, number: (row) => row.members },
          { key: 'rate', title: said.map.rate, number: (row) => row.shown },
        ]
  return (
    <div>
      <Table
        name={name}
        rows={provinces}
        rowKey={(row) => row.code}
        current={isCurrent}
        columns={[
          {
            key: 'province',
            title: said.map.province,
            cell: (row) => row.name,
            to: (row) =>
              row.units.length === 1 ? figureAt(measure, { unit: row.units[0]!.id, span }) : undefined,
            sort: (row) => row.name,
            total: said.total,
          },
          {
            key: 'class',
            title: said.map.class,
            cell: (row) => {
              const at = classOf(row)
              return at === null ? '–' : at + 1
            },
            sort: classOf,
          },
          { key: 'value', title: label, number: (row) => row.value, total: true },
          ...rate,
        ]}
      />
      {map.others.length > 0 && (
        <details>
          <summary>{said.map.others}</summary>
          <Table
            name={said.map.others}
            rows={map.others}
            rowKey={(row) => row.id}
            columns={[
              {
                key: 'unit',
                title: said.unit,
                cell: (row) => row.name,
                to: (row) => figureAt(measure, { unit: row.id, span }),
                total: `${said.total}: ${formatNumber(map.others.length)}`,
              },
              { key: 'value', title: label, number: (row) => row.value, total: true },
            ]}
          />
        </details>
      )}
    </div>
  )
}
