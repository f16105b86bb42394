import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { addDays, type Day } from '#platform/day.ts'
import { PrintButton } from '#paper/print-button.tsx'
import { told } from '#ui/done.ts'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct, useAsk } from '#ui/ask.ts'
import { useClosedReason } from '#ui/asof.tsx'
import { DayField, TextField } from '#ui/field.tsx'
import { formatNumber } from '#ui/format.ts'
import { ReasonField } from '#ui/reason-field.tsx'
import { useSay } from '#ui/refusals.tsx'
import { Answer } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { acceptReturn, certifyReturn, extendReturn, openReturn, sendBack } from './act-api.ts'
import { getDraft, type Draft, type Return } from './api.ts'
import { RENEWS } from './period-forms.tsx'
import { refusalWords } from './refusal-words.ts'
import { words } from './return-words.ts'

type Open = 'open' | 'certify' | 'sendBack' | 'accept' | 'extend'

/** What can be done with a return now, by whom it may be done. */
export function ReturnActs({ of }: { of: Return }) {
  const said = useWords(words)
  const closed = useClosedReason()
  const [open, setOpen] = useState<Open | null>(null)
  const off = { disabled: closed !== null, title: closed ?? undefined }
  const close = () => setOpen(null)
  const { state, may, withdrawnOn } = of
  const isOpen = state === 'draft' || state === 'returned'
  const offered: [Open, boolean][] = [
    ['extend', may.judge && (isOpen || state === 'asked')],
    ['sendBack', may.judge && (state === 'submitted' || state === 'accepted')],
    ['accept', may.judge && state === 'submitted'],
    ['open', may.record && state === 'asked'],
    ['certify', may.record && isOpen],
  ]
  const shown = offered.filter(([, allowed]) => allowed && withdrawnOn === null)
  const certificate = of.certificates.at(-1)
  const papers = certificate
    ? [{ form: 'return', id: of.id, name: said.print, also: [String(certificate.version)] }]
    : []
  return (
    <>
      <PrintButton papers={papers} sentences={refusalWords} />
      {shown.map(([key], index) => (
        <Button
          key={key}
          variant={index === shown.length - 1 ? 'filled' : 'default'}
          {...off}
          onClick={() => setOpen(key)}
        >
          {said[key]}
        </Button>
      ))}
      {open === 'certify' && <CertifyForm of={of} onClose={close} />}
      {open === 'sendBack' && <SendBackForm of={of} onClose={close} />}
      {open === 'extend' && <ExtendForm of={of} onClose={close} />}
      {open === 'accept' && <PlainForm of={of} act="accept" onClose={close} />}
      {open === 'open' && <PlainForm of={of} act="open" onClose={close} />}
    </>
  )
}

interface OfReturn {
  of: Return
  onClose: () => void
}

/** Opens a draft, or accepts a return: nothing to fill in. */
function PlainForm({ of, act: which, onClose }: OfReturn & { act: 'open' | 'accept' }) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const onDone = told(which === 'open' ? said.saved : said.acceptedNow, onClose)
  const open = useAct(openReturn, { renews: RENEWS, onDone })
  const accept = useAct(acceptReturn, { renews: RENEWS, onDone })
  const act = which === 'open' ? open : accept
  return (
    <ActDialog
      title={said[which]}
      text={said.of(of.title, of.unit.name)}
      verb={said[which]}
      act={act}
      say={say}
      onSubmit={() => act.mutate({ id: of.id })}
      onClose={onClose}
    />
  )
}

/** Certifies a return as it is shown; reasons against come all at once. */
function CertifyForm({ of, onClose }: OfReturn) {
  const said = useWords(words)
  const draft = useAsk(getDraft, { id: of.id })
  return (
    <Answer of={draft}>
      {(found) => <CertifyShown of={of} draft={found} said={said} onClose={onClose} />}
    </Answer>
  )
}

function CertifyShown({ of, draft, onClose }: OfReturn & { draft: Draft; said: unknown }) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const [post, setPost] = useState('')
  const [missingReason, setReason] = useState('')
  const act = useAct(certifyReturn, { renews: RENEWS, onDone: told(said.certified, onClose) })
  const without = draft.missing.whole + draft.waiting.whole
  const names = [...draft.missing.items, ...draft.waiting.items].slice(0, 8).join(', ')
  const asked = { post, missingReason: missingReason.trim() || null, seen: draft.seen }
  return (
    <ActDialog
      title={said.certify}
      text={said.certifyText}
      verb={said.certify}
      act={act}
      say={say}
      onSubmit={() => act.mutate({ id: of.id, ...asked })}
      onClose={onClose}
    >
      <TextField
        label={said.post}
        description={said.postHint}
        required
        maxLength={120}
        value={post}
        onChange={setPost}
      />
      {without > 0 && (
        <Textarea
          label={said.missingReason}
          description={said.missingText(formatNumber(without), names)}
          autosize
          minRows={2}
          maxLength={500}
          value={missingReason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
    </ActDialog>
  )
}

function SendBackForm({ of, onClose }: OfReturn) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const [reason, setReason] = useState('')
  const act = useAct(sendBack, { renews: RENEWS, onDone: told(said.sentBack, onClose) })
  return (
    <ActDialog
      title={said.sendBack}
      verb={said.sendBack}
      act={act}
      say={say}
      onSubmit={() => act.mutate({ id: of.id, reason })}
      onClose={onClose}
    >
      <Textarea
        label={said.remark}
        description={said.remarkHint}
        required
        autosize
        minRows={2}
        minLength={3}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ActDialog>
  )
}

function ExtendForm({ of, onClose }: OfReturn) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const [dueOn, setDueOn] = useState<Day | null>(addDays(of.dueOn, 5))
  const [reason, setReason] = useState('')
  const act = useAct(extendReturn, { renews: RENEWS, onDone: told(said.saved, onClose) })
  return (
    <ActDialog
      title={said.extend}
      act={act}
      say={say}
      disabled={!dueOn}
      onSubmit={() => dueOn && act.mutate({ id: of.id, dueOn, reason })}
      onClose={onClose}
    >
      <DayField label={said.newDue} required min={addDays(of.dueOn, 1)} value={dueOn} onChange={setDueOn} />
      <ReasonField value={reason} onChange={setReason} />
    </ActDialog>
  )
}
