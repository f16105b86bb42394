import { Button, NumberInput } from '@mantine/core'
import { useState } from 'react'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct, useAsk } from '#ui/ask.ts'
import { useClosedReason } from '#ui/asof.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import type { TemporaryLimits } from './law.ts'
import { getLimits, setLimits } from './limits-api.ts'
import { useSayTransfer } from './say.ts'
import { words } from './words.ts'
import style from './transfer.module.css'

/** How long temporary transfers may last, and the way to set it for who records organisations everywhere. */
export function LimitsLine() {
  const said = useWords(words)
  const closed = useClosedReason()
  const [open, setOpen] = useState(false)
  const found = useAsk(getLimits, {}).data
  if (!found) return null
  const { limits, source, isSet, may } = found
  return (
    <div className={style.late}>
      <p className={style.dim}>
        {said.limits.text(limits)} {isSet ? said.limits.own : said.limits.law(source)}
      </p>
      {may.set && (
        <Button
          size="compact-md"
          variant="default"
          disabled={closed !== null}
          title={closed ?? undefined}
          onClick={() => setOpen(true)}
        >
          {said.limits.change}
        </Button>
      )}
      {open && <LimitsDialog limits={limits} onClose={() => setOpen(false)} />}
    </div>
  )
}

const KEYS = ['least', 'below', 'studyLeast', 'studyMost'] as const

function LimitsDialog({ limits, onClose }: { limits: TemporaryLimits; onClose: () => void }) {
  const said = useWords(words)
  const say = useSayTransfer()
  const [draft, setDraft] = useState(limits)
  const act = useAct(setLimits, {
    onDone: () => {
      tell(said.limits.done)
      onClose()
    },
  })
  const isSound = draft.least < draft.below && draft.studyLeast <= draft.studyMost
  return (
    <ActDialog
      title={said.limits.title}
      verb={said.limits.change}
      act={act}
      say={say}
      disabled={!isSound}
      onSubmit={() => act.mutate({ limits: draft })}
      onClose={onClose}
    >
      <div className={style.pair}>
        {KEYS.map((key) => (
          <NumberInput
            key={key}
            label={said.limits.fields[key]}
            min={1}
            max={60}
            allowDecimal={false}
            value={draft[key]}
            onChange={(value) => typeof value === 'number' && setDraft({ ...draft, [key]: value })}
          />
        ))}
      </div>
      <div className={style.buttons}>
        <Button variant="default" onClick={() => act.mutate({ limits: null })}>
          {said.limits.reset}
        </Button>
      </div>
    </ActDialog>
  )
}
