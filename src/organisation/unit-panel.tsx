import { Go, GoButton } from '#ui/go.tsx'
import { formatNumber } from '#ui/format.ts'
import { Card, Facts } from '#ui/page.tsx'
import { useWords } from '#ui/words.tsx'
import type { Unit } from './api.ts'
import { OwnWarnings } from './own-warnings.tsx'
import { factsOf } from './unit-file.tsx'
import { UnitNote } from './unit-head.tsx'
import { kindWords, typeWords, words } from './words.ts'
import style from './organisation.module.css'

/** A unit beside the tree: what it is, how many, what wants a look, and the way to its page. */
export function UnitPanel({ unit }: { unit: Unit }) {
  const said = useWords(words)
  const named = { kinds: useWords(kindWords), types: useWords(typeWords) }
  const members = unit.may['person.read'] ? (
    <Go to="/members" search={{ unit: unit.id }}>
      {formatNumber(unit.headcount.total)}
    </Go>
  ) : (
    formatNumber(unit.headcount.total)
  )
  return (
    <div className={style.grow}>
      <Card
        title={unit.state.name}
        actions={<GoButton to={`/organisations/${unit.id}`}>{said.openUnit}</GoButton>}
      >
        <p className={style.panelNote}>
          <UnitNote unit={unit} />
        </p>
        <Facts
          facts={[
            { name: said.headcount, value: members },
            { name: said.probationary, value: formatNumber(unit.headcount.probationary) },
            ...factsOf(unit, said, named).slice(0, -2),
          ]}
        />
      </Card>
      <OwnWarnings unit={unit} />
    </div>
  )
}
