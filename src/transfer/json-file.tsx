import { Button, FileButton } from '@mantine/core'
import type { ReactNode } from 'react'

/** Chooses a file of text and hands its text over. */
export function TextFileButton({
  disabled = false,
  title,
  variant = 'default',
  onText,
  children,
}: {
  disabled?: boolean
  title?: string | undefined
  variant?: 'default' | 'filled'
  onText: (text: string) => void
  children: ReactNode
}) {
  return (
    <FileButton
      accept=".json,application/json"
      disabled={disabled}
      onChange={(file) => void file?.text().then(onText)}
    >
      {(props) => (
        <Button {...props} variant={variant} disabled={disabled} title={title}>
          {children}
        </Button>
      )}
    </FileButton>
  )
}

/** Saves text as a file. */
export function saveText({ name, text }: { name: string; text: string }): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}

/** A fingerprint as people read it aloud: groups of four. */
export function grouped(fingerprint: string): string {
  return fingerprint.match(/.{1,4}/g)?.join(' ') ?? fingerprint
}
