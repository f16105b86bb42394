import { Checkbox, Textarea } from '@mantine/core'
import type { ReactNode } from 'react'
import { KINDS } from '#organisation/kinds.ts'
import { kindWords as unitKindWords } from '#organisation/words.ts'
import { WriteDialog as Dialog } from '#programme/parts.tsx'
import { ChoiceField } from '#ui/field.tsx'
import { Mark } from '#ui/page.tsx'
import { useWords } from '#ui/words.tsx'
import type { Chosen } from './api.ts'
import type { Light } from './codes.ts'
import { lightWords, refusalWords, words } from './words.ts'
import style from './scheme.module.css'

/** Paths whose answers a change of schemes or surveys makes old. */
export const RENEWS = ['/api/schemes', '/api/scheme-drafts', '/api/surveys', '/api/inbox', '/api/assignments']

/** A form over the page that writes one thing about a scheme. */
export function SchemeDialog(props: Omit<Parameters<typeof Dialog>[0], 'sentences'>) {
  return <Dialog {...props} sentences={refusalWords} />
}

const TONES: Record<Light, 'good' | 'warn' | 'accent' | 'plain'> = {
  late: 'accent',
  soon: 'warn',
  in_time: 'good',
  ended: 'plain',
}

/** A scheme's light, in a word. */
export function LightMark({ light }: { light: Light }) {
  const said = useWords(lightWords)
  return <Mark tone={TONES[light]}>{said[light]}</Mark>
}

/** Several lines of text, one thing per line. */
export function Lines({
  label,
  value,
  onChange,
  description,
  required = false,
}: {
  label: string
  value: string
  onChange: (text: string) => void
  description?: ReactNode
  required?: boolean
}) {
  return (
    <Textarea
      label={label}
      description={description}
      required={required}
      autosize
      minRows={3}
      maxRows={12}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

/** The lines of a text that say something. */
export function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** Which units are asked, as it is written. */
export interface UnitsDraft {
  by: Chosen['by']
  kinds: readonly string[]
  text: string
}

export const NO_UNITS: UnitsDraft = { by: 'below', kinds: [], text: '' }

export function chosenOf({ by, kinds, text }: UnitsDraft): Chosen {
  if (by === 'kinds') return { by, kinds: [...kinds] }
  return by === 'pasted' ? { by, text } : { by }
}

/** Chooses the units that are asked: directly below, by kinds, or pasted. */
export function UnitsFields({
  draft,
  set,
}: {
  draft: UnitsDraft
  set: (change: Partial<UnitsDraft>) => void
}) {
  const said = useWords(words)
  const kinds: Record<string, string> = useWords(unitKindWords)
  return (
    <>
      <ChoiceField
        label={said.whom}
        value={draft.by}
        onChange={(by) => by && set({ by })}
        choices={(['below', 'kinds', 'pasted'] as const).map((value) => ({ value, label: said.by[value] }))}
      />
      {draft.by === 'kinds' && (
        <Checkbox.Group
          label={said.kindsOfUnits}
          value={[...draft.kinds]}
          onChange={(chosen) => set({ kinds: chosen })}
        >
          <div className={style.fields}>
            {KINDS.filter(({ code }) => code !== 'trung_uong').map(({ code }) => (
              <Checkbox key={code} value={code} label={kinds[code] ?? code} />
            ))}
          </div>
        </Checkbox.Group>
      )}
      {draft.by === 'pasted' && (
        <Lines
          label={said.by.pasted}
          description={said.pasteHint}
          required
          value={draft.text}
          onChange={(text) => set({ text })}
        />
      )}
    </>
  )
}
