import { useState } from 'react'
import { useMay } from '#access/session.tsx'
import { formatDay } from '#platform/day.ts'
import { useAskPages } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField } from '#ui/field.tsx'
import { formatNumber } from '#ui/format.ts'
import { Go, useAddress } from '#ui/go.tsx'
import { Card, Mark, Toolbar } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { WriteButton } from '#ui/write-button.tsx'
import { AnswerForm, WithdrawNomination } from './answer-form.tsx'
import { birth, useKindName } from './common.tsx'
import { words } from './figure-words.ts'
import { NominateForm } from './nominate-form.tsx'
import { listNominations, type Nomination } from './nomination-api.ts'
import style from './training.module.css'

type Side = 'asked' | 'made'

/** Nominations that the unit is to answer, or that it and the units below it made. */
export function NominationsView({ organisationId }: { organisationId: string }) {
  const said = useWords(words)
  const { on } = useAsOf()
  const may = useMay('work.record')
  const [side, setSide] = useAddress<Side>('side', 'asked')
  const [adds, setAdds] = useState(false)
  const known = side === 'made' ? 'made' : 'asked'
  const list = useAskPages(listNominations, { organisationId, side: known, on })
  return (
    <>
      <Toolbar label={said.side}>
        <ChoiceField<Side>
          label={said.side}
          value={known}
          onChange={(value) => value && setSide(value)}
          choices={(['asked', 'made'] as const).map((value) => ({ value, label: said.sides[value] }))}
        />
      </Toolbar>
      <Card
        title={said.sides[known]}
        actions={may && <WriteButton onClick={() => setAdds(true)}>{said.nominate}</WriteButton>}
      >
        <Answer of={list} lines={8}>
          {(rows) =>
            rows.length === 0 ? (
              <Empty title={said.noNominations}>{said.noNominationsText}</Empty>
            ) : (
              <ul className={style.rows}>
                {rows.map((one) => (
                  <li key={one.id}>
                    <One nomination={one} />
                  </li>
                ))}
              </ul>
            )
          }
        </Answer>
        {list.more && <WriteButton onClick={list.more}>{said.open}</WriteButton>}
      </Card>
      {adds && (
        <NominateForm
          organisationId={organisationId}
          people={[]}
          kind={null}
          onClose={() => setAdds(false)}
        />
      )}
    </>
  )
}

function One({ nomination }: { nomination: Nomination }) {
  const said = useWords(words)
  const kindName = useKindName()
  const [opens, setOpens] = useState<'answer' | 'withdraw' | null>(null)
  const { may, waiting } = nomination
  return (
    <>
      <div className={style.line}>
        <span>
          <strong>{nomination.unit.name}</strong>
          <span className={style.small}>
            {[
              kindName(nomination),
              nomination.class && said.forClass(nomination.class.name),
              formatDay(nomination.on),
              nomination.need,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </span>
        {waiting > 0 ? (
          <Mark tone="accent">{said.waiting(formatNumber(waiting))}</Mark>
        ) : (
          <Mark tone="good">{said.answered}</Mark>
        )}
        <span className={style.buttons}>
          {may.answer && <WriteButton onClick={() => setOpens('answer')}>{said.answer}</WriteButton>}
          {may.withdraw && <WriteButton onClick={() => setOpens('withdraw')}>{said.withdraw}</WriteButton>}
        </span>
      </div>
      <ul className={style.plain}>
        {nomination.nominees.map((one) => (
          <li key={one.personId}>
            <Go to={`/people/${one.personId}`}>{one.fullName}</Go>, {birth(one.bornOn)}
            {one.answer === 'approved' && one.classId && (
              <span className={style.small}>
                <Go to={`/training/${one.classId}`}>
                  {said.approvedInto(one.className ?? '', formatDay(one.answeredOn!))}
                </Go>
              </span>
            )}
            {one.answer === 'declined' && (
              <span className={style.small}>{said.declinedFor(one.reason ?? '')}</span>
            )}
          </li>
        ))}
      </ul>
      {opens === 'answer' && <AnswerForm nomination={nomination} onClose={() => setOpens(null)} />}
      {opens === 'withdraw' && <WithdrawNomination nomination={nomination} onClose={() => setOpens(null)} />}
    </>
  )
}
