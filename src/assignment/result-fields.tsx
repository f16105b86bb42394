import { Button, NumberInput } from '@mantine/core'
import { TextField } from '#ui/field.tsx'
import { useWords } from '#ui/words.tsx'
import type { Result } from './stages.ts'
import { unitWords } from './unit-words.ts'
import style from './assignment.module.css'

const EMPTY: Result = { what: '', beneficiaries: '', people: 0, value: 0 }

/** What was achieved for people, one result after another. */
export function ResultFields({
  results,
  onChange,
}: {
  results: Result[]
  onChange: (results: Result[]) => void
}) {
  const said = useWords(unitWords)
  const set = (index: number, change: Partial<Result>) =>
    onChange(results.map((one, place) => (place === index ? { ...one, ...change } : one)))
  return (
    <fieldset className={style.results}>
      <legend>{said.results}</legend>
      {results.map((result, index) => (
        <div key={index} className={style.form}>
          <TextField
            label={said.what}
            required
            maxLength={300}
            value={result.what}
            onChange={(what) => set(index, { what })}
          />
          <TextField
            label={said.beneficiaries}
            required
            maxLength={200}
            value={result.beneficiaries}
            onChange={(beneficiaries) => set(index, { beneficiaries })}
          />
          <div className={style.pair}>
            <NumberInput
              label={said.people}
              min={0}
              allowDecimal={false}
              thousandSeparator="."
              decimalSeparator=","
              value={result.people}
              onChange={(value) => set(index, { people: typeof value === 'number' ? value : 0 })}
            />
            <NumberInput
              label={said.value}
              min={0}
              allowDecimal={false}
              thousandSeparator="."
              decimalSeparator=","
              value={result.value}
              onChange={(value) => set(index, { value: typeof value === 'number' ? value : 0 })}
            />
          </div>
          <div>
            <Button
              variant="default"
              size="compact-md"
              onClick={() => onChange(results.filter((_, place) => place !== index))}
            >
              {said.removeResult}
            </Button>
          </div>
        </div>
      ))}
      <div>
        <Button variant="default" onClick={() => onChange([...results, EMPTY])}>
          {said.addResult}
        </Button>
      </div>
    </fieldset>
  )
}
