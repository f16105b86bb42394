import { useClosedReason } from '#ui/asof.tsx'
import { GoButton } from '#ui/go.tsx'
import { useWords } from '#ui/words.tsx'
import { packageWords } from './package-words.ts'
import { words } from './words.ts'
import style from './transfer.module.css'

/** The ways from a person's page to his transfer: a case, or a package for another register. */
export function TransferOf({ personId }: { personId: string }) {
  const said = useWords(words)
  const packages = useWords(packageWords)
  if (useClosedReason() !== null) return null
  return (
    <div className={`${style.buttons} dv-no-print`}>
      <GoButton to="/transfers/new" search={{ person: personId }}>
        {said.begin}
      </GoButton>
      <GoButton to="/transfers/send" search={{ person: personId }}>
        {packages.send}
      </GoButton>
    </div>
  )
}
