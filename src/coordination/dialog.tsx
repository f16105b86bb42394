import { Button, Modal } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { refusalWords as givingWords } from '#assignment/refusal-words.ts'
import { useClosedReason } from '#ui/asof.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { refusalWords, words } from './words.ts'
import style from './coordination.module.css'

/** Paths whose answers a change of a plan makes old. */
export const RENEWS = ['/api/coordination', '/api/assignments']

/** A form over the page that writes one thing about a plan. */
export function WriteDialog({
  title,
  act,
  onSubmit,
  onClose,
  children,
}: {
  title: string
  act: { error: unknown; isPending: boolean }
  onSubmit: () => void
  onClose: () => void
  children: ReactNode
}) {
  const said = useWords(words)
  const say = useSay({ ...givingWords, ...refusalWords })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <Modal opened onClose={onClose} title={title} size="lg" closeButtonProps={{ 'aria-label': said.cancel }}>
      <form className={style.form} onSubmit={submit}>
        {children}
        <WhyNot error={act.error} say={say} />
        <Button type="submit" loading={act.isPending}>
          {said.save}
        </Button>
      </form>
    </Modal>
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

/** A button that writes; disabled with its reason on a past day. */
export function WriteButton({
  onClick,
  main = false,
  children,
}: {
  onClick: () => void
  main?: boolean
  children: string
}) {
  const closed = useClosedReason()
  return (
    <Button
      {...(main ? {} : { size: 'compact-sm', variant: 'default' })}
      className="dv-no-print"
      disabled={closed !== null}
      title={closed ?? undefined}
      onClick={onClick}
    >
      {children}
    </Button>
  )
}
