import { Button, Modal } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { type SayRefusal, WhyNot } from './refusals.tsx'
import { wordsOfUi } from './words-of-ui.ts'
import { useWords } from './words.tsx'
import style from './confirm.module.css'

/** A form over the page that writes one thing: its fields, every reason against, and the verb on the button. */
export function ActDialog({
  title,
  text,
  verb,
  act,
  say,
  disabled = false,
  size = 'md',
  onSubmit,
  onClose,
  children,
}: {
  title: string
  /** A sentence above the fields. */
  text?: string
  /** What the button says, `Ghi` unless told. */
  verb?: string
  act: { error: unknown; isPending: boolean }
  say: SayRefusal
  disabled?: boolean
  size?: 'md' | 'lg' | 'xl'
  onSubmit: () => void
  onClose: () => void
  children?: ReactNode
}) {
  const said = useWords(wordsOfUi)
  const submit = (event: FormEvent) => {
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
      <form className={style.body} onSubmit={submit}>
        {text && <p>{text}</p>}
        {children}
        <WhyNot error={act.error} say={say} />
        <div className={style.buttons}>
          <Button variant="default" onClick={onClose}>
            {said.cancel}
          </Button>
          <Button type="submit" loading={act.isPending} disabled={disabled}>
            {verb ?? said.save}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
