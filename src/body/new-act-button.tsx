import { Button } from '@mantine/core'
import { useMay } from '#access/session.tsx'
import { useClosedReason } from '#ui/asof.tsx'
import { GoButton } from '#ui/go.tsx'
import { useWords } from '#ui/words.tsx'
import { words } from './words.ts'

/** The door to recording a decision on bodies; disabled with its reason on a past day, absent for those who only read. */
export function NewActButton({ label, search }: { label?: string; search?: Record<string, string> }) {
  const said = useWords(words)
  const may = useMay('work.record')
  const closed = useClosedReason()
  if (!may) return null
  if (closed)
    return (
      <Button disabled title={closed}>
        {label ?? said.newAct}
      </Button>
    )
  return (
    <GoButton to="/bodies/new" search={search} variant={search ? 'default' : 'filled'}>
      {label ?? said.newAct}
    </GoButton>
  )
}
