import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { PersonRecord } from '#person/api.ts'
import { GROUPS } from '#person/fields.ts'
import { useSayOfCases } from '#procedure/say.ts'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct } from '#ui/ask.ts'
import { tell } from '#ui/tell.ts'
import { useLocale, useWords } from '#ui/words.tsx'
import { handInFor, handInOwn } from './api.ts'
import { OWN_FIELDS, SECTIONS, type Section } from './rules.ts'
import { askedOf, EMPTY_DRAFT, ValuesEditor, type Draft } from './values-editor.tsx'
import { words } from './words.ts'
import style from './self.module.css'

/** The yearly supplement: section by section unchanged or with what is new; `forHim`: filled in by his branch. */
export function SupplementDialog({
  record,
  year,
  forHim = false,
  onClose,
}: {
  record: PersonRecord
  year: number
  forHim?: boolean
  onClose: () => void
}) {
  const said = useWords(words)
  const locale = useLocale()
  const [unchanged, setUnchanged] = useState<readonly Section[]>([])
  const [drafts, setDrafts] = useState<Partial<Record<Section, Draft[]>>>({})
  const done = {
    onDone: () => {
      tell(said.handedIn)
      onClose()
    },
  }
  const own = useAct(handInOwn, done)
  const other = useAct(handInFor, done)
  const submit = () => {
    const open = SECTIONS.filter((one) => !unchanged.includes(one))
    const values = open.flatMap((one) => askedOf(drafts[one] ?? [], 'change'))
    const given = { year, unchanged: [...unchanged], values }
    if (forHim) other.mutate({ id: record.id, ...given })
    else own.mutate(given)
  }
  return (
    <ActDialog
      title={`${said.supplementOf(String(year))}${forHim ? `: ${record.fullName}` : ''}`}
      verb={said.handIn}
      act={forHim ? other : own}
      say={useSayOfCases()}
      size="lg"
      onSubmit={submit}
      onClose={onClose}
    >
      <p className={style.dim}>{said.supplementText}</p>
      {SECTIONS.map((section) => (
        <fieldset key={section} className={style.section}>
          <legend>{GROUPS[section][locale]}</legend>
          <Checkbox
            label={said.unchanged}
            aria-label={`${GROUPS[section][locale]}: ${said.unchanged}`}
            checked={unchanged.includes(section)}
            onChange={(event) =>
              setUnchanged(
                event.currentTarget.checked
                  ? [...unchanged, section]
                  : unchanged.filter((one) => one !== section),
              )
            }
          />
          {!unchanged.includes(section) && (
            <ValuesEditor
              fields={OWN_FIELDS.filter((field) => field.group === section)}
              current={record.fields}
              drafts={drafts[section] ?? [EMPTY_DRAFT]}
              mode="change"
              onDrafts={(next) => setDrafts({ ...drafts, [section]: next })}
            />
          )}
        </fieldset>
      ))}
    </ActDialog>
  )
}
