import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Outcome, Work } from '#job/work.ts'
import type { VerifyFinding } from '#platform/verify.ts'
import { csvCell } from '#sheet/write.ts'
import { backup } from './backup/backup.ts'
import { verifyRegister } from './verify.ts'

/** Checks the whole register as `dangvu verify` does; what it finds, if anything, is a .csv file. */
export async function verifyWhole({ snapshot, today, scratch, dataFolder, tell }: Work): Promise<Outcome> {
  tell({ step: 'verify', done: 0, expected: null })
  const findings = await snapshot((tx) =>
    verifyRegister(tx, { unit: null, today, now: new Date(), dataFolder }),
  )
  const errors = findings.filter((one) => one.severity === 'error').length
  const counts = { errors, warnings: findings.length - errors }
  const outcome = { counts, event: { action: 'register.verify', details: counts } }
  if (findings.length === 0) return outcome
  const path = join(scratch, 'findings')
  await writeFile(path, `${['severity,check,where,code,facts', ...findings.map(lineOf)].join('\n')}\n`)
  return { ...outcome, file: { path, name: `verify-${today}.csv`, type: 'text/csv; charset=utf-8' } }
}

function lineOf({ severity, check, code, where, facts }: VerifyFinding): string {
  return [severity, check, where, code, JSON.stringify(facts)].map(csvCell).join(',')
}

/** Writes a backup into `backups` of the data folder, where it stays: it is for the machine's keeper, not for download. */
export async function backupRegister({ db, engine, dataFolder, scratch, tell }: Work): Promise<Outcome> {
  tell({ step: 'backup', done: 0, expected: null })
  const folder = join(dataFolder, 'backups')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const name = `${new Date().toISOString().replaceAll(/[:.]/g, '-')}.backup`
  const counts = await backup({ db, engine }, join(scratch, name))
  await rename(join(scratch, name), join(folder, name))
  const rows = Object.values(counts).reduce((sum, n) => sum + n, 0)
  return { counts: { rows }, event: { action: 'register.backup', details: { name, rows } } }
}
