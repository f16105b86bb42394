import { Button, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { type SayRefusal, WhyNot } from './refusals.tsx'
import { wordsOfUi } from './words-of-ui.ts'
import { useWords } from './words.tsx'
import style from './confirm.module.css'

/** See before you sign: before and after side by side, then one confirmation. `act` is the verb on the button. */
export function Confirm({
  opened,
  title,
  before,
  after,
  children,
  act,
  busy = false,
  error,
  say,
  onConfirm,
  onCancel,
}: {
  opened: boolean
  title: string
  before?: ReactNode
  after?: ReactNode
  children?: ReactNode
  act: string
  busy?: boolean
  error?: unknown
  say?: SayRefusal
  onConfirm: () => void
  onCancel: () => void
}) {
  const said = useWords(wordsOfUi)
  const compares = before !== undefined || after !== undefined
  return (
    <Modal
      opened={opened}
      onClose={onCancel}
      title={title}
      size={compares ? 'xl' : 'md'}
      centered
      closeButtonProps={{ 'aria-label': said.cancel }}
    >
      <div className={style.body}>
        {compares && <BeforeAfter before={before} after={after} />}
        {children}
        <WhyNot error={error} say={say ?? (() => undefined)} />
        <div className={style.buttons}>
          <Button variant="default" onClick={onCancel} data-autofocus>
            {said.cancel}
          </Button>
          <Button onClick={onConfirm} loading={busy}>
            {act}
          </Button>
        </div>
      </div>
    </Modal>
  )
}

/** Before | after, side by side, one above the other on a phone. */
export function BeforeAfter({ before, after }: { before: ReactNode; after: ReactNode }) {
  const said = useWords(wordsOfUi)
  return (
    <div className={style.sides}>
      <section className={style.side}>
        <h3 className={style.heading}>{said.before}</h3>
        {before}
      </section>
      <section className={style.side}>
        <h3 className={style.heading}>{said.after}</h3>
        {after}
      </section>
    </div>
  )
}
