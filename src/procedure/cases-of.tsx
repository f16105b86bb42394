import { useAsk } from '#ui/ask.ts'
import { ApiError } from '#ui/call.ts'
import { Card } from '#ui/page.tsx'
import { Answer } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { listCasesOf } from './api.ts'
import { CaseTable } from './case-table.tsx'
import { OpenCase } from './open-case.tsx'
import { words } from './words.ts'
import style from './procedure.module.css'

/** The cases of a person for his page, and a button that opens another; nothing for those who may not see cases. */
export function CasesOf({ personId, name, mayOpen }: { personId: string; name: string; mayOpen: boolean }) {
  const said = useWords(words)
  const asked = useAsk(listCasesOf, { id: personId })
  if (asked.error instanceof ApiError && [403, 404].includes(asked.error.status)) return null
  return (
    <Card title={said.ofPerson} actions={mayOpen && <OpenCase person={{ key: personId, name }} />}>
      <Answer of={asked}>
        {({ cases }) =>
          cases.length === 0 ? (
            <p className={style.dim}>{said.noneOfPerson}</p>
          ) : (
            <CaseTable name={said.ofPerson} rows={cases} ofOne empty={null} />
          )
        }
      </Answer>
    </Card>
  )
}
