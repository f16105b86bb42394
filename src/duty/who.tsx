import { useState } from 'react'
import { committeeWords } from '#committee/words.ts'
import { findUnitsOn } from '#organisation/find-units.ts'
import { useAsk } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { FindField, type Choice } from '#ui/find-field.tsx'
import { useWords } from '#ui/words.tsx'
import { getResponsible } from './api.ts'
import { useNameOf } from './holders.tsx'
import { kindWords, words } from './words.ts'
import style from './duty.module.css'

/** Who answers for a unit on the day: one finds the unit, the answer stands beside. */
export function Who() {
  const said = useWords(words)
  const kinds = useWords(kindWords)
  const committees: Record<string, string> = useWords(committeeWords)
  const nameOf = useNameOf()
  const { on } = useAsOf()
  const [unit, setUnit] = useState<Choice | null>(null)
  const asked = useAsk(getResponsible, unit ? { unitId: unit.key, on } : null)
  return (
    <>
      <FindField label={said.who} value={unit} onChange={setUnit} find={findUnitsOn(on)} />
      <div role="status">
        {unit && asked.data?.items.length === 0 && <p className={style.dim}>{said.whoNobody}</p>}
        {unit &&
          asked.data?.items.map(({ holder, kind, committee, organisation }) => (
            <p key={`${holder.dutyId} ${holder.personId}`}>
              {nameOf(holder)}
              {holder.vacant && ` (${said.postEnded})`}
              <small className={style.small}>
                {kinds[kind]} · {committees[committee] ?? committee}, {organisation.name}
              </small>
            </p>
          ))}
      </div>
    </>
  )
}
