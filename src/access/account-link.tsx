import { Button, CopyButton, Modal, TextInput } from '@mantine/core'
import { formatInstant } from '#ui/format.ts'
import { useWords } from '#ui/words.tsx'
import { pageWords } from './page-words.ts'
import style from './alone.module.css'

/** A one-time link with the name of the one it is for. */
export interface NewLink {
  name: string
  path: string
  expiresAt: string
}

/** Shows a one-time link, once, to be copied. */
export function LinkShown({ link, onClose }: { link: NewLink; onClose: () => void }) {
  const said = useWords(pageWords)
  const url = new URL(link.path, location.origin).href
  return (
    <Modal
      opened
      onClose={onClose}
      title={said.linkTitle}
      centered
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': said.close }}
    >
      <div className={style.form}>
        <p>{said.linkText(link.name, formatInstant(link.expiresAt))}</p>
        <TextInput
          label={said.linkTitle}
          readOnly
          value={url}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton value={url}>
          {({ copied, copy }) => <Button onClick={copy}>{copied ? said.copied : said.copy}</Button>}
        </CopyButton>
      </div>
    </Modal>
  )
}
