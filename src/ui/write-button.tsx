import { Button } from '@mantine/core'
import { useClosedReason } from './asof.tsx'

/** A small button that writes; disabled with its reason on a past day. */
export function WriteButton({ onClick, children }: { onClick: () => void; children: string }) {
  const closed = useClosedReason()
  return (
    <Button
      size="compact-sm"
      variant="default"
      className="dv-no-print"
      disabled={closed !== null}
      title={closed ?? undefined}
      onClick={onClick}
    >
      {children}
    </Button>
  )
}
