import { Button } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { keyOf } from '#ui/ask.ts'
import { call } from '#ui/call.ts'
import { Card } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { listJobs, type Job } from './api.ts'
import { JobEntry } from './job-entry.tsx'
import { useJobTitle, isUnfinished } from './job-shown.ts'
import { words } from './words.ts'
import style from './job.module.css'

const ASK_EVERY_MS = 1_500
const PAGE = 20
const MOST = 100

/** My background work; asks again while something waits or runs, and says aloud what has ended. */
export function MyJobs() {
  const said = useWords(words)
  const [limit, setLimit] = useState(PAGE)
  const asked = useMyJobs(limit)
  return (
    <Card title={said.mine}>
      <Answer of={asked}>
        {({ items, next }) => (
          <>
            {items.length === 0 ? (
              <Empty title={said.none}>{said.noneHint}</Empty>
            ) : (
              <ul className={style.jobs}>
                {items.map((job) => (
                  <JobEntry key={job.id} job={job} />
                ))}
              </ul>
            )}
            {next !== null && limit < MOST && (
              <Button variant="default" mt="sm" onClick={() => setLimit(MOST)}>
                {said.more}
              </Button>
            )}
            <Ended jobs={items} />
          </>
        )}
      </Answer>
    </Card>
  )
}

/** My work and what I may ask for, asked again while something is unfinished. */
export function useMyJobs(limit = PAGE) {
  return useQuery({
    queryKey: keyOf(listJobs, { limit }),
    queryFn: ({ signal }) => call(listJobs, { limit }, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.items.some(isUnfinished) ? ASK_EVERY_MS : false),
  })
}

/** Says to those who hear the page when work ends; how far it is stands in its bar. */
function Ended({ jobs }: { jobs: readonly Job[] }) {
  const said = useWords(words)
  const title = useJobTitle()
  const before = useRef(new Map<string, Job['state']>())
  const [news, setNews] = useState('')
  useEffect(() => {
    for (const job of jobs) {
      const was = before.current.get(job.id)
      if (was !== undefined && was !== job.state) setNews(said.stateOf(title(job), said.states[job.state]))
      before.current.set(job.id, job.state)
    }
  }, [jobs, said, title])
  return (
    <p role="status" className="dv-hidden">
      {news}
    </p>
  )
}
