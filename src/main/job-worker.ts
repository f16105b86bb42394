/** A worker process: one piece of background work, by its public id, in its asker's name and behind every page. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setPriority } from 'node:os'
import { issueInBackground } from '#assignment/issue-job.ts'
import { exportUnit } from '#exchange/export-job.ts'
import { formsInBackground } from '#form/form-job.ts'
import { scratchPath } from '#job/files.ts'
import { noFigures } from '#figures/questions.ts'
import { doJob, type Progress, type Works } from '#job/work.ts'
import { countFacts } from '#measure/count.ts'
import { currentToday, readConfig } from '#platform/config.ts'
import { reportAsFile } from '#report/file-job.ts'
import { countQuality, findDuplicates } from '#quality/jobs.ts'
import { openDatabase } from '#platform/database/connect.ts'
import { tableInBackground } from '#output/job.ts'
import { tablesOf } from './tables.ts'
import { MEASURES } from './measures.ts'
import { backupRegister, verifyWhole } from './register-jobs.ts'

const WORKS: Works = {
  export: exportUnit,
  verify: verifyWhole,
  backup: backupRegister,
  issue: issueInBackground,
  report: reportAsFile({ measures: MEASURES, counter: countFacts }),
  table: tableInBackground(tablesOf(noFigures)),
  forms: formsInBackground(MEASURES),
  quality: countQuality,
  duplicates: findDuplicates,
}
const BEHIND = 10

const publicId = process.argv[2]
if (!publicId) throw new Error('which job?')
const config = readConfig()
process.umask(0o077)
setPriority(BEHIND)
// The server is gone: it, or the next one, will say what becomes of the work.
process.once('disconnect', () => {
  rmSync(scratchPath(join(config.dataFolder, 'jobs'), publicId), { recursive: true, force: true })
  process.exit(1)
})
const database = await openDatabase({ url: config.databaseUrl, dataFolder: config.dataFolder })
const tell = (progress: Progress) => void process.send?.(progress)
try {
  const today = await currentToday(database.db, config)
  await doJob(publicId, WORKS, { database, dataFolder: config.dataFolder, today, tell })
} finally {
  await database.close()
}
process.exit(0)
