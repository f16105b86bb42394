import { NumberInput, Textarea } from '@mantine/core'
import { useState } from 'react'
import { partsOf, type Day } from '#platform/day.ts'
import { useAct } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { DayField } from '#ui/field.tsx'
import { useWords } from '#ui/words.tsx'
import { recordReview, type Plan } from './api.ts'
import { useDone } from '#ui/done.ts'
import { RENEWS, WriteDialog } from './dialog.tsx'
import { words } from './words.ts'

/** Records what a year of a plan has brought. */
export function ReviewForm({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const said = useWords(words)
  const { today } = useAsOf()
  const [year, setYear] = useState(partsOf(today < plan.from ? plan.from : today).year)
  const [on, setOn] = useState<Day | null>(today)
  const [results, setResults] = useState('')
  const [ahead, setAhead] = useState('')
  const act = useAct(recordReview, { renews: RENEWS, onDone: useDone(onClose) })
  return (
    <WriteDialog
      title={said.recordReview}
      act={act}
      onClose={onClose}
      onSubmit={() => on && act.mutate({ id: plan.id, year, on, results, ahead: ahead.trim() || null })}
    >
      <NumberInput label={said.year} required value={year} onChange={(value) => setYear(Number(value))} />
      <DayField label={said.reviewOn} required value={on} onChange={setOn} />
      <Textarea
        label={said.results}
        required
        minLength={3}
        maxLength={8000}
        autosize
        minRows={3}
        value={results}
        onChange={(event) => setResults(event.currentTarget.value)}
      />
      <Textarea
        label={said.ahead}
        maxLength={8000}
        autosize
        value={ahead}
        onChange={(event) => setAhead(event.currentTarget.value)}
      />
    </WriteDialog>
  )
}
