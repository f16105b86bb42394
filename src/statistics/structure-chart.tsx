import { BarChart, CompositionChart, PyramidChart } from '#ui/chart.tsx'
import { useWords } from '#ui/words.tsx'
import type { Structure } from './api.ts'
import { crossOf, largest, type CrossTable, type Value } from './structure-shown.ts'
import type { StructureNames } from './structure-names.ts'
import { structureWords } from './words.ts'
import style from './statistics.module.css'

const MOST_BARS = 16
const MOST_PARTS = 7

/** A pyramid for sex and age, parts of each row for two keys, bars for one; of more keys the first two. */
export function StructureChart({
  structure,
  names,
  title,
}: {
  structure: Structure
  names: StructureNames
  title: string
}) {
  const said = useWords(structureWords)
  const cross = crossOf(structure)
  const [down, across] = structure.by
  const name = said.chartOf(title)
  const isPyramid = down && across && [down, across].sort().join() === 'age,sex'
  const rows = largest(cross.rows, MOST_BARS, cross.rowTotal)
  return (
    <>
      {isPyramid ? (
        <Pyramid cross={cross} ageDown={down === 'age'} names={names} name={name} />
      ) : across ? (
        <CompositionChart
          name={name}
          rows={rows.items.map((row) => ({
            name: names.value(down!, row),
            parts: partsOf(cross, row, (column) => names.value(across, column), said.rest),
          }))}
        />
      ) : (
        <BarChart
          name={name}
          bars={rows.items.map((row) => ({ name: names.value(down!, row), value: cross.rowTotal(row) }))}
        />
      )}
      {rows.cut && !isPyramid && <p className={style.notes}>{said.largest(MOST_BARS)}</p>}
      {structure.by.length > 2 && <p className={style.notes}>{said.firstTwo}</p>}
    </>
  )
}

function Pyramid({
  cross,
  ageDown,
  names,
  name,
}: {
  cross: CrossTable
  ageDown: boolean
  names: StructureNames
  name: string
}) {
  const ages = ageDown ? cross.rows : cross.columns
  const count = (age: Value, sex: Value) => (ageDown ? cross.count(age, sex) : cross.count(sex, age))
  return (
    <PyramidChart
      name={name}
      left={names.value('sex', 'nam')}
      right={names.value('sex', 'nữ')}
      groups={ages.map((age) => ({
        name: names.value('age', age),
        left: count(age, 'nam'),
        right: count(age, 'nữ'),
      }))}
    />
  )
}

/** A row's parts in the same order for every row; beyond the largest columns they are added up as the rest. */
function partsOf(cross: CrossTable, row: Value, nameOf: (column: Value) => string, rest: string) {
  const shown = largest(cross.columns, MOST_PARTS, cross.columnTotal)
  const parts = shown.items.map((column) => ({ name: nameOf(column), value: cross.count(row, column) }))
  if (!shown.cut) return parts
  const drawn = parts.reduce((sum, part) => sum + part.value, 0)
  return [...parts, { name: rest, value: cross.rowTotal(row) - drawn }]
}
