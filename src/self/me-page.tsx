import { Button } from '@mantine/core'
import { useState } from 'react'
import { STATUSES } from '#member/statuses.ts'
import { CATEGORY_BY_CODE } from '#movement/categories.ts'
import type { TimelineEntry } from '#person/api.ts'
import { FileTab, useValueText } from '#person/file-tab.tsx'
import { FIELD_BY_KEY } from '#person/fields.ts'
import { words as personWords } from '#person/page-words.ts'
import { PERIODS, type PeriodKind } from '#person/periods.ts'
import { formatDay, isDay } from '#platform/day.ts'
import { useAsk } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { formatNumber } from '#ui/format.ts'
import { Card, Facts, Mark, Page } from '#ui/page.tsx'
import { Answer, Empty, Rest } from '#ui/states.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import { getMe, type Me, type OwnCase } from './api.ts'
import { ChangeLines } from './change-lines.tsx'
import { CorrectDialog } from './correct-dialog.tsx'
import { SupplementDialog } from './supplement-dialog.tsx'
import { OwnClasses, OwnDues } from './own-facts.tsx'
import { words } from './words.ts'
import style from './self.module.css'

/** A member's own record: what the register knows of him, what is wrong in it, and his yearly supplement. */
export function MePage() {
  const said = useWords(words)
  const asked = useAsk(getMe, {})
  const me = asked.data?.me
  if (me) return <Known me={me} />
  return (
    <Page title={said.title}>
      <Card>
        <Answer of={asked}>{() => <Empty title={said.noLink}>{said.noLinkText}</Empty>}</Answer>
      </Card>
    </Page>
  )
}

function Known({ me }: { me: Me }) {
  const said = useWords(words)
  const { today } = useAsOf()
  const [dialog, setDialog] = useState<'correct' | 'supplement' | null>(null)
  const closed = useClosedReason()
  const locked = { disabled: closed !== null, title: closed ?? undefined }
  const year = Number(today.slice(0, 4))
  const { record } = me
  return (
    <Page
      title={record.fullName}
      note={said.title}
      actions={
        <>
          {!me.yearsDone.includes(year) && (
            <Button variant="default" {...locked} onClick={() => setDialog('supplement')}>
              {said.supplementOf(String(year))}
            </Button>
          )}
          <Button {...locked} onClick={() => setDialog('correct')}>
            {said.wrong}
          </Button>
        </>
      }
    >
      <Summary me={me} />
      <Card title={said.mine}>
        {me.cases.length === 0 ? (
          <p className={style.dim}>{said.noneMine}</p>
        ) : (
          <ul className={style.list}>
            {me.cases.map((one) => (
              <li key={one.id}>
                <Case one={one} />
              </li>
            ))}
          </ul>
        )}
      </Card>
      <div className={style.stack}>
        <FileTab person={record} />
      </div>
      <OwnClasses classes={me.classes} />
      <OwnDues dues={me.dues} />
      <Card title={said.history}>
        <History entries={me.timeline} />
        <Rest of={me.beyond} />
      </Card>
      {dialog === 'correct' && <CorrectDialog record={record} onClose={() => setDialog(null)} />}
      {dialog === 'supplement' && (
        <SupplementDialog record={record} year={year} onClose={() => setDialog(null)} />
      )}
    </Page>
  )
}

function Summary({ me: { record } }: { me: Me }) {
  const said = useWords(words)
  const value = (key: string) => record.fields.find((one) => one.field === key)?.value ?? null
  const dayOf = (key: string) => {
    const text = value(key)
    return text !== null && isDay(text) ? formatDay(text) : said.unknown
  }
  const unit = record.organisation ?? record.keeper
  const facts = [
    { name: said.card, value: value('card_no') ?? said.unknown },
    { name: said.admitted, value: dayOf('ceremony_on') },
    { name: said.official, value: dayOf('official_on') },
    { name: said.branch, value: [unit.name || unit.code, record.above].filter(Boolean).join(', ') },
  ]
  const months = record.seniorityInMonths
  if (months !== null)
    facts.push({
      name: said.seniority,
      value: said.years(formatNumber(Math.floor(months / 12)), formatNumber(months % 12)),
    })
  return (
    <Card>
      <Facts facts={facts} />
    </Card>
  )
}

function Case({ one }: { one: OwnCase }) {
  const said = useWords(words)
  const states: Readonly<Record<string, string>> = said.states
  const isOver = one.state !== 'open' && one.state !== 'suspended'
  const place = isOver ? one.state : one.place
  return (
    <>
      <p>
        <strong>
          {said.kinds[one.kind]} {one.year !== null && said.ofYear(String(one.year))}
        </strong>{' '}
        · {formatDay(one.openedOn)}{' '}
        <Mark tone={place === 'done' ? 'good' : place === 'rejected' ? 'warn' : 'plain'}>
          {states[place] ?? place}
        </Mark>
        {place === 'rejected' && one.reason && <span className={style.small}>{one.reason}</span>}
      </p>
      <ChangeLines of={one} />
    </>
  )
}

type Both = { vi: string; en: string }
const statuses: Readonly<Record<string, Both>> = STATUSES

function History({ entries }: { entries: readonly TimelineEntry[] }) {
  const title = useTitle()
  return (
    <ul className={style.list}>
      {entries
        .filter((entry) => !entry.superseded)
        .map((entry, index) => (
          <li key={index}>
            {formatDay(entry.on)} · {title(entry)}
            <span className={style.small}>
              {[entry.from?.name, entry.into?.name].filter(Boolean).join(' → ')}
              {entry.decisionNo && ` ${entry.decisionNo}`}
            </span>
          </li>
        ))}
    </ul>
  )
}

/** What an entry is, in a few words. */
function useTitle(): (entry: TimelineEntry) => string {
  const { told, unknown } = useWords(personWords)
  const locale = useLocale()
  const valueText = useValueText()
  return ({ kind, code, value }) => {
    const name = FIELD_BY_KEY.get(code)?.[locale] ?? code
    const written = valueText(code, value) ?? unknown
    if (kind === 'movement') return CATEGORY_BY_CODE.get(code)?.[locale] ?? code
    if (kind === 'attribute') return told.became(name, written)
    if (kind === 'correction') return `${told.corrected(name)}: ${written}`
    if (kind === 'badge') return told.badge(code)
    if (kind === 'status') return statuses[code]?.[locale] ?? code
    if (kind === 'period')
      return [PERIODS[code as PeriodKind]?.[locale] ?? code, value].filter(Boolean).join(': ')
    return name
  }
}
