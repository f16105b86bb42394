import { Button } from '@mantine/core'
import { useState } from 'react'
import { formatDay } from '#platform/day.ts'
import { useClosedReason } from '#ui/asof.tsx'
import { formatNumber } from '#ui/format.ts'
import { Card } from '#ui/page.tsx'
import { Empty, Rest } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import type { Act, Addressee } from './act-api.ts'
import { CorrectAct } from './act-form.tsx'
import { DocumentText } from './document-text.tsx'
import { STAGE_TABLE } from './stages.ts'
import { formWords, stageWords } from './state-words.ts'
import { unitWords } from './unit-words.ts'
import style from './assignment.module.css'

/** All that happened to what was given to a unit, the latest first. */
export function History({ of }: { of: Addressee }) {
  const said = useWords(unitWords)
  const closed = useClosedReason()
  const [wrong, setWrong] = useState<Act | null>(null)
  const mayCorrect = ({ stage }: Act) =>
    closed === null &&
    of.assignment.withdrawnOn === null &&
    (STAGE_TABLE[stage].by === 'addressee' ? of.may.act : of.may.judge)
  return (
    <Card title={said.history}>
      {of.acts.length === 0 ? (
        <Empty title={said.noHistory} />
      ) : (
        <ul className={style.list}>
          {of.acts.map((act) => (
            <Entry key={act.id} act={act} onCorrect={mayCorrect(act) ? () => setWrong(act) : null} />
          ))}
        </ul>
      )}
      <Rest of={of.beyond} />
      {wrong && <CorrectAct addressee={of} act={wrong} onClose={() => setWrong(null)} />}
    </Card>
  )
}

function Entry({ act, onCorrect }: { act: Act; onCorrect: (() => void) | null }) {
  const said = useWords(unitWords)
  const names = useWords(stageWords)
  const { stage, on, note, document, results, unit, by } = act
  return (
    <li className={style.entry}>
      <span className={style.entryHead}>
        <strong>{names[stage]}</strong>
        <span>{formatDay(on)}</span>
        <Details act={act} />
        {onCorrect && (
          <Button
            variant="subtle"
            size="compact-md"
            onClick={onCorrect}
            aria-label={`${said.correct}: ${names[stage]}`}
          >
            {said.correct}
          </Button>
        )}
      </span>
      {document && <DocumentText document={document} />}
      {note && <span>{note}</span>}
      {results.map(({ what, people, beneficiaries, value }, index) => (
        <span key={index}>
          {said.resultText(what, formatNumber(people), beneficiaries, formatNumber(value))}
        </span>
      ))}
      <small className={style.dim}>
        {[unit.name, by && !by.startsWith('machine:') && said.by(by)].filter(Boolean).join(' · ')}
      </small>
    </li>
  )
}

function Details({ act: { details } }: { act: Act }) {
  const said = useWords(unitWords)
  const forms = useWords(formWords)
  const { form, attendees, target, number, issuedOn, percent, dueOn } = details
  const attended =
    attendees === undefined
      ? null
      : target === undefined
        ? said.attendedOnly(formatNumber(attendees))
        : said.attended(formatNumber(attendees), formatNumber(target))
  const texts = [
    form && forms[form],
    attended,
    number,
    issuedOn && formatDay(issuedOn),
    percent !== undefined && said.percentText(formatNumber(percent)),
    dueOn && said.extendedTo(formatDay(dueOn)),
  ]
  return <span className={style.dim}>{texts.filter(Boolean).join(' · ')}</span>
}
