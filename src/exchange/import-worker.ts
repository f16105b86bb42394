/** A worker process: one step of an import, `check RUN PATH` or `apply RUN`, in its asker's name. */
import { currentToday, readConfig } from '#platform/config.ts'
import { openDatabase } from '#platform/database/connect.ts'
import { applyUpload, checkUpload } from './jobs.ts'

const [step, runId, path] = process.argv.slice(2)
const config = readConfig()
const database = await openDatabase({ url: config.databaseUrl, dataFolder: config.dataFolder })
try {
  const today = await currentToday(database.db, config)
  if (step === 'check' && runId && path) await checkUpload(database.db, runId, path, today)
  else if (step === 'apply' && runId) await applyUpload(database.db, runId, today)
  else throw new Error(`unknown step ${step}`)
} finally {
  await database.close()
}
