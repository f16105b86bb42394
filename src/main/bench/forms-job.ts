import { Job } from '#job/api.ts'
import type { Ground } from './ground.ts'
import type { Service } from './service.ts'
import { processesNaming, watchMemory } from './usage.ts'

/** All statistical forms of the nation with its provinces as one job: how long, and what the work's process held at most. */
export interface FormsMeasure {
  seconds: number
  megabytes: number
  forms: number
  /** Units directly below that have a part in each form. */
  units: number
  checks: number
  failed: number
}

const POLL_MS = 100
const PATIENCE_MS = 600_000

/** Asks for the forms of the last year as a person does, and waits for the workbook. */
export async function measureForms(
  { origin }: Pick<Service, 'origin'>,
  { root, today }: Ground,
  cookie: string,
): Promise<FormsMeasure> {
  const headers = { cookie, origin, 'content-type': 'application/json' }
  const asked = {
    organisationId: root.publicId,
    from: `${today.slice(0, 4)}-01-01`,
    to: today,
    layout: 'rows',
    lang: 'vi',
  }
  const began = performance.now()
  const answer = await fetch(`${origin}/api/form-jobs`, {
    method: 'POST',
    headers,
    body: JSON.stringify(asked),
  })
  let job = Job.parse(await answer.json())
  const memory = watchMemory(() => processesNaming(job.id))
  while (job.state === 'waiting' || job.state === 'running') {
    if (performance.now() - began > PATIENCE_MS) throw new Error('the forms do not come')
    await new Promise((done) => setTimeout(done, POLL_MS))
    job = Job.parse(await (await fetch(`${origin}/api/jobs/${job.id}`, { headers })).json())
  }
  const megabytes = memory.stop()
  if (job.state !== 'done') throw new Error(`the forms ended as ${job.state}: ${JSON.stringify(job.problem)}`)
  const { forms = 0, units = 0, checks = 0, failed = 0 } = job.counts
  const seconds = Math.round(performance.now() - began) / 1000
  return { seconds, megabytes, forms, units, checks, failed }
}
