import { NumberInput } from '@mantine/core'
import { useState } from 'react'
import { useUnit } from '#access/session.tsx'
import type { Day } from '#platform/day.ts'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct } from '#ui/ask.ts'
import { ChoiceField, DayField, TextField } from '#ui/field.tsx'
import { useSay } from '#ui/refusals.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { recordProgramme } from './api.ts'
import { ORGANS, type Organ } from './codes.ts'
import { refusalWords } from './refusal-words.ts'
import { organWords, words } from './words.ts'

/** Opens the programme of a year for one organ of the unit. */
export function ProgrammeForm({ year: usual, onClose }: { year: number; onClose: () => void }) {
  const said = useWords(words)
  const organs = useWords(organWords)
  const say = useSay(refusalWords)
  const { id } = useUnit()
  const [year, setYear] = useState(usual)
  const [organ, setOrgan] = useState<Organ>('cap_uy')
  const [number, setNumber] = useState('')
  const [issuedOn, setIssuedOn] = useState<Day | null>(null)
  const done = () => {
    tell(said.recorded)
    onClose()
  }
  const act = useAct(recordProgramme, { renews: ['/api/inspections'], onDone: done })
  const submit = () =>
    id && act.mutate({ organisationId: id, organ, year, number: number.trim() || null, issuedOn })
  return (
    <ActDialog
      title={said.openProgramme}
      verb={said.openProgramme}
      act={act}
      say={say}
      onSubmit={submit}
      onClose={onClose}
    >
      <ChoiceField
        label={said.organ}
        value={organ}
        onChange={(value) => value && setOrgan(value)}
        choices={ORGANS.map((value) => ({ value, label: organs[value] }))}
      />
      <NumberInput
        label={said.year}
        required
        min={1930}
        max={2999}
        allowDecimal={false}
        thousandSeparator=""
        value={year}
        onChange={(value) => typeof value === 'number' && setYear(value)}
      />
      <TextField label={said.number} maxLength={60} value={number} onChange={setNumber} />
      <DayField label={said.issuedOn} value={issuedOn} onChange={setIssuedOn} />
    </ActDialog>
  )
}
