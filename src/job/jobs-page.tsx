import { Button } from '@mantine/core'
import { useMay } from '#access/session.tsx'
import { useAct } from '#ui/ask.ts'
import { GoButton } from '#ui/go.tsx'
import { Card, Page } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { useWords } from '#ui/words.tsx'
import { listJobs, requestRegisterJob } from './api.ts'
import { MyJobs, useMyJobs } from './my-jobs.tsx'
import { problemWords, words } from './words.ts'
import style from './job.module.css'

/** My background work (việc chạy nền), and, for the register's keeper, checking and backing up the whole of it. */
export function JobsPage() {
  const said = useWords(words)
  const mayExport = useMay('exchange.export')
  return (
    <Page
      title={said.title}
      note={said.note}
      actions={mayExport && <GoButton to="/exchange">{said.toExchange}</GoButton>}
    >
      <RegisterWork />
      <MyJobs />
    </Page>
  )
}

function RegisterWork() {
  const said = useWords(words)
  const { data } = useMyJobs()
  const ask = useAct(requestRegisterJob, { renews: [listJobs.path] })
  const say = useSay(problemWords)
  if (!data || data.offers.length === 0) return null
  return (
    <Card title={said.register}>
      <p className={style.note}>{said.registerNote}</p>
      <WhyNot error={ask.error} say={say} />
      <div className={style.buttons}>
        {data.offers.map((kind) => (
          <Button
            key={kind}
            variant="default"
            loading={ask.isPending && ask.variables.kind === kind}
            onClick={() => ask.mutate({ kind })}
          >
            {said.ask[kind]}
          </Button>
        ))}
      </div>
    </Card>
  )
}
