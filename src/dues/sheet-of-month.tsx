import { Button } from '@mantine/core'
import { useState } from 'react'
import { PrintButton } from '#paper/print-button.tsx'
import { formatDay } from '#platform/day.ts'
import { useAct } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { saveCsv } from '#ui/csv.ts'
import { Figure, Figures } from '#ui/figure.tsx'
import { formatNumber } from '#ui/format.ts'
import { Card, Facts, Mark } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { Empty } from '#ui/states.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { WriteButton } from '#ui/write-button.tsx'
import { payAll, undo, type Closing, type Sheet, type SheetRow } from './api.ts'
import { BaseForm } from './base-form.tsx'
import { CloseForm } from './close-form.tsx'
import { PayForm } from './pay-form.tsx'
import { refusalWords } from './refusal-words.ts'
import { TakeBackForm } from './take-back-form.tsx'
import { RENEWS } from './months.ts'
import { kindWords, missingWords, words } from './words.ts'
import style from './dues.module.css'

/** The sheet of a month as a branch secretary fills it in: one tap for all, exceptions by row, undo, then closing. */
export function SheetOfMonth({ organisationId, sheet }: { organisationId: string; sheet: Sheet }) {
  const said = useWords(words)
  const { totals, rows } = sheet
  if (rows.length === 0) return <Empty title={said.noMembers}>{said.noMembersText}</Empty>
  const money = (amount: number) => formatNumber(amount)
  return (
    <>
      <Figures>
        <Figure name={said.due} value={money(totals.due)} />
        <Figure name={said.paid} value={money(totals.paid)} />
        <Figure name={said.unpaid} value={said.peopleOf(formatNumber(totals.unpaid))} />
        <Figure name={said.missing} value={said.peopleOf(formatNumber(totals.missing))} />
      </Figures>
      <Card>
        <Actions organisationId={organisationId} sheet={sheet} />
        <ul className={style.people}>
          {rows.map((row) => (
            <Person key={row.id} organisationId={organisationId} sheet={sheet} row={row} />
          ))}
        </ul>
      </Card>
      {sheet.closing && <ClosedMonth closing={sheet.closing} />}
      <p className={style.dim}>
        {said.source(sheet.source)} {said.booked(money(totals.booked))}
      </p>
    </>
  )
}

function Actions({ organisationId, sheet }: { organisationId: string; sheet: Sheet }) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const { today } = useAsOf()
  const closed = useClosedReason()
  const [closes, setCloses] = useState(false)
  const { month, lastBatch, totals } = sheet
  const all = useAct(payAll, { renews: RENEWS, onDone: ({ rows }) => tell(said.allDone(formatNumber(rows))) })
  const back = useAct(undo, { renews: RENEWS, onDone: () => tell(said.undone) })
  const save = (
    <>
      <Button variant="default" onClick={() => saveSheet(said, sheet)}>
        {said.save}
      </Button>
      <PrintButton
        papers={[{ form: 'dues-sheet', id: sheet.unit.id, also: [month], name: said.printSheet }]}
      />
    </>
  )
  if (!sheet.may.record || sheet.closing)
    return (
      <div className={`${style.bar} dv-no-print`}>
        {sheet.closing && <Mark tone="good">{said.closed(formatDay(sheet.closing.closedOn))}</Mark>}
        {save}
      </div>
    )
  const stopped = { disabled: closed !== null, title: closed ?? undefined }
  return (
    <>
      <div className={`${style.bar} dv-no-print`}>
        <Button
          {...stopped}
          disabled={closed !== null || totals.unpaid === 0}
          loading={all.isPending}
          onClick={() => all.mutate({ organisationId, month, on: today, method: 'cash' })}
        >
          {said.allPaid}
        </Button>
        {lastBatch && (
          <Button
            {...stopped}
            variant="default"
            loading={back.isPending}
            onClick={() => back.mutate({ organisationId, batch: lastBatch.id })}
          >
            {said.undo(formatNumber(lastBatch.rows))}
          </Button>
        )}
        <Button {...stopped} variant="default" onClick={() => setCloses(true)}>
          {said.close}
        </Button>
        {save}
        {closed && <span className={style.dim}>{closed}</span>}
      </div>
      <WhyNot error={all.error ?? back.error} say={say} />
      {closes && (
        <CloseForm
          organisationId={organisationId}
          month={month}
          settings={sheet.settings}
          onClose={() => setCloses(false)}
        />
      )}
    </>
  )
}

function Person({ organisationId, sheet, row }: { organisationId: string; sheet: Sheet; row: SheetRow }) {
  const said = useWords(words)
  const kinds = useWords(kindWords)
  const missing = useWords(missingWords)
  const [opens, setOpens] = useState<'pay' | 'base' | 'back' | null>(null)
  const { month } = sheet
  const close = () => setOpens(null)
  const isOpen = sheet.closing === null
  return (
    <li className={style.person}>
      <div>
        {row.fullName}
        <span className={style.small}>{row.kind ? kinds[row.kind] : missing.kind}</span>
        {row.receipts && <span className={style.small}>{said.receiptShort(row.receipts)}</span>}
      </div>
      <div className={style.amount}>
        {row.due === null ? '–' : formatNumber(row.due)} <Standing row={row} />
      </div>
      {sheet.may.record && (
        <div className={`${style.buttons} dv-no-print`}>
          <WriteButton label={said.payOf(row.fullName)} onClick={() => setOpens('pay')}>
            {said.pay}
          </WriteButton>
          {isOpen && (
            <WriteButton label={said.baseOf(row.fullName)} onClick={() => setOpens('base')}>
              {said.base}
            </WriteButton>
          )}
          {row.paymentId && (
            <WriteButton label={said.takeBackOf(row.fullName)} onClick={() => setOpens('back')}>
              {said.takeBack}
            </WriteButton>
          )}
        </div>
      )}
      {opens === 'pay' && <PayForm {...{ organisationId, month, row }} onClose={close} />}
      {opens === 'base' && <BaseForm {...{ organisationId, month, row }} onClose={close} />}
      {opens === 'back' && <TakeBackForm {...{ organisationId, row }} isClosed={!isOpen} onClose={close} />}
    </li>
  )
}

function Standing({ row }: { row: SheetRow }) {
  const said = useWords(words)
  const missing = useWords(missingWords)
  if (row.missing) return <Mark tone="warn">{missing[row.missing]}</Mark>
  if (row.exempt) return <Mark tone="good">{said.exempt}</Mark>
  if (row.due !== null && row.paid < row.due)
    return <Mark tone={row.paid > 0 ? 'accent' : 'plain'}>{said.owes(formatNumber(row.due - row.paid))}</Mark>
  if (row.reliefPercent > 0 && row.due === 0)
    return <Mark tone="good">{said.relieved(String(row.reliefPercent))}</Mark>
  return <Mark tone="good">{said.paidInFull}</Mark>
}

/** What came of a month that is closed. */
export function ClosedMonth({ closing }: { closing: Closing }) {
  const said = useWords(words)
  const money = (amount: number) => formatNumber(amount)
  return (
    <Card title={said.closed(formatDay(closing.closedOn))}>
      <Facts
        facts={[
          { name: said.collected, value: money(closing.collected) },
          { name: said.fromBelow, value: money(closing.received) },
          {
            name: said.keptOf(formatNumber(closing.keepPercent)),
            value: `${money(closing.kept)} (${closing.keepSource})`,
          },
          { name: said.passed, value: money(closing.passed) },
          {
            name: said.state,
            value: closing.receivedOn ? said.receivedOn(formatDay(closing.receivedOn)) : said.inTransit,
          },
        ]}
      />
    </Card>
  )
}

function saveSheet(said: ReturnType<typeof useWords<typeof words>>, sheet: Sheet): void {
  const head = [said.name, said.due, said.paid, said.receiptNo]
  const lines = sheet.rows.map((row) => [row.fullName, row.due, row.paid, row.receipts])
  saveCsv(`dang-phi-${sheet.month.slice(0, 7)}.csv`, [head, ...lines])
}
