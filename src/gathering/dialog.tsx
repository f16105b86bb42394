import { Button, Modal, Textarea } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { words } from './page-words.ts'
import { refusalWords } from './words.ts'
import style from './gathering.module.css'

/** Paths whose answers a change of a gathering makes old. */
export const RENEWS = ['/api/gatherings']

/** A form over the page that writes one thing about a gathering; `act` is the write. */
export function WriteDialog({
  title,
  act,
  save,
  wide = false,
  onSubmit,
  onClose,
  children,
}: {
  title: string
  act: { error: unknown; isPending: boolean }
  /** What the button says, `Ghi` unless told. */
  save?: string
  wide?: boolean
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
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={wide ? 'xl' : 'md'}
      closeButtonProps={{ 'aria-label': said.cancel }}
    >
      <form className={style.form} onSubmit={submit}>
        {children}
        <WhyNot error={act.error} say={say} />
        <div className={style.buttons}>
          <Button type="submit" loading={act.isPending}>
            {save ?? said.save}
          </Button>
          <Button variant="default" onClick={onClose}>
            {said.cancel}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

/** Several lines of text. */
export function LongField({
  label,
  value,
  onChange,
  ...rest
}: {
  label: string
  value: string
  onChange: (text: string) => void
  description?: string
  required?: boolean
  minLength?: number
  maxLength?: number
  minRows?: number
}) {
  return (
    <Textarea
      label={label}
      autosize
      minRows={2}
      maxLength={2000}
      {...rest}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

/** Closes the form and says that it is done. */
export function useDone(onClose?: () => void): () => void {
  const said = useWords(words)
  return () => {
    tell(said.saved)
    onClose?.()
  }
}
