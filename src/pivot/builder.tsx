import { ActionIcon, Button } from '@mantine/core'
import { Plus, X } from 'lucide-react'
import { useSession } from '#access/session.tsx'
import type { MeasureShown } from '#measure/api.ts'
import { FilterChips } from '#measure/filter-words.tsx'
import { textOfFilter } from '#measure/filter.ts'
import { PeriodChooser } from '#statistics/period-chooser.tsx'
import type { Period } from '#statistics/period.ts'
import { ChoiceField } from '#ui/field.tsx'
import { Card } from '#ui/page.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import { MOST, SHARES, TIME, UNITS, type Pivot } from './rules.ts'
import type { Asked } from './use-pivot.ts'
import { words } from './words.ts'
import style from './pivot.module.css'

interface BuilderProps {
  unitId: string
  measures: readonly MeasureShown[]
  asked: Asked
  pivot: Pivot
  period: Period
  onChange: (part: Partial<Asked> | Period) => void
}

/** Chooses what a table counts, what stands down and across, and under which conditions; all of it by fields. */
export function Builder({ unitId, measures, asked, pivot, period, onChange }: BuilderProps) {
  const said = useWords(words)
  const chosen = pivot.measures.flatMap((key) => measures.find((one) => one.key === key) ?? [])
  const common = commonOf(chosen)
  return (
    <Card title={said.builder}>
      <div className={style.builder}>
        <Measures measures={measures} chosen={pivot.measures} onChange={onChange} pivot={pivot} />
        <Axes pivot={pivot} asked={asked} common={common} onChange={onChange} />
        <PeriodChooser period={period} onChange={onChange} />
        {common && (
          <FilterChips
            measure={common}
            unitId={unitId}
            span={period}
            filter={pivot.where}
            onChange={(filter) => onChange({ where: textOfFilter(filter) })}
          />
        )}
      </div>
    </Card>
  )
}

/** The first measure with the dimensions that all of them have. */
export function commonOf(chosen: readonly MeasureShown[]): MeasureShown | null {
  const [first, ...others] = chosen
  if (!first) return null
  const isCommon = (key: string) =>
    others.every(({ dimensions }) => dimensions.some((one) => one.key === key))
  return { ...first, dimensions: first.dimensions.filter(({ key }) => isCommon(key)) }
}

function Measures({
  measures,
  chosen,
  pivot,
  onChange,
}: Pick<BuilderProps, 'measures' | 'pivot' | 'onChange'> & { chosen: readonly string[] }) {
  const said = useWords(words)
  const locale = useLocale()
  const { may } = useSession()
  const offered = measures.filter(({ action }) => may[action])
  const nameOf = (key: string) => measures.find((one) => one.key === key)?.label[locale] ?? key
  const set = (keys: readonly string[]) => onChange(withoutLost(keys, pivot, measures))
  const free = offered.filter(({ key }) => !chosen.includes(key))
  return (
    <div className={style.fields}>
      {chosen.map((key, at) => (
        <div key={key} className={style.measure}>
          <ChoiceField
            label={chosen.length > 1 ? said.measureN(at + 1) : said.measure}
            value={key}
            onChange={(value) => value && set(chosen.map((one, place) => (place === at ? value : one)))}
            choices={offered
              .filter((one) => one.key === key || !chosen.includes(one.key))
              .map((one) => ({ value: one.key, label: one.label[locale] }))}
          />
          {chosen.length > 1 && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={said.removeMeasure(nameOf(key))}
              onClick={() => set(chosen.filter((one) => one !== key))}
            >
              <X size={18} aria-hidden />
            </ActionIcon>
          )}
        </div>
      ))}
      {chosen.length < MOST.measures && free[0] && (
        <Button
          variant="default"
          leftSection={<Plus size={16} aria-hidden />}
          onClick={() => set([...chosen, free[0]!.key])}
        >
          {said.addMeasure}
        </Button>
      )}
    </div>
  )
}

/** Measures chosen, with those axes and conditions given up that they have not in common. */
function withoutLost(
  keys: readonly string[],
  pivot: Pivot,
  measures: readonly MeasureShown[],
): Partial<Asked> {
  const common = commonOf(keys.flatMap((key) => measures.find((one) => one.key === key) ?? []))
  const has = (axis: string) =>
    axis === UNITS || axis === TIME || common?.dimensions.some(({ key }) => key === axis) === true
  const rows = pivot.rows.filter(has)
  const where = Object.fromEntries(Object.entries(pivot.where).filter(([key]) => has(key)))
  return {
    measures: keys.join(','),
    rows: rows.length > 0 ? rows.join(',') : UNITS,
    columns: keys.length > 1 ? '' : pivot.columns.filter(has).join(','),
    where: textOfFilter(where),
  }
}

function Axes({
  pivot,
  asked,
  common,
  onChange,
}: Pick<BuilderProps, 'pivot' | 'asked' | 'onChange'> & { common: MeasureShown | null }) {
  const said = useWords(words)
  const locale = useLocale()
  const [first = '', second = ''] = pivot.rows
  const [across = ''] = pivot.columns
  const axes = [
    { value: UNITS, label: said.units },
    { value: TIME, label: said.time },
    ...(common?.dimensions ?? []).map((one) => ({ value: one.key, label: one.label[locale] })),
  ]
  const free = (...taken: string[]) => axes.filter(({ value }) => !taken.includes(value))
  const rows = (...keys: string[]) => onChange({ rows: keys.filter((key) => key !== '').join(',') })
  return (
    <div className={style.fields}>
      <ChoiceField
        label={said.rows}
        value={first}
        onChange={(value) => value && rows(value, second)}
        choices={free(second, across)}
      />
      <ChoiceField
        label={said.rows2}
        value={second}
        none={said.none}
        onChange={(value) => rows(first, value)}
        choices={free(first, across)}
      />
      {pivot.measures.length > 1 ? (
        <p className={style.hint}>{said.columnsMeasures}</p>
      ) : (
        <ChoiceField
          label={said.columns}
          value={across}
          none={said.none}
          onChange={(value) => onChange({ columns: value })}
          choices={free(first, second)}
        />
      )}
      {[...pivot.rows, ...pivot.columns].includes(TIME) && (
        <ChoiceField
          label={said.step}
          value={asked.step}
          onChange={(value) => value && onChange({ step: value })}
          choices={(['year', 'quarter', 'month'] as const).map((one) => ({
            value: one,
            label: said.steps[one],
          }))}
        />
      )}
      <ChoiceField
        label={said.share}
        value={asked.share}
        onChange={(value) => value && onChange({ share: value })}
        choices={SHARES.map((one) => ({ value: one, label: said.shares[one] }))}
      />
    </div>
  )
}
