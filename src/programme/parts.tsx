import { Button, Modal, Textarea } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { useClosedReason } from '#ui/asof.tsx'
import { formatNumber } from '#ui/format.ts'
import { Mark } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import type { Item } from './api.ts'
import type { State } from './codes.ts'
import { itemWords } from './item-words.ts'
import { refusalWords, stateWords, words } from './words.ts'
import style from './programme.module.css'

/** Paths whose answers a change of programmes makes old. */
export const RENEWS = ['/api/programmes', '/api/programme-items', '/api/inbox', '/api/assignments']

/** A form over the page that writes one thing; `sentences` says its refusals. */
export function WriteDialog({
  title,
  text,
  act,
  submit,
  onSubmit,
  onClose,
  children,
  size = 'lg',
  sentences = refusalWords,
}: {
  title: string
  text?: string
  act: { error: unknown; isPending: boolean }
  /** What the button says. */
  submit?: string
  onSubmit: () => void
  onClose: () => void
  children?: ReactNode
  size?: 'md' | 'lg' | 'xl'
  sentences?: Parameters<typeof useSay>[0]
}) {
  const said = useWords(words)
  const say = useSay(sentences)
  const send = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={size}
      closeButtonProps={{ 'aria-label': said.cancel }}
    >
      <form className={style.form} onSubmit={send}>
        {text && <p>{text}</p>}
        {children}
        <WhyNot error={act.error} say={say} />
        <Button type="submit" loading={act.isPending}>
          {submit ?? said.save}
        </Button>
      </form>
    </Modal>
  )
}

/** Why; three characters at least. */
export function ReasonField({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const said = useWords(words)
  return (
    <Textarea
      label={said.reason}
      required
      minLength={3}
      maxLength={500}
      autosize
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

/** Closes the form and says that it is done. */
export function useDone(onClose: () => void): () => void {
  const said = useWords(words)
  return () => {
    tell(said.recorded)
    onClose()
  }
}

/** A button that writes: closed, with the reason, while another day than today is shown. */
export function WriteButton({
  onClick,
  children,
  filled = false,
  small = false,
  label,
}: {
  onClick: () => void
  children: ReactNode
  filled?: boolean
  small?: boolean
  label?: string
}) {
  const closed = useClosedReason()
  return (
    <Button
      variant={filled ? 'filled' : 'default'}
      size={small ? 'compact-md' : 'sm'}
      className="dv-no-print"
      disabled={closed !== null}
      title={closed ?? undefined}
      aria-label={label}
      onClick={onClick}
    >
      {children}
    </Button>
  )
}

const TONES: Record<State, 'plain' | 'good' | 'warn' | 'accent'> = {
  planned: 'plain',
  drafting: 'plain',
  collecting_opinions: 'plain',
  submitted: 'good',
  adopted: 'good',
  returned: 'warn',
  deferred: 'warn',
  dropped: 'plain',
}

/** Where an item or a scheme stands, in a word. */
export function StateMark({ state }: { state: State }) {
  const said = useWords(stateWords)
  return <Mark tone={TONES[state]}>{said[state]}</Mark>
}

/** The state of an item with how late it is. */
export function ItemState({
  item,
}: {
  item: Pick<Item, 'state' | 'daysLate' | 'submittedOn' | 'carriedOn'>
}) {
  const said = useWords(itemWords)
  const { state, daysLate, submittedOn, carriedOn } = item
  return (
    <>
      <StateMark state={state} /> {carriedOn && <Mark>{said.carried}</Mark>}{' '}
      {daysLate !== null && (
        <Mark tone={submittedOn ? 'warn' : 'accent'}>
          {submittedOn ? said.late(formatNumber(daysLate)) : said.daysLate(formatNumber(daysLate))}
        </Mark>
      )}
    </>
  )
}
