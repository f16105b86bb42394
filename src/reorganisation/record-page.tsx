import { useRecorder } from '#access/recorder.ts'
import { Button, Modal, Textarea } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { formatDay } from '#platform/day.ts'
import { useAct, useAsk } from '#ui/ask.ts'
import { useClosedReason } from '#ui/asof.tsx'
import { formatInstant, formatMaybeDay, formatNumber } from '#ui/format.ts'
import { Card, Facts, Mark, Page } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { Answer } from '#ui/states.tsx'
import { Table } from '#ui/table.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { getReorganisation, withdrawReorganisation, type ReorganisationRecord } from './api.ts'
import { LeftOut } from './outlook.tsx'
import { refusalWords } from './refusal-words.ts'
import { actNames, partWords, words } from './words.ts'
import { UnitDoor } from '#organisation/unit-door.tsx'
import style from './reorganisation.module.css'

/** One act of reorganisation: its decision, what became of whom, members before and after, and the way back. */
export function ReorganisationPage() {
  const said = useWords(words)
  const names = useWords(actNames)
  const closed = useClosedReason()
  const { id } = useParams({ strict: false }) as { id: string }
  const [withdraws, setWithdraws] = useState(false)
  const asked = useAsk(getReorganisation, { id })
  const shown = asked.data?.id === id ? asked.data : undefined
  return (
    <Page
      title={shown ? names[shown.act] : said.title}
      note={shown && `${said.day}: ${formatDay(shown.on)}`}
      breadcrumb={[{ name: said.title, to: '/reorganisations' }]}
      actions={
        <>
          <Button variant="default" onClick={() => window.print()}>
            {said.print}
          </Button>
          {shown?.may.withdraw && (
            <Button
              variant="default"
              disabled={closed !== null}
              title={closed ?? undefined}
              onClick={() => setWithdraws(true)}
            >
              {said.withdraw}
            </Button>
          )}
        </>
      }
    >
      <Answer of={{ ...asked, data: shown }} lines={10}>
        {(record) => <Record record={record} />}
      </Answer>
      {withdraws && <Withdraw id={id} onClose={() => setWithdraws(false)} />}
    </Page>
  )
}

function Record({ record }: { record: ReorganisationRecord }) {
  const said = useWords(words)
  const recorder = useRecorder()
  const { decision, note, recordedBy, recordedAt, withdrawn, flows, links, total, moving, closed } = record
  return (
    <>
      {withdrawn && (
        <Card>
          <Mark tone="warn">{said.withdrawn}</Mark>{' '}
          {said.withdrawnBy(recorder(withdrawn.by ?? ''), formatInstant(withdrawn.at))}: {withdrawn.reason}
        </Card>
      )}
      <Card title={said.decision}>
        <Facts
          facts={[
            { name: said.number, value: decision.number ?? '–' },
            { name: said.date, value: formatMaybeDay(decision.date) },
            { name: said.issuer, value: decision.issuer ?? '–' },
            { name: said.recordedBy, value: `${recorder(recordedBy ?? '–')}, ${formatInstant(recordedAt)}` },
            ...(note ? [{ name: said.note, value: note }] : []),
          ]}
        />
      </Card>
      <Card title={said.what}>
        <Units record={record} />
        <LeftOut rows={record.unitsLeftOut} />
        <p>{said.totals(formatNumber(total.before), formatNumber(total.after))}</p>
        <p>{moving > 0 ? said.moving(formatNumber(moving)) : said.movingNone}</p>
        {closed.terms + closed.posts > 0 && (
          <p>{said.closing(formatNumber(closed.terms), formatNumber(closed.posts))}</p>
        )}
      </Card>
      {flows.length > 0 && (
        <Card title={said.flows}>
          <Table
            name={said.flows}
            rows={flows}
            rowKey={(row) => `${row.from.id} ${row.to.id}`}
            columns={[
              { key: 'from', title: said.from, cell: (row) => <UnitDoor unit={row.from} /> },
              { key: 'to', title: said.to, cell: (row) => <UnitDoor unit={row.to} /> },
              { key: 'members', title: said.members, number: (row) => row.members, total: true },
            ]}
          />
          <LeftOut rows={record.flowsLeftOut} />
        </Card>
      )}
      {links.length > 0 && (
        <Card title={said.links}>
          <ul className={style.units}>
            {links.map(({ from, to }) => (
              <li key={`${from.id} ${to.id}`}>
                <span>
                  <UnitDoor unit={from} /> → <UnitDoor unit={to} />
                </span>
              </li>
            ))}
          </ul>
          <LeftOut rows={record.linksLeftOut} />
        </Card>
      )}
    </>
  )
}

function Units({ record }: { record: ReorganisationRecord }) {
  const said = useWords(words)
  const parts = useWords(partWords)
  return (
    <Table
      name={said.units}
      rows={record.units}
      rowKey={(row) => row.unit.id}
      columns={[
        { key: 'unit', title: said.unit, cell: (row) => <UnitDoor unit={row.unit} /> },
        { key: 'part', title: said.part, cell: (row) => parts[row.part] },
        { key: 'before', title: said.before, number: (row) => row.membersBefore },
        { key: 'after', title: said.after, number: (row) => row.membersAfter },
        {
          key: 'change',
          title: said.change,
          number: (row) => (row.membersAfter ?? 0) - (row.membersBefore ?? 0),
          change: true,
          narrow: false,
        },
      ]}
    />
  )
}

function Withdraw({ id, onClose }: { id: string; onClose: () => void }) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const [reason, setReason] = useState('')
  const act = useAct(withdrawReorganisation, { onDone: () => (tell(said.withdrawDone), onClose()) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    act.mutate({ id, reason })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={said.withdrawTitle}
      closeButtonProps={{ 'aria-label': said.cancel }}
    >
      <form className={style.form} onSubmit={submit}>
        <p>{said.withdrawText}</p>
        <Textarea
          label={said.reason}
          required
          minLength={3}
          maxLength={500}
          autosize
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <WhyNot error={act.error} say={say} />
        <div className={style.buttons}>
          <Button type="submit" loading={act.isPending} disabled={reason.trim().length < 3}>
            {said.withdraw}
          </Button>
          <Button variant="default" onClick={onClose}>
            {said.cancel}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
