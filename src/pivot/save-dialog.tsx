import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#ui/ask.ts'
import { ActDialog } from '#ui/act-dialog.tsx'
import { ChoiceField, TextField } from '#ui/field.tsx'
import { useGo } from '#ui/go.tsx'
import { useSay } from '#ui/refusals.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import type { Period } from '#statistics/period.ts'
import { changePivotTable, savePivotTable, type Audience, type SavedTable } from './api.ts'
import { MOST } from './rules.ts'
import type { Asked } from './use-pivot.ts'
import { pivotRefusals, words } from './words.ts'
import style from './pivot.module.css'

/** Saves the table on the page under a name: a new one, or what has changed of one (`of`). */
export function SaveDialog({
  unitId,
  asked,
  period,
  title,
  of,
  onClose,
}: {
  unitId: string
  asked: Asked
  period: Period
  title: string
  of: SavedTable | null
  onClose: () => void
}) {
  const said = useWords(words)
  const go = useGo()
  const say = useSay(pivotRefusals)
  const [name, setName] = useState((of?.name ?? title).slice(0, MOST.name))
  const [audience, setAudience] = useState<Audience>(of?.audience ?? 'own')
  const [keeps, setKeeps] = useState(of !== null && of.definition.from !== null)
  const options = {
    renews: ['/api/pivot/table'],
    onDone: (table: SavedTable) => {
      tell(said.saved)
      onClose()
      go({ to: `/tables/${table.id}`, search: { unit: unitId } })
    },
  }
  const save = useAct(savePivotTable, options)
  const change = useAct(changePivotTable, options)
  const definition = { ...asked, from: keeps ? period.from : null, to: keeps ? period.to : null }
  const given = { name, audience, definition }
  return (
    <ActDialog
      title={of ? said.saveChanges : said.save}
      verb={of ? said.saveChanges : said.save}
      act={of ? change : save}
      say={say}
      disabled={name.trim() === ''}
      onSubmit={() =>
        of ? change.mutate({ id: of.id, ...given }) : save.mutate({ organisationId: unitId, ...given })
      }
      onClose={onClose}
    >
      <TextField
        label={said.name}
        value={name}
        onChange={setName}
        required
        maxLength={MOST.name}
        data-autofocus
      />
      <ChoiceField
        label={said.audience}
        value={audience}
        onChange={(value) => value && setAudience(value)}
        choices={(['own', 'unit', 'below'] as const).map((one) => ({
          value: one,
          label: said.audiences[one],
        }))}
      />
      <Checkbox
        className={style.keep}
        label={said.keepDays}
        description={said.keepDaysHint}
        checked={keeps}
        onChange={(event) => setKeeps(event.currentTarget.checked)}
      />
    </ActDialog>
  )
}
