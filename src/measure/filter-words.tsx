import { ActionIcon, Button, Checkbox } from '@mantine/core'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useAsk } from '#ui/ask.ts'
import { ChoiceField } from '#ui/field.tsx'
import { formatNumber } from '#ui/format.ts'
import { Answer } from '#ui/states.tsx'
import { useLocale, useWords, type Locale } from '#ui/words.tsx'
import { countMeasure, type MeasureShown } from './api.ts'
import type { Span } from './declaration.ts'
import { textOfFilter, UNKNOWN, type Condition, type Filter, type Value } from './filter.ts'
import { rankOf } from './order.ts'
import { figureWords } from './page-words.ts'
import style from './figure.module.css'

/** What a filter is changed for: which figures it narrows. */
export interface Filtered {
  measure: MeasureShown
  unitId: string
  span: Span
}

/** What a dimension of a measure is called. */
export function dimensionName(measure: MeasureShown, key: string, locale: Locale): string {
  return measure.dimensions.find((one) => one.key === key)?.label[locale] ?? key
}

/** What a value of a dimension is called; a value of an open list by its own text. */
export function useValueName(measure: MeasureShown): (key: string, value: Value) => string {
  const said = useWords(figureWords)
  const locale = useLocale()
  return (key, value) => {
    if (value === null || value === UNKNOWN) return said.notKnown
    const dimension = measure.dimensions.find((one) => one.key === key)
    return dimension?.values?.find((one) => one.value === value)?.label[locale] ?? value
  }
}

/** Each condition of a filter as a sentence, by dimension. */
export function useFilterSentences(
  measure: MeasureShown,
): (filter: Filter) => { key: string; text: string }[] {
  const said = useWords(figureWords)
  const locale = useLocale()
  const nameOf = useValueName(measure)
  return (filter) =>
    Object.entries(filter).map(([key, condition]) => {
      const values = 'is' in condition ? condition.is : condition.not
      const written = values.map((value) => nameOf(key, value)).join(said.or)
      const say = 'is' in condition ? said.condition : said.conditionNot
      return { key, text: say(dimensionName(measure, key, locale), written) }
    })
}

/** The conditions of a figure as chips that can be removed, and a way to add another. */
export function FilterChips({
  filter,
  onChange,
  ...about
}: Filtered & { filter: Filter; onChange: (filter: Filter) => void }) {
  const said = useWords(figureWords)
  const sentences = useFilterSentences(about.measure)(filter)
  const [isOpen, setIsOpen] = useState(false)
  return (
    <section className={`${style.filter} dv-no-print`} aria-label={said.filter}>
      <ul className={style.chips}>
        {sentences.length === 0 && <li className={style.none}>{said.everything}</li>}
        {sentences.map(({ key, text }) => (
          <li key={key} className={style.chip}>
            {text}
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={said.remove(text)}
              onClick={() => onChange(without(filter, key))}
            >
              <X size={16} aria-hidden />
            </ActionIcon>
          </li>
        ))}
        <li>
          <Button
            variant="default"
            size="xs"
            leftSection={<Plus size={14} aria-hidden />}
            aria-expanded={isOpen}
            onClick={() => setIsOpen(!isOpen)}
          >
            {said.add}
          </Button>
        </li>
      </ul>
      {isOpen && (
        <ConditionForm
          {...about}
          filter={filter}
          onClose={() => setIsOpen(false)}
          onAdd={(key, condition) => {
            onChange({ ...filter, [key]: condition })
            setIsOpen(false)
          }}
        />
      )}
    </section>
  )
}

/** Chooses a dimension and those of its values that are counted. */
function ConditionForm({
  filter,
  onAdd,
  onClose,
  ...about
}: Filtered & { filter: Filter; onAdd: (key: string, condition: Condition) => void; onClose: () => void }) {
  const said = useWords(figureWords)
  const locale = useLocale()
  const [key, setKey] = useState('')
  const [values, setValues] = useState<readonly string[]>([])
  return (
    <form
      className={style.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (values.length > 0) onAdd(key, { is: [...values] })
      }}
    >
      <ChoiceField
        label={said.dimension}
        value={key}
        none={said.chooseDimension}
        onChange={(chosen) => {
          setKey(chosen)
          setValues([])
        }}
        choices={about.measure.dimensions.map((one) => ({ value: one.key, label: one.label[locale] }))}
      />
      {key !== '' && (
        <ValueField
          {...about}
          filter={without(filter, key)}
          dimension={key}
          chosen={values}
          onChange={setValues}
        />
      )}
      <div className={style.buttons}>
        <Button type="submit" disabled={values.length === 0}>
          {said.apply}
        </Button>
        <Button variant="default" onClick={onClose}>
          {said.cancel}
        </Button>
      </div>
    </form>
  )
}

/** The values that occur, each with how many there are under the other conditions. */
function ValueField({
  measure,
  unitId,
  span,
  filter,
  dimension,
  chosen,
  onChange,
}: Filtered & {
  filter: Filter
  dimension: string
  chosen: readonly string[]
  onChange: (values: readonly string[]) => void
}) {
  const said = useWords(figureWords)
  const nameOf = useValueName(measure)
  const asked = useAsk(countMeasure, {
    measure: measure.key,
    organisationId: unitId,
    ...span,
    where: textOfFilter(filter),
    by: dimension,
  })
  return (
    <Answer of={asked} lines={3}>
      {({ groups }) => (
        <Checkbox.Group label={said.values} value={[...chosen]} onChange={onChange}>
          <div className={style.values}>
            {inOrder(measure, dimension, groups).map(({ value, count }) => (
              <Checkbox
                key={value ?? UNKNOWN}
                value={value ?? UNKNOWN}
                label={said.valueCount(nameOf(dimension, value), formatNumber(count))}
              />
            ))}
            {groups.length === 0 && <p className={style.none}>{said.nothing}</p>}
          </div>
        </Checkbox.Group>
      )}
    </Answer>
  )
}

/** Groups of one dimension in its own order, or the largest first; those of nothing known last. */
export function inOrder(
  measure: MeasureShown,
  key: string,
  groups: readonly { values: readonly Value[]; count: number }[],
): { value: Value; count: number }[] {
  const rank = rankOf(measure.dimensions.find((one) => one.key === key))
  return groups
    .map(({ values, count }) => ({ value: values[0] ?? null, count }))
    .sort((a, b) => rank(a.value) - rank(b.value) || b.count - a.count)
}

function without(filter: Filter, key: string): Filter {
  const { [key]: _gone, ...rest } = filter
  return rest
}
