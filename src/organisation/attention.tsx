import { Button } from '@mantine/core'
import { useAsk } from '#ui/ask.ts'
import { formatNumber } from '#ui/format.ts'
import { Go, useAddress } from '#ui/go.tsx'
import { Card } from '#ui/page.tsx'
import { Answer } from '#ui/states.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import { listWarnings, type Unit, type UnitLink, type UnitWarning } from './api.ts'
import { sayWarning } from './warning-words.ts'
import { words } from './words.ts'
import style from './organisation.module.css'

const FEW = 4
const MANY = 200

/** The warnings in a unit and below it, asked once for the list and for the remarks of a table. */
export function useWarningsBelow(unit: Unit) {
  return useAsk(listWarnings, { id: unit.id, on: unit.on, limit: MANY })
}

/** What wants a look in the unit and below, the most serious first; each names its text and opens its unit. */
export function Attention({
  asked,
  unit,
  own,
}: {
  asked: ReturnType<typeof useWarningsBelow>
  unit: Unit
  /** Whether the unit itself is listed too. */
  own: boolean
}) {
  const said = useWords(words)
  const [shown, setShown] = useAddress('attention', 'few')
  const all = shown === 'all'
  const listed = asked.data?.items.filter((item) => own || item.unit.id !== unit.id)
  const count = listed?.length ?? 0
  const toggle = count > FEW && (
    <Button
      variant="subtle"
      size="compact-md"
      onClick={() => setShown(all ? 'few' : 'all')}
      aria-expanded={all}
    >
      {all ? said.showFewer : said.showAll(formatNumber(count))}
    </Button>
  )
  return (
    <Card title={said.attention} actions={toggle}>
      <Answer of={{ ...asked, data: listed }}>
        {(items) => (
          <>
            {items.length === 0 && <p className={style.dim}>{said.attentionNone}</p>}
            <ul className={style.warnings}>
              {items.slice(0, all ? MANY : FEW).map((item) => (
                <Item key={item.unit.id} {...item} own={item.unit.id === unit.id} />
              ))}
            </ul>
            {asked.data && asked.data.unitsLeftOut > 0 && (
              <p className={style.dim}>{said.upperOnly(formatNumber(asked.data.unitsLeftOut))}</p>
            )}
            {all && asked.data?.items.length === MANY && (
              <p className={style.dim}>{said.firstShown(formatNumber(MANY))}</p>
            )}
          </>
        )}
      </Answer>
    </Card>
  )
}

function Item({
  unit,
  superior,
  warnings,
  own,
}: {
  unit: UnitLink
  superior: string | null
  warnings: readonly UnitWarning[]
  own: boolean
}) {
  return (
    <li className={style.warning}>
      {own ? <strong>{unit.name}</strong> : <Go to={`/organisations/${unit.id}`}>{unit.name}</Go>}
      {!own && superior && <small className={style.small}>{superior}</small>}
      {warnings.map((warning) => (
        <WarningSentence key={`${warning.code} ${warning.facts['committee'] ?? ''}`} warning={warning} />
      ))}
    </li>
  )
}

/** A warning as a sentence with the text it rests on. */
export function WarningSentence({ warning }: { warning: UnitWarning }) {
  const said = useWords(words)
  const locale = useLocale()
  return (
    <p className={warning.severity === 'high' ? `${style.sentence} ${style.high}` : style.sentence}>
      {sayWarning(warning, locale)} <span className={style.source}>{said.source(warning.source)}</span>
    </p>
  )
}
