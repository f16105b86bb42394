import { useParams } from '@tanstack/react-router'
import { useRecorder } from '#access/recorder.ts'
import { UnitDoor } from '#organisation/unit-door.tsx'
import { formatDay } from '#platform/day.ts'
import { useAsk } from '#ui/ask.ts'
import { formatNumber } from '#ui/format.ts'
import { Go, useAddress } from '#ui/go.tsx'
import { LinkTabs } from '#ui/link-tabs.tsx'
import { Card, Columns, Facts, Mark, Page } from '#ui/page.tsx'
import { PathLine, type PathStep } from '#ui/path-line.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { getReturn, type Return } from './api.ts'
import { LiveReturn } from './live-return.tsx'
import { FrozenReturn } from './frozen-return.tsx'
import { ReturnActs } from './return-acts.tsx'
import { words } from './return-words.ts'
import { StateMark } from './state-mark.tsx'
import { actWords } from './words.ts'
import style from './returns.module.css'

/** One return: where it stands, its figures live or as certified, its checks, what differs from before and from below. */
export function ReturnPage() {
  const said = useWords(words)
  const { id } = useParams({ strict: false }) as { id: string }
  const asked = useAsk(getReturn, { id })
  const one = asked.data
  return (
    <Page
      title={one ? said.of(one.title, one.unit.name) : said.title}
      breadcrumb={[{ name: said.title, to: '/returns' }]}
      actions={one && <ReturnActs of={one} />}
    >
      <Answer of={asked}>{(found) => <Shown of={found} />}</Answer>
    </Page>
  )
}

function Shown({ of }: { of: Return }) {
  const said = useWords(words)
  return (
    <>
      <Columns wide>
        <Card title={said.facts}>
          <FactsOf of={of} />
        </Card>
        <Card title={said.acts}>
          <PathLine name={said.acts} steps={useSteps(of)} />
        </Card>
      </Columns>
      <Versions of={of} />
    </>
  )
}

function FactsOf({ of }: { of: Return }) {
  const said = useWords(words)
  const { below } = of
  const due = of.dueOn === of.firstDueOn ? '' : ` ${said.dueWas(formatDay(of.firstDueOn))}`
  return (
    <Facts
      facts={[
        { name: said.state, value: <StateMark row={of} /> },
        { name: said.unit, value: <UnitDoor unit={of.unit} /> },
        ...(of.receiver ? [{ name: said.receiver, value: <UnitDoor unit={of.receiver} /> }] : []),
        { name: said.announcer, value: <UnitDoor unit={of.announcer} /> },
        { name: said.period, value: <Go to={`/return-periods/${of.periodId}`}>{of.title}</Go> },
        { name: said.span, value: `${formatDay(of.from)} – ${formatDay(of.to)}` },
        { name: said.cutOff, value: formatDay(of.cutOffOn) },
        { name: said.due, value: formatDay(of.dueOn) + due },
        ...(below.asked > 0
          ? [
              {
                name: said.below,
                value: said.belowOf(
                  formatNumber(below.waiting + below.accepted),
                  formatNumber(below.asked),
                  formatNumber(below.accepted),
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

const NEXT = {
  asked: 'nextOpen',
  draft: 'nextCertify',
  returned: 'nextCertify',
  submitted: 'nextJudge',
  accepted: 'nextTakeIn',
  consolidated: null,
} as const

function useSteps(of: Return): PathStep[] {
  const said = useWords(words)
  const names = useWords(actWords)
  const recorder = useRecorder()
  const done = of.acts.map(({ act, on, by, recordedBy, reason, dueOn }, index): PathStep => ({
    key: String(index),
    title: dueOn ? `${names[act]}: ${formatDay(dueOn)}` : names[act],
    note: (
      <>
        {said.by(by.name, formatDay(on))}
        {reason && <span className={style.small}>{reason}</span>}
        <span className={style.small}>{recorder(recordedBy)}</span>
      </>
    ),
    at: index === of.acts.length - 1 ? 'now' : 'done',
  }))
  const next = of.receiver === null && of.state === 'submitted' ? null : NEXT[of.state]
  return [...done, ...(next ? [{ key: 'next', title: said[next], at: 'next' } as const] : [])]
}

/** The draft while it is open, and every certified version. */
function Versions({ of }: { of: Return }) {
  const said = useWords(words)
  const isLive = of.state === 'draft' || of.state === 'returned'
  const latest = of.certificates.at(-1)?.version
  const first = isLive || !latest ? 'live' : String(latest)
  const [version] = useAddress('version', first)
  if (of.state === 'asked')
    return (
      <Card>
        <Empty title={said.notOpened}>{said.notOpenedText}</Empty>
      </Card>
    )
  const to = `/returns/${of.id}`
  const tabs = [
    ...(isLive ? [{ key: 'live', name: said.live, to, search: { version: 'live', part: undefined } }] : []),
    ...of.certificates.toReversed().map((one) => {
      const key = String(one.version)
      const name = (
        <>
          {said.versionOf(key, formatDay(one.on))} {!one.holds && <Mark tone="warn">{said.broken}</Mark>}
        </>
      )
      return { key, name, to, search: { version: key, part: undefined } }
    }),
  ]
  return (
    <>
      {tabs.length > 1 && <LinkTabs label={said.version} tabs={tabs} current={version} />}
      {version === 'live' ? <LiveReturn of={of} /> : <FrozenReturn of={of} version={Number(version)} />}
    </>
  )
}
