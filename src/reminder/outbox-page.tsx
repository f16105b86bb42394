import { Button } from '@mantine/core'
import { useAct, useAsk } from '#ui/ask.ts'
import { formatInstant, formatNumber } from '#ui/format.ts'
import { Card, Mark, Page } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table } from '#ui/table.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { listMails, retryMail, type MailRow } from './api.ts'
import { refusalWords, words } from './words.ts'
import style from './reminder.module.css'

/** For the administrator: letters on their way, and those that could not be sent. */
export function OutboxPage() {
  const said = useWords(words)
  const asked = useAsk(listMails, {})
  return (
    <Page title={said.outbox} note={asked.data && said.outboxNote(formatNumber(asked.data.sentInWeek))}>
      <Card>
        <p className={style.dim}>{said.outboxText}</p>
        <Answer of={asked} lines={6}>
          {({ mail, items }) => (
            <>
              {!mail && <p className={style.dim}>{said.noMail}</p>}
              <Mails mails={items} />
            </>
          )}
        </Answer>
      </Card>
    </Page>
  )
}

const TONES = { waiting: 'plain', sending: 'plain', dead: 'accent', uncertain: 'warn' } as const

function Mails({ mails }: { mails: readonly MailRow[] }) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const act = useAct(retryMail, { renews: ['/api/reminders'], onDone: () => tell(said.retried) })
  return (
    <>
      <WhyNot error={act.error} say={say} />
      <Table
        name={said.outbox}
        rows={mails}
        rowKey={(row) => row.id}
        empty={<Empty title={said.none} />}
        columns={[
          { key: 'account', title: said.account, cell: (row) => row.userName },
          { key: 'kind', title: said.kind, cell: (row) => said.kinds[row.kind], narrow: false },
          {
            key: 'state',
            title: said.state,
            cell: (row) => (
              <>
                <Mark tone={TONES[row.state]}>{said.states[row.state]}</Mark>
                {row.nextAt && <span className={style.small}>{said.next(formatInstant(row.nextAt))}</span>}
              </>
            ),
          },
          { key: 'attempts', title: said.attempts, number: (row) => row.attempts, narrow: false },
          { key: 'error', title: said.error, cell: (row) => row.error ?? '', narrow: false },
          { key: 'created', title: said.created, cell: (row) => formatInstant(row.createdAt), narrow: false },
          {
            key: 'act',
            title: '',
            cell: (row) =>
              (row.state === 'dead' || row.state === 'uncertain') && (
                <Button variant="subtle" size="compact-sm" onClick={() => act.mutate({ id: row.id })}>
                  {said.retry}
                </Button>
              ),
          },
        ]}
      />
    </>
  )
}
