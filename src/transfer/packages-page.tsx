import { useMay, useUnit } from '#access/session.tsx'
import { useAct, useAsk, useAskPages } from '#ui/ask.ts'
import { useClosedReason } from '#ui/asof.tsx'
import { formatMaybeDay } from '#ui/format.ts'
import { GoButton } from '#ui/go.tsx'
import { Card, Mark, Page } from '#ui/page.tsx'
import { WhyNot } from '#ui/refusals.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table } from '#ui/table.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { TextFileButton } from './json-file.tsx'
import { getInstallation, listPackages, takeReceipt } from './package-api.ts'
import { packageWords } from './package-words.ts'
import { OwnCard, Partners } from './partners.tsx'
import { useSayTransfer } from './say.ts'
import style from './transfer.module.css'

/** Packages between registers: this one's card, whom it accepts, what was sent and received. */
export function PackagesPage() {
  const said = useWords(packageWords)
  const may = useMay('movement.record')
  const closed = useClosedReason()
  const { id } = useUnit()
  const installation = useAsk(getInstallation, {})
  return (
    <Page
      title={said.title}
      note={said.note}
      breadcrumb={[{ name: said.transfers, to: '/transfers' }]}
      actions={
        may &&
        !closed && (
          <>
            <GoButton to="/transfers/send">{said.send}</GoButton>
            <GoButton to="/transfers/receive" variant="filled">
              {said.receive}
            </GoButton>
          </>
        )
      }
    >
      {closed && may && <p className={style.dim}>{closed}</p>}
      <Card title={said.packages}>
        {id === null ? <Empty title={said.noUnit} /> : <Packages unitId={id} />}
      </Card>
      <Answer of={installation} lines={4}>
        {(own) => (
          <>
            <OwnCard card={own.card} fingerprint={own.fingerprint} />
            <Partners partners={own.partners} unitId={id} />
          </>
        )}
      </Answer>
    </Page>
  )
}

function Packages({ unitId }: { unitId: string }) {
  const said = useWords(packageWords)
  const list = useAskPages(listPackages, { organisationId: unitId })
  return (
    <>
      <Answer of={list} lines={4}>
        {(rows) => (
          <Table
            name={said.packages}
            rows={rows}
            rowKey={(row) => row.id}
            more={list.more}
            empty={<Empty title={said.none} />}
            columns={[
              {
                key: 'member',
                title: said.member,
                cell: ({ person }) => person?.fullName ?? said.elsewhere,
              },
              {
                key: 'direction',
                title: said.direction,
                cell: ({ direction }) => said.directions[direction],
              },
              { key: 'other', title: said.other, cell: ({ otherName }) => otherName, narrow: false },
              {
                key: 'letter',
                title: said.letter,
                narrow: false,
                cell: ({ letterNo, letterOn }) => (
                  <>
                    {letterNo}
                    <small className={style.small}>{formatMaybeDay(letterOn)}</small>
                  </>
                ),
              },
              {
                key: 'received',
                title: said.receivedOn,
                cell: ({ receivedOn }) =>
                  receivedOn ? formatMaybeDay(receivedOn) : <Mark tone="warn">{said.waiting}</Mark>,
              },
            ]}
          />
        )}
      </Answer>
      <TakeReceipt />
    </>
  )
}

function TakeReceipt() {
  const said = useWords(packageWords)
  const say = useSayTransfer()
  const may = useMay('movement.record')
  const closed = useClosedReason()
  const act = useAct(takeReceipt, {
    onDone: ({ unit, receivedOn }) => tell(said.receiptDone(unit, formatMaybeDay(receivedOn))),
  })
  if (!may) return null
  return (
    <div className={style.panel}>
      <div className={style.buttons}>
        <TextFileButton
          disabled={closed !== null || act.isPending}
          title={closed ?? undefined}
          onText={(text) => act.mutate({ text })}
        >
          {said.takeReceipt}
        </TextFileButton>
      </div>
      <WhyNot error={act.error} say={say} />
    </div>
  )
}
