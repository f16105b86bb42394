import { Button } from '@mantine/core'
import { useState } from 'react'
import { useSayOfCases } from '#procedure/say.ts'
import { useAct, useAsk } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { ChoiceField, TextField } from '#ui/field.tsx'
import { Card } from '#ui/page.tsx'
import { WhyNot } from '#ui/refusals.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { getOwnCase, judgeOwnCase, type OwnCase } from './api.ts'
import { ChangeLines } from './change-lines.tsx'
import { words } from './words.ts'
import style from './self.module.css'

/** Beside a case of a member's own data: what he asks, and the verdict on each value; nothing for other cases. */
export function OwnCaseCard({ caseId }: { caseId: string }) {
  const said = useWords(words)
  const asked = useAsk(getOwnCase, { id: caseId })
  const shown = asked.data?.shown
  if (!shown || shown.id !== caseId) return null
  return (
    <Card title={said.asked}>
      {shown.mayJudge ? (
        <Judging key={shown.seen} of={shown} seen={shown.seen} />
      ) : (
        <ChangeLines of={shown} />
      )}
    </Card>
  )
}

type Verdict = { told: 'accepted' | 'refused' | ''; reason: string }

function Judging({ of, seen }: { of: OwnCase; seen: number }) {
  const said = useWords(words)
  const closed = useClosedReason()
  const { today } = useAsOf()
  const [verdicts, setVerdicts] = useState<Readonly<Record<string, Verdict>>>({})
  const act = useAct(judgeOwnCase, { onDone: () => tell(said.judged) })
  const told = (id: string): Verdict => verdicts[id] ?? { told: '', reason: '' }
  const submit = () =>
    act.mutate({
      id: of.id,
      seen,
      on: today,
      verdicts: of.changes
        .filter((one) => one.verdict === null && told(one.id).told !== '')
        .map((one) => ({
          changeId: one.id,
          accepted: told(one.id).told === 'accepted',
          reason: told(one.id).reason || null,
        })),
    })
  return (
    <div className={style.stack}>
      <ChangeLines
        of={of}
        more={(change) => (
          <div className={style.value}>
            <ChoiceField
              label={said.verdict}
              required
              value={told(change.id).told}
              none={said.verdicts.pending}
              onChange={(next) =>
                setVerdicts({ ...verdicts, [change.id]: { ...told(change.id), told: next } })
              }
              choices={[
                { value: 'accepted', label: said.verdicts.accepted },
                { value: 'refused', label: said.verdicts.refused },
              ]}
            />
            {told(change.id).told === 'refused' && (
              <TextField
                label={said.refusalReason}
                required
                maxLength={500}
                value={told(change.id).reason}
                onChange={(reason) =>
                  setVerdicts({ ...verdicts, [change.id]: { ...told(change.id), reason } })
                }
              />
            )}
          </div>
        )}
      />
      <WhyNot error={act.error} say={useSayOfCases()} />
      <div>
        <Button
          loading={act.isPending}
          disabled={closed !== null}
          title={closed ?? undefined}
          onClick={submit}
        >
          {said.judge}
        </Button>
      </div>
    </div>
  )
}
