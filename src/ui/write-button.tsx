import { Button } from '@mantine/core'
import { useClosedReason } from './asof.tsx'

/** A small button that writes; disabled with its reason on a past day. `label`: its name where many rows have one alike. */
export function WriteButton({
  label,
  onClick,
  children,
}: {
  label?: string
  onClick: () => void
  children: string
}) {
  const closed = useClosedReason()
  return (
    <Button
      size="compact-sm"
      variant="default"
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
