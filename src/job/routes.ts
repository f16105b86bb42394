import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { Api } from '#access/doorway.ts'
import { mayEverywhere } from '#access/policy.ts'
import { serve, serveDownload } from '#access/serve.ts'
import { NotFound } from '#platform/errors.ts'
import * as api from './api.ts'
import { jobsFolder, resultPath } from './files.ts'
import { cancelJob, findJobFile, getJob, listJobs, mustBeAllowedJob, requestJob } from './store.ts'

/** Answers for my background work: what there is, how far it is, stopping it, and its file. */
export function serveJobs(server: Api, { dataFolder }: { dataFolder: string }): void {
  serve(server, api.listJobs, async ({ after, limit }, { actor, db }) => {
    const offers = mayEverywhere(actor, 'account.manage') ? [...api.REGISTER_KINDS] : []
    return { ...(await listJobs(db, actor, after, limit)), offers }
  })
  serve(server, api.requestRegisterJob, ({ kind }, { actor, db }) =>
    requestJob(db, actor, { kind, action: 'account.manage', organisationId: null, parameters: {} }),
  )
  serve(server, api.getJob, ({ id }, { actor, db }) => getJob(db, actor, id))
  serve(server, api.cancelJob, ({ id }, { actor, db }) => cancelJob(db, actor, id))
  serveDownload(server, api.fetchJobFile, async ({ id }, { actor, db, now, viewed }) => {
    const { name, type, kind, ...needed } = await findJobFile(db, actor, id, now)
    await mustBeAllowedJob(db, actor, needed)
    const path = resultPath(await jobsFolder(dataFolder), id)
    const { size } = await stat(path).catch(() => {
      throw new NotFound('file of a job')
    })
    viewed({
      action: 'job.download',
      organisationId: needed.organisationId,
      subjectKind: 'job',
      subjectId: id,
      details: { kind, bytes: size },
    })
    return { name, type, content: Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array> }
  })
}
