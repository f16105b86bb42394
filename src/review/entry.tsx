import { Button, NativeSelect, Tabs } from '@mantine/core'
import { useState } from 'react'
import { formatDay, type Day } from '#platform/day.ts'
import { useAct, useAskPages } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { DayField, TextField } from '#ui/field.tsx'
import { useAddress } from '#ui/go.tsx'
import { Card } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { listMemberResults, listUnitResults, MOST_RESULTS, recordResults, type Summary } from './api.ts'
import {
  LEVELS,
  MEMBER_SUBJECTS,
  REASONS,
  UNIT_SUBJECTS,
  type Level,
  type MemberSubject,
  type Reason,
  type Subject,
  type UnitSubject,
} from './law.ts'
import { levelWords, reasonWords, subjectWords } from './level-words.ts'
import { refusalWords } from './refusal-words.ts'
import { words } from './words.ts'
import style from './review.module.css'

/** Results of the units directly below or of the members of a branch, seen and entered in bulk. */
export function Entry({ summary }: { summary: Summary }) {
  const said = useWords(words)
  const subjects = useWords(subjectWords)
  const { holdsMembers, may } = summary
  const offered: Subject[] = [
    ...(holdsMembers ? [] : UNIT_SUBJECTS),
    ...(holdsMembers && may.readMembers ? MEMBER_SUBJECTS : []),
  ]
  const [written, setSubject] = useAddress('of', offered[0] ?? 'organisation')
  const subject = offered.find((one) => one === written) ?? offered[0]
  if (!subject) return null
  return (
    <Card title={said.entry}>
      <Tabs value={subject} onChange={(next) => setSubject(next ?? subject)} keepMounted={false}>
        <Tabs.List aria-label={said.entryOf}>
          {offered.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {subjects[one]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {offered.map((one) => (
          <Tabs.Panel key={one} value={one} pt="md">
            {one === 'member' || one === 'leader' ? (
              <Members summary={summary} subject={one} />
            ) : (
              <Units summary={summary} subject={one} />
            )}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Card>
  )
}

/** Whoever is reviewed, with what stands. */
interface Reviewed {
  id: string
  name: string
  level: Level | null
  reason: Reason | null
  /** Why, as far as the register knows, there may be no level. */
  hint: Reason | null
  decision: string
}

function useDecision() {
  const said = useWords(words)
  return ({ decisionNo, decidedOn }: { decisionNo: string | null; decidedOn: Day | null }) =>
    decidedOn ? said.decided(decisionNo ?? '–', formatDay(decidedOn)) : ''
}

function Units({ summary, subject }: { summary: Summary; subject: UnitSubject }) {
  const decision = useDecision()
  const { unit, year } = summary
  const list = useAskPages(listUnitResults, { organisationId: unit.id, year, subject, limit: 200 })
  return (
    <Answer of={list} lines={8}>
      {(rows) => (
        <Sheet
          summary={summary}
          subject={subject}
          mayRecord={summary.may.recordUnits}
          more={list.more}
          rows={rows.map((row) => ({
            ...row,
            id: row.unit.id,
            name: row.unit.name,
            hint: null,
            decision: decision(row),
          }))}
        />
      )}
    </Answer>
  )
}

function Members({ summary, subject }: { summary: Summary; subject: MemberSubject }) {
  const decision = useDecision()
  const { unit, year } = summary
  const list = useAskPages(listMemberResults, { organisationId: unit.id, year, subject, limit: 200 })
  return (
    <Answer of={list} lines={8}>
      {(rows) => (
        <Sheet
          summary={summary}
          subject={subject}
          mayRecord={summary.may.recordMembers}
          more={list.more}
          rows={rows.map((row) => ({ ...row, name: row.fullName, decision: decision(row) }))}
        />
      )}
    </Answer>
  )
}

interface SheetProps {
  summary: Summary
  subject: Subject
  rows: readonly Reviewed[]
  mayRecord: boolean
  more: (() => void) | undefined
}

type Draft = { level: Level | ''; reason: Reason | '' }

function Sheet({ summary, subject, rows, mayRecord, more }: SheetProps) {
  const said = useWords(words)
  const closed = useClosedReason()
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft>>>({})
  const isOpen = mayRecord && closed === null
  const standing = ({ level, reason }: Reviewed): Draft => ({ level: level ?? '', reason: reason ?? '' })
  const draftOf = (row: Reviewed) => drafts[row.id] ?? standing(row)
  const changed = rows.filter((row) => {
    const [now, was] = [draftOf(row), standing(row)]
    return now.level !== '' && (now.level !== was.level || now.reason !== was.reason)
  })
  const setRest = () => {
    const rest = rows.filter((row) => draftOf(row).level === '')
    const drafted = rest.map((row): [string, Draft] => [
      row.id,
      row.hint ? { level: 'unclassified', reason: row.hint } : { level: 'good', reason: '' },
    ])
    setDrafts({ ...drafts, ...Object.fromEntries(drafted) })
  }
  if (rows.length === 0) return <Empty title={said.noneBelow}>{said.noneBelowText}</Empty>
  return (
    <div className={style.stack}>
      {closed && mayRecord && <p className={style.dim}>{closed}</p>}
      {isOpen && (
        <div className={style.buttons}>
          <Button variant="default" onClick={setRest}>
            {said.setRest}
          </Button>
        </div>
      )}
      <ul className={style.rows}>
        {rows.map((row) => (
          <Row
            key={row.id}
            row={row}
            draft={draftOf(row)}
            isOpen={isOpen}
            onChange={(draft) => setDrafts({ ...drafts, [row.id]: draft })}
          />
        ))}
      </ul>
      {more && (
        <Button variant="default" onClick={more}>
          {said.more}
        </Button>
      )}
      {isOpen && (
        <Save
          summary={summary}
          subject={subject}
          results={changed.slice(0, MOST_RESULTS).map((row) => ({ id: row.id, ...draftOf(row) }))}
          corrects={changed.some((row) => row.level !== null)}
          onDone={() => setDrafts({})}
        />
      )}
    </div>
  )
}

interface RowProps {
  row: Reviewed
  draft: Draft
  isOpen: boolean
  onChange: (draft: Draft) => void
}

function Row({ row, draft, isOpen, onChange }: RowProps) {
  const said = useWords(words)
  const levels = useWords(levelWords)
  const reasons = useWords(reasonWords)
  return (
    <li className={style.row}>
      <span>
        {row.name}
        {row.decision && <span className={style.small}>{row.decision}</span>}
      </span>
      {isOpen ? (
        <NativeSelect
          aria-label={said.levelOf(row.name)}
          value={draft.level}
          onChange={(event) => {
            const level = event.currentTarget.value as Draft['level']
            onChange({ level, reason: level === 'unclassified' ? (row.hint ?? '') : '' })
          }}
          data={[
            { value: '', label: said.notYet },
            ...LEVELS.map((value) => ({ value, label: levels[value] })),
          ]}
        />
      ) : (
        <span>{row.level ? levels[row.level] : said.notYet}</span>
      )}
      {draft.level === 'unclassified' &&
        (isOpen ? (
          <NativeSelect
            aria-label={said.reasonOf(row.name)}
            value={draft.reason}
            onChange={(event) => onChange({ ...draft, reason: event.currentTarget.value as Draft['reason'] })}
            data={[
              { value: '', label: said.reason },
              ...REASONS.map((value) => ({ value, label: reasons[value] })),
            ]}
          />
        ) : (
          <span className={style.dim}>{row.reason && reasons[row.reason]}</span>
        ))}
    </li>
  )
}

interface SaveProps {
  summary: Summary
  subject: Subject
  results: readonly ({ id: string } & Draft)[]
  corrects: boolean
  onDone: () => void
}

function Save({ summary, subject, results, corrects, onDone }: SaveProps) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const { today } = useAsOf()
  const [decidedOn, setDecidedOn] = useState<Day | null>(today)
  const [decisionNo, setDecisionNo] = useState('')
  const [why, setWhy] = useState('')
  const act = useAct(recordResults, {
    renews: ['/api/reviews'],
    onDone: ({ recorded, corrected }) => {
      tell(said.recorded(recorded, corrected))
      setWhy('')
      onDone()
    },
  })
  const submit = () =>
    decidedOn &&
    act.mutate({
      organisationId: summary.unit.id,
      year: summary.year,
      subject,
      decidedOn,
      decisionNo: decisionNo.trim() || null,
      why: why.trim() || null,
      results: results.flatMap(({ id, level, reason }) =>
        level === '' ? [] : [{ id, level, reason: reason || null }],
      ),
    })
  return (
    <div className={style.stack}>
      <div className={style.pair}>
        <DayField label={said.decidedOn} required max={today} value={decidedOn} onChange={setDecidedOn} />
        <TextField label={said.decisionNo} maxLength={60} value={decisionNo} onChange={setDecisionNo} />
        {corrects && <TextField label={said.why} required maxLength={500} value={why} onChange={setWhy} />}
      </div>
      <WhyNot error={act.error} say={say} />
      <div className={style.buttons}>
        <Button disabled={results.length === 0 || !decidedOn} loading={act.isPending} onClick={submit}>
          {results.length === 0 ? said.nothingChanged : said.save(results.length)}
        </Button>
      </div>
    </div>
  )
}
