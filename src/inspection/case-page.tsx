import { Button } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useRecorder } from '#access/recorder.ts'
import { AssignmentsFrom } from '#assignment/assignments-from.tsx'
import { UnitDoor } from '#organisation/unit-door.tsx'
import { formatDay } from '#platform/day.ts'
import { useAsk } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { formatNumber } from '#ui/format.ts'
import { Go } from '#ui/go.tsx'
import { Card, Columns, Facts, Mark, Page } from '#ui/page.tsx'
import { PathLine, type PathStep } from '#ui/path-line.tsx'
import { Answer } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { CaseActForm, FollowUpForm, WithdrawForm } from './act-form.tsx'
import { getCase, type InspectionCase } from './api.ts'
import { CONCLUDED, following, type Act } from './codes.ts'
import { StageMark } from './case-table.tsx'
import { actWords, fieldWords, kindWords, organWords, postWords, stageWords, words } from './words.ts'
import style from './inspection.module.css'

/** One case: its way as a line, its subjects, its team, and what follows from its conclusion. */
export function InspectionPage() {
  const said = useWords(words)
  const { id } = useParams({ strict: false }) as { id: string }
  const { on } = useAsOf()
  const asked = useAsk(getCase, { id, on })
  const one = asked.data
  return (
    <Page
      title={one?.title ?? said.title}
      breadcrumb={[{ name: said.title, to: '/inspections' }]}
      actions={one && <Acts key={one.stage} of={one} />}
    >
      <Answer of={asked}>{(found) => <Shown of={found} />}</Answer>
    </Page>
  )
}

function Acts({ of }: { of: InspectionCase }) {
  const said = useWords(words)
  const names = useWords(actWords)
  const closed = useClosedReason()
  const [open, setOpen] = useState<Act | 'withdraw' | null>(null)
  const close = () => setOpen(null)
  const off = { disabled: closed !== null, title: closed ?? undefined }
  const { acts, followUp, withdraw } = of.may
  return (
    <>
      {withdraw && (
        <Button variant="default" {...off} onClick={() => setOpen('withdraw')}>
          {said.withdraw}
        </Button>
      )}
      {acts.map((act) => (
        <Button
          key={act}
          variant={followUp || acts[0] !== act ? 'default' : 'filled'}
          {...off}
          onClick={() => setOpen(act)}
        >
          {names[act]}
        </Button>
      ))}
      {followUp && (
        <Button {...off} onClick={() => setOpen('follow_up')}>
          {said.followUp}
        </Button>
      )}
      {open === 'withdraw' && <WithdrawForm of={of} onClose={close} />}
      {open === 'follow_up' && <FollowUpForm of={of} onClose={close} />}
      {open !== null && open !== 'withdraw' && open !== 'follow_up' && (
        <CaseActForm of={of} stage={open} onClose={close} />
      )}
    </>
  )
}

function Shown({ of }: { of: InspectionCase }) {
  const said = useWords(words)
  const closed = useClosedReason()
  const steps = useSteps(of)
  return (
    <>
      {closed && of.may.withdraw && <p className={style.dim}>{closed}</p>}
      <Columns wide>
        <div className={style.stack}>
          <Card title={said.way}>
            <PathLine name={said.way} steps={steps} />
          </Card>
          {(CONCLUDED.includes(of.stage) || of.followUps.length > 0) && (
            <Card title={said.followUps}>
              <AssignmentsFrom assignments={of.followUps} />
            </Card>
          )}
        </div>
        <div className={style.stack}>
          <Card title={said.facts}>
            <FactsOf of={of} />
          </Card>
          <Card title={said.team}>
            <Team of={of} />
          </Card>
        </div>
      </Columns>
    </>
  )
}

function FactsOf({ of }: { of: InspectionCase }) {
  const said = useWords(words)
  const kinds = useWords(kindWords)
  const organs = useWords(organWords)
  const fields = useWords(fieldWords)
  const { aboutFrom, aboutTo } = of
  const about = [aboutFrom, aboutTo].map((day) => (day ? formatDay(day) : '…')).join(' – ')
  return (
    <Facts
      facts={[
        {
          name: said.stage,
          value: (
            <>
              <StageMark stage={of.stage} /> {of.isLate && <Mark tone="warn">{said.lateMark}</Mark>}
            </>
          ),
        },
        { name: said.kind, value: kinds[of.kind] },
        { name: said.field, value: fields[of.field] },
        { name: said.schedule, value: `${formatDay(of.from)} – ${formatDay(of.to)}` },
        ...(aboutFrom || aboutTo ? [{ name: said.about, value: about }] : []),
        { name: said.by, value: <UnitDoor unit={of.unit} /> },
        { name: said.organ, value: `${organs[of.organ]}, ${of.year}` },
        {
          name: said.subjects,
          value: of.subjects.map((unit) => (
            <div key={unit.id}>
              <UnitDoor unit={unit} />
            </div>
          )),
        },
        ...(of.exception ? [{ name: said.exceptionOf, value: of.exception }] : []),
      ]}
    />
  )
}

function Team({ of }: { of: InspectionCase }) {
  const posts = useWords(postWords)
  if (of.team.length === 0) return <p className={style.dim}>–</p>
  return (
    <Facts
      facts={of.team.map(({ post, seats, holder }) => ({
        name: posts[post],
        value: holder ? <Go to={`/people/${holder.id}`}>{holder.fullName}</Go> : formatNumber(seats),
      }))}
    />
  )
}

function useSteps(of: InspectionCase): PathStep[] {
  const said = useWords(words)
  const names = useWords(stageWords)
  const recorder = useRecorder()
  const planned: PathStep = {
    key: 'planned',
    title: names.planned,
    note: `${formatDay(of.from)} – ${formatDay(of.to)}`,
    at: of.acts.length === 0 ? 'now' : 'done',
  }
  const done = of.acts.map((act, index): PathStep => ({
    key: act.id,
    title: names[act.stage],
    note: (
      <>
        {act.number ? said.numbered(act.number, formatDay(act.on)) : said.onDay(formatDay(act.on))}
        {act.recordedBy && <span className={style.small}>{recorder(act.recordedBy)}</span>}
      </>
    ),
    at: index === of.acts.length - 1 ? 'now' : 'done',
  }))
  const next = following(of.stage, of.kind).map((stage): PathStep => ({
    key: `next ${stage}`,
    title: names[stage],
    at: 'next',
  }))
  return [planned, ...done, ...next]
}
