import { NumberInput } from '@mantine/core'
import { useState } from 'react'
import type { Day } from '#platform/day.ts'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct } from '#ui/ask.ts'
import { ChoiceField, DayField, TextField } from '#ui/field.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { setMultiple } from './api.ts'
import { levelsOn } from './law.ts'
import { useSayOfCases } from '#procedure/say.ts'
import { words } from './words.ts'

/** Sets the multiple of a level for the unit and all below it. */
export function MultipleForm({
  organisationId,
  from: usual,
  onClose,
}: {
  organisationId: string
  from: Day
  onClose: () => void
}) {
  const said = useWords(words)
  const say = useSayOfCases()
  const [level, setLevel] = useState('45')
  const [multiple, setNumber] = useState<number | string>('')
  const [from, setFrom] = useState<Day | null>(usual)
  const [ground, setGround] = useState('')
  const act = useAct(setMultiple, {
    renews: ['/api/badges'],
    onDone: () => {
      tell(said.saved)
      onClose()
    },
  })
  const levels = levelsOn(from ?? usual)
    .map(({ years }) => String(years))
    .toReversed()
  return (
    <ActDialog
      title={said.setMultiple}
      verb={said.setMultiple}
      act={act}
      say={say}
      disabled={typeof multiple !== 'number' || !from || ground.trim().length < 3}
      onSubmit={() =>
        from &&
        act.mutate({
          organisationId,
          level: Number(level),
          multiple: Number(multiple),
          from,
          ground: ground.trim(),
        })
      }
      onClose={onClose}
    >
      <ChoiceField
        label={said.level}
        value={level}
        onChange={(value) => value && setLevel(value)}
        choices={levels.map((value) => ({ value, label: said.years(value) }))}
      />
      <NumberInput
        label={said.multiple}
        required
        min={0.1}
        max={1000}
        step={0.5}
        decimalScale={1}
        decimalSeparator=","
        value={multiple}
        onChange={setNumber}
      />
      <DayField label={said.from} required value={from} onChange={setFrom} />
      <TextField
        label={said.source}
        description={said.groundHint}
        required
        maxLength={200}
        value={ground}
        onChange={setGround}
      />
    </ActDialog>
  )
}
