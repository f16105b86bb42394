import { Button, Modal, Textarea } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { formatDay, type Day } from '#platform/day.ts'
import { useAct } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { DayField } from '#ui/field.tsx'
import { Card } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { tell } from '#ui/tell.ts'
import { useLocale, useWords } from '#ui/words.tsx'
import { overrideWarning, withdrawOverride, type Unit, type UnitWarning } from './api.ts'
import { WarningSentence } from './attention.tsx'
import { refusalWords, sayWarning } from './warning-words.ts'
import { words } from './words.ts'
import style from './organisation.module.css'

const RENEWS = ['/api/organisations']

/** The warnings of one unit, also overridden ones, with what may be done about them; nothing where there are none. */
export function OwnWarnings({ unit }: { unit: Unit }) {
  const said = useWords(words)
  const [asks, setAsks] = useState<{ warning: UnitWarning; withdraws: boolean } | null>(null)
  if (unit.warnings.length === 0) return null
  return (
    <Card title={said.warningsHere}>
      <ul className={style.warnings}>
        {unit.warnings.map((warning) => (
          <li key={`${warning.code} ${warning.facts['committee'] ?? ''}`} className={style.warning}>
            <WarningSentence warning={warning} />
            <Override warning={warning} unit={unit} onAsk={(withdraws) => setAsks({ warning, withdraws })} />
          </li>
        ))}
      </ul>
      {asks?.withdraws === false && (
        <GiveReason unit={unit} warning={asks.warning} onClose={() => setAsks(null)} />
      )}
      {asks?.withdraws && <Withdraw unit={unit} warning={asks.warning} onClose={() => setAsks(null)} />}
    </Card>
  )
}

function Override({
  warning: { override, severity },
  unit,
  onAsk,
}: {
  warning: UnitWarning
  unit: Unit
  onAsk: (withdraws: boolean) => void
}) {
  const said = useWords(words)
  const closed = useClosedReason()
  if (severity === 'data') return null
  const mayRecord = unit.may['organisation.record']
  return (
    <p className={style.override}>
      {override &&
        said.overridden(override.reason, override.to ? said.until(formatDay(override.to)) : said.openEnded)}
      {mayRecord && (
        <Button
          size="compact-sm"
          variant="default"
          className="dv-no-print"
          disabled={closed !== null}
          title={closed ?? undefined}
          onClick={() => onAsk(override !== null)}
        >
          {override ? said.withdraw : said.override}
        </Button>
      )}
    </p>
  )
}

interface DialogProps {
  unit: Unit
  warning: UnitWarning
  onClose: () => void
}

function GiveReason({ unit, warning, onClose }: DialogProps) {
  const said = useWords(words)
  const { today } = useAsOf()
  const [reason, setReason] = useState('')
  const [to, setTo] = useState<Day | null>(null)
  const act = useAct(overrideWarning, { renews: RENEWS, onDone: () => done(said.recorded, onClose) })
  return (
    <Dialog
      title={said.overrideTitle}
      warning={warning}
      text={said.overrideText}
      act={act}
      onClose={onClose}
      onSubmit={() => act.mutate({ id: unit.id, code: warning.code, to, reason })}
    >
      <Textarea
        label={said.reason}
        required
        minLength={3}
        maxLength={500}
        autosize
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <DayField label={said.to} description={said.toHint} value={to} onChange={setTo} min={today} />
    </Dialog>
  )
}

function Withdraw({ unit, warning, onClose }: DialogProps) {
  const said = useWords(words)
  const [reason, setReason] = useState('')
  const act = useAct(withdrawOverride, { renews: RENEWS, onDone: () => done(said.recorded, onClose) })
  return (
    <Dialog
      title={said.withdraw}
      warning={warning}
      act={act}
      onClose={onClose}
      onSubmit={() => act.mutate({ id: unit.id, code: warning.code, reason })}
    >
      <Textarea
        label={said.reason}
        required
        minLength={3}
        maxLength={500}
        autosize
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Dialog>
  )
}

function Dialog({
  title,
  warning,
  text,
  act,
  onSubmit,
  onClose,
  children,
}: {
  title: string
  warning: UnitWarning
  text?: string
  act: { error: unknown; isPending: boolean }
  onSubmit: () => void
  onClose: () => void
  children: React.ReactNode
}) {
  const said = useWords(words)
  const locale = useLocale()
  const say = useSay(refusalWords)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': said.cancel }}>
      <form className={style.form} onSubmit={submit}>
        <p>{sayWarning(warning, locale)}</p>
        {text && <p className={style.dim}>{text}</p>}
        {children}
        <WhyNot error={act.error} say={say} />
        <Button type="submit" loading={act.isPending}>
          {said.save}
        </Button>
      </form>
    </Modal>
  )
}

function done(text: string, onClose: () => void): void {
  tell(text)
  onClose()
}
