import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useClosedReason } from './asof.tsx'

/** A button that opens something to record: closed, with the reason, on another day than today. Small unless it is the page's main act. */
export function WriteButton({
  onClick,
  main = false,
  label,
  children,
}: {
  onClick: () => void
  main?: boolean
  /** What it is called where its text alone does not tell. */
  label?: string | undefined
  children: ReactNode
}) {
  const closed = useClosedReason()
  return (
    <Button
      size={main ? 'sm' : 'compact-sm'}
      variant={main ? 'filled' : 'default'}
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
