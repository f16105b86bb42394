import { Button, Progress } from '@mantine/core'
import { Download } from 'lucide-react'
import { useAct } from '#ui/ask.ts'
import { formatInstant, formatNumber, formatShare } from '#ui/format.ts'
import { Mark } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { useWords } from '#ui/words.tsx'
import { cancelJob, fetchJobFile, listJobs, type Job } from './api.ts'
import { isUnfinished, shareDone, sizeText, useJobTitle } from './job-shown.ts'
import { problemWords, words } from './words.ts'
import style from './job.module.css'

const TONES = {
  waiting: 'plain',
  running: 'warn',
  done: 'good',
  failed: 'accent',
  cancelled: 'plain',
} as const

/** One piece of my work: what it is, how far, its result, and what can be done with it. */
export function JobEntry({ job }: { job: Job }) {
  const said = useWords(words)
  const title = useJobTitle()(job)
  return (
    <li className={style.job}>
      <div className={style.head}>
        <strong className={style.title}>{title}</strong>
        <Mark tone={TONES[job.state]}>{said.states[job.state]}</Mark>
        <span className={style.dim}>{formatInstant(job.requestedAt)}</span>
      </div>
      {isUnfinished(job) ? <Unfinished job={job} title={title} /> : <Result job={job} />}
    </li>
  )
}

function Unfinished({ job, title }: { job: Job; title: string }) {
  const said = useWords(words)
  const cancel = useAct(cancelJob, { renews: [listJobs.path] })
  const share = shareDone(job)
  const step = said.steps[isStep(job.step) ? job.step : 'start']
  const text = share === null ? step : said.share(step, formatShare(share, 0))
  return (
    <>
      {job.state === 'waiting' ? (
        job.before !== null &&
        job.before > 0 && <p className={style.dim}>{said.before(formatNumber(job.before))}</p>
      ) : (
        <>
          <p>{text}</p>
          <Progress
            value={share === null ? 100 : share * 100}
            animated={share === null}
            striped={share === null}
            aria-label={title}
          />
        </>
      )}
      <WhyNot error={cancel.error} say={() => undefined} />
      <div>
        <Button
          variant="default"
          loading={cancel.isPending}
          aria-label={said.stopOf(title)}
          onClick={() => cancel.mutate({ id: job.id })}
        >
          {said.stop}
        </Button>
      </div>
    </>
  )
}

function Result({ job }: { job: Job }) {
  const said = useWords(words)
  const sayProblem = useSay(problemWords)
  if (job.problem !== null) return <p>{sayProblem(job.problem) ?? said.states.failed}</p>
  if (job.state !== 'done') return null
  const { members, movements, beyondReach, errors, warnings, rows, complete, pairs } = job.counts
  return (
    <>
      {complete !== undefined && (
        <p>{said.qualityCounted(formatNumber(complete), formatNumber(members ?? 0))}</p>
      )}
      {pairs !== undefined && <p>{said.pairsFound(formatNumber(pairs))}</p>}
      {members !== undefined && complete === undefined && (
        <p>{said.exported(formatNumber(members), formatNumber(movements ?? 0))}</p>
      )}
      {beyondReach !== undefined && beyondReach > 0 && <p>{said.beyondReach(formatNumber(beyondReach))}</p>}
      {errors !== undefined && <p>{said.verified(formatNumber(errors), formatNumber(warnings ?? 0))}</p>}
      {rows !== undefined && (
        <p>{(job.kind === 'table' ? said.written : said.backedUp)(formatNumber(rows))}</p>
      )}
      <ResultFile job={job} />
    </>
  )
}

function ResultFile({ job: { id, file } }: { job: Job }) {
  const said = useWords(words)
  if (file === null) return null
  if (file.until === null) return <p className={style.dim}>{said.gone}</p>
  const size = sizeText(file.bytes)
  return (
    <>
      <div className={style.file}>
        <Button
          component="a"
          href={fetchJobFile.path.replace(':id', id)}
          download
          variant="default"
          leftSection={<Download size={16} aria-hidden />}
          aria-label={said.fetchOf(size, file.name)}
        >
          {said.fetch(size)}
        </Button>
        <span className={style.dim}>
          {file.name} · {said.until(formatInstant(file.until))}
        </span>
      </div>
      <p className={style.digest}>
        {said.digest}: {file.sha256}
      </p>
    </>
  )
}

function isStep(step: string | null): step is keyof typeof words.steps {
  return step !== null && Object.hasOwn(words.steps, step)
}
