import { Button } from '@mantine/core'
import { ChevronDown, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { formatDay, type Day } from '#platform/day.ts'
import { useAsk } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField } from '#ui/field.tsx'
import { formatNumber } from '#ui/format.ts'
import { Go, useAddress } from '#ui/go.tsx'
import { usePrinting } from '#ui/printing.ts'
import { Answer, Empty } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { getPlan, type Item } from './api.ts'
import type { Filters } from './item-filters.tsx'
import { itemWords } from './item-words.ts'
import { groupsOf, placeOf, ticksOf, toneOf, type GroupBy, type PlanGroup } from './plan-model.ts'
import { fieldWords, kindWords, stateWords } from './words.ts'
import style from './plan.module.css'

interface Shown {
  from: Day
  to: Day
  on: Day
}

/** Groups with more rows than this begin closed. */
const LONG = 40

/** The items of a programme as bars on a time line, in groups that open and close. */
export function Plan({ programmeId, filters }: { programmeId: string; filters: Filters }) {
  const said = useWords(itemWords)
  const { on } = useAsOf()
  const plan = useAsk(getPlan, { id: programmeId, on, ...filters })
  const [by, setBy] = useAddress<GroupBy>('by', 'month')
  return (
    <Answer of={plan} lines={9}>
      {({ items, beyond, ...shown }) =>
        items.length === 0 ? (
          <Empty title={said.noneFound} />
        ) : (
          <Groups key={by} groups={groupsOf(items, by)} by={by} setBy={setBy} shown={shown} beyond={beyond} />
        )
      }
    </Answer>
  )
}

function Groups({
  groups,
  by,
  setBy,
  shown,
  beyond,
}: {
  groups: PlanGroup[]
  by: GroupBy
  setBy: (by: GroupBy) => void
  shown: Shown
  beyond: number
}) {
  const said = useWords(itemWords)
  const whole = groups.reduce((sum, group) => sum + group.items.length, 0)
  const keys = groups.map(({ key }) => key)
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set(whole > LONG ? keys.slice(0, 1) : keys))
  const printing = usePrinting()
  const toggle = (key: string) => {
    const next = new Set(open)
    if (!next.delete(key)) next.add(key)
    setOpen(next)
  }
  return (
    <>
      <div className={`${style.tools} dv-no-print`}>
        <ChoiceField
          label={said.groupBy}
          value={by}
          onChange={(value) => value && setBy(value)}
          choices={[
            { value: 'month', label: said.byMonth },
            { value: 'field', label: said.byField },
            { value: 'kind', label: said.byKind },
          ]}
        />
        <Button variant="default" onClick={() => setOpen(new Set(keys))}>
          {said.openAll}
        </Button>
        <Button variant="default" onClick={() => setOpen(new Set())}>
          {said.closeAll}
        </Button>
      </div>
      <p className={style.note}>{said.planNote}</p>
      <div className={style.plan} role="group" aria-label={said.items} tabIndex={0}>
        <div className={style.rows}>
          <Scale shown={shown} />
          {groups.map((group) => (
            <Group
              key={group.key}
              group={group}
              by={by}
              shown={shown}
              open={printing || open.has(group.key)}
              onToggle={() => toggle(group.key)}
            />
          ))}
        </div>
      </div>
      {beyond > 0 && <p className={style.note}>{said.beyond(formatNumber(beyond))}</p>}
    </>
  )
}

function Group({
  group: { key, items },
  by,
  shown,
  open,
  onToggle,
}: {
  group: PlanGroup
  by: GroupBy
  shown: Shown
  open: boolean
  onToggle: () => void
}) {
  const said = useWords(itemWords)
  const [fields, kinds]: Record<string, string>[] = [useWords(fieldWords), useWords(kindWords)]
  const name =
    by === 'month'
      ? said.monthName(`${key.slice(5)}/${key.slice(0, 4)}`)
      : (by === 'field' ? fields : kinds)![key]
  return (
    <section>
      <button type="button" className={style.group} aria-expanded={open} onClick={onToggle}>
        {open ? <ChevronDown size={18} aria-hidden /> : <ChevronRight size={18} aria-hidden />}
        {name} <span className={style.groupCount}>{said.count(formatNumber(items.length))}</span>
      </button>
      {open && (
        <ul className={style.list}>
          {items.map((item) => (
            <Row key={item.id} item={item} shown={shown} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Row({ item, shown: { from, to, on } }: { item: Item; shown: Shown }) {
  const said = useWords(itemWords)
  const states = useWords(stateWords)
  const { startsOn, dueOn, submittedOn, state } = item
  const [start, end] = [placeOf(startsOn, from, to), placeOf(dueOn, from, to)]
  const words = said.barSays(formatDay(startsOn), formatDay(dueOn), states[state].toLowerCase())
  return (
    <li className={style.row}>
      <Go to={`/programme-items/${item.id}`} className={`dv-link ${style.name}`}>
        {item.code}. {item.title}
        <span className="dv-hidden">, {words}</span>
      </Go>
      <div className={style.track} aria-hidden title={words}>
        <span className={style.now} style={{ left: `${placeOf(on, from, to)}%` }} />
        <span
          className={style.bar}
          data-tone={toneOf(item)}
          style={{ left: `${start}%`, width: `${Math.max(0.6, end - start)}%` }}
        />
        {submittedOn && (
          <span className={style.mark} style={{ left: `${placeOf(submittedOn, from, to)}%` }}>
            ◆
          </span>
        )}
      </div>
    </li>
  )
}

function Scale({ shown: { from, to } }: { shown: Shown }) {
  const ticks = ticksOf(from, to)
  const isYears = ticks.every((tick) => tick.slice(5, 7) === '01') && ticks.length > 1
  return (
    <div className={style.scale} aria-hidden>
      <span />
      <div className={style.months}>
        {ticks.map((tick) => (
          <span key={tick} className={style.month} style={{ left: `${placeOf(tick, from, to)}%` }}>
            {isYears ? tick.slice(0, 4) : Number(tick.slice(5, 7))}
          </span>
        ))}
      </div>
    </div>
  )
}
