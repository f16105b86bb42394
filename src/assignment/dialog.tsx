import { Button, Modal, Textarea } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { useWords } from '#ui/words.tsx'
import { refusalWords } from './refusal-words.ts'
import { unitWords } from './unit-words.ts'
import style from './assignment.module.css'

/** Paths whose answers change when something is recorded about an assignment. */
export const RENEWS = ['/api/assignments', '/api/addressees', '/api/inbox']

/** A form over the page that writes one thing; `act` is the write, `verb` what its button says. */
export function WriteDialog({
  title,
  text,
  verb,
  act,
  onSubmit,
  onClose,
  children,
}: {
  title: string
  text?: string
  verb?: string
  act: { error: unknown; isPending: boolean }
  onSubmit: () => void
  onClose: () => void
  children: ReactNode
}) {
  const said = useWords(unitWords)
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
          {verb ?? said.save}
        </Button>
      </form>
    </Modal>
  )
}

/** Several lines of text. */
export function NoteField({
  label,
  value,
  onChange,
  required = false,
}: {
  label: string
  value: string
  onChange: (text: string) => void
  required?: boolean
}) {
  return (
    <Textarea
      label={label}
      required={required}
      maxLength={2000}
      autosize
      minRows={2}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
