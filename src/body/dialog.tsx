import { Button, Modal, Textarea } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { refusalWords } from './refusal-words.ts'
import { words } from './words.ts'
import style from './body.module.css'

/** Paths whose answers a change of bodies makes old. */
export const RENEWS = ['/api/bod']

/** A form over the page that writes one thing about a body. */
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
