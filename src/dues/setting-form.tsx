import { useState } from 'react'
import type { Day } from '#platform/day.ts'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct } from '#ui/ask.ts'
import { ChoiceField, TextField } from '#ui/field.tsx'
import { useSay } from '#ui/refusals.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { setSetting } from './api.ts'
import { KEEP_GROUPS, REGIONS } from './law.ts'
import { settingName } from './setting-name.ts'
import { refusalWords } from './refusal-words.ts'
import { RENEWS, writtenMonth } from './months.ts'
import { groupWords, words } from './words.ts'
import style from './dues.module.css'

const KEYS = ['region', 'rounding', ...KEEP_GROUPS.map((group) => `keep:${group}`)]
const ROUNDINGS = ['1', '100', '500', '1000']

/** Sets region, rounding or retention for the unit and all below it. */
export function SettingForm({
  organisationId,
  month,
  onClose,
}: {
  organisationId: string
  month: Day
  onClose: () => void
}) {
  const said = useWords(words)
  const groups = useWords(groupWords)
  const say = useSay(refusalWords)
  const [key, setKey] = useState('region')
  const [value, setValue] = useState('')
  const [ground, setGround] = useState('')
  const act = useAct(setSetting, {
    renews: RENEWS,
    onDone: () => {
      tell(said.saved)
      onClose()
    },
  })
  const choices: readonly string[] | null = key === 'region' ? REGIONS : key === 'rounding' ? ROUNDINGS : null
  return (
    <ActDialog
      title={said.setSetting}
      verb={said.record}
      act={act}
      say={say}
      disabled={value.trim() === '' || ground.trim().length < 3}
      onSubmit={() =>
        act.mutate({ organisationId, fromMonth: month, key, value: value.trim(), ground: ground.trim() })
      }
      onClose={onClose}
    >
      <p className={style.dim}>{said.fromMonth(writtenMonth(month))}</p>
      <ChoiceField
        label={said.setting}
        value={key}
        onChange={(chosen) => {
          setKey(chosen || 'region')
          setValue('')
        }}
        choices={KEYS.map((one) => ({ value: one, label: settingName(one, said, groups) }))}
      />
      {choices ? (
        <ChoiceField
          label={said.value}
          required
          value={value}
          none="–"
          onChange={setValue}
          choices={choices.map((one) => ({ value: one, label: one }))}
        />
      ) : (
        <TextField label={said.keepPercent} required maxLength={6} value={value} onChange={setValue} />
      )}
      <TextField
        label={said.keepSource}
        description={said.groundHint}
        required
        maxLength={200}
        value={ground}
        onChange={setGround}
      />
    </ActDialog>
  )
}
