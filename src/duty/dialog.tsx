import { Button, Modal, Textarea } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { refusalWords, words } from './words.ts'
import style from './duty.module.css'

/** Paths whose answers a change of duties makes old. */
export const RENEWS = ['/api/dut', '/api/work-regulations']

/** A form over the page that writes one thing about duties. */
export function WriteDialog({
  title,
  text,
  act,
  onSubmit,
  onClose,
  children,
}: {
  title: string
  text?: string
  act: { error: unknown; isPending: boolean }
  onSubmit: () => void
  onClose: () => void
  children: ReactNode
}) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': said.cancel }}>
      <form className={style.form} onSubmit={submit}>
        {text && <p>{text}</p>}
        {children}
        <WhyNot error={act.error} say={say} />
        <Button type="submit" loading={act.isPending}>
          {said.save}
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

/** The page's main act; disabled with its reason on a past day. */
export function ActionButton({
  onClick,
  closed,
  children,
}: {
  onClick: () => void
  closed: string | null
  children: string
}) {
  return (
    <Button className="dv-no-print" disabled={closed !== null} title={closed ?? undefined} onClick={onClick}>
      {children}
    </Button>
  )
}
