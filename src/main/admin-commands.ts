import type { Command } from 'commander'
import { addUser, createPasswordLink, createSetupLink, disableUser, listUsers } from '#access/commands.ts'
import { recordEvent } from '#access/events.ts'
import { ROLES, type Role } from '#access/rules.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { Refused } from '#platform/errors.ts'
import { getUnit } from '#statistics/unit.ts'
import { sql } from 'kysely'
import { backup } from './backup/backup.ts'
import { restore } from './backup/restore.ts'
import { dayOption } from './options.ts'
import { printJson, printTable, say, tellStages } from './print.ts'
import { withRegister } from './register.ts'
import { verifyRegister } from './verify.ts'

/** `verify`, `backup`, `restore`, `user`, `today`, and the workers of jobs. */
export function addAdminCommands(program: Command, done: (code: number) => void): void {
  program
    .command('verify')
    .description('check every invariant: tree, ledger, spells, balances, audit seals')
    .option('--org <code>', 'balances of this unit instead of the topmost')
    .option('--json', 'answer in JSON')
    .action(async (options: { org?: string; json?: boolean }) => done(await verify(options)))
  program
    .command('backup')
    .description('write everything into one file, while serving')
    .argument('<file>')
    .option('--json', 'answer in JSON')
    .action(async (file: string, { json }: { json?: boolean }) =>
      done(
        await withRegister({ demonstration: true }, async ({ database, db, actor }) => {
          await recordEvent(db, actor, { action: 'register.backup' })
          return report(await backup(database, file, tellStages(json)), json)
        }),
      ),
    )
  program
    .command('restore')
    .description('read a backup into an empty register, and verify it')
    .argument('<file>')
    .option('--json', 'answer in JSON')
    .action(async (file: string, { json }: { json?: boolean }) => done(await runRestore(file, json)))
  program
    .command('today')
    .description('show or move the day that the demonstration takes for today')
    .argument('[day]', 'YYYY-MM-DD', dayOption)
    .option('--json', 'answer in JSON')
    .action(async (day: Day | undefined, { json }: { json?: boolean }) => done(await today(day, json)))
  addUserCommands(program.command('user').description('accounts and their roles'), done)
}

function report(counts: Record<string, number>, json: boolean | undefined): number {
  if (json) printJson(counts)
  else
    say(
      Object.entries(counts)
        .map(([table, n]) => `${table}: ${n}`)
        .join(', '),
    )
  return 0
}

async function verify({ org, json }: { org?: string; json?: boolean }): Promise<number> {
  return withRegister({ demonstration: true }, async ({ db, today: on, config: { dataFolder } }) => {
    const unit = org === undefined ? null : await getUnit(db, { code: org }, on)
    const findings = await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute((tx: Db) =>
        verifyRegister(tx, { unit, today: on, now: new Date(), dataFolder }, tellStages(json)),
      )
    const errors = findings.filter((one) => one.severity === 'error').length
    if (json) printJson({ findings, errors, warnings: findings.length - errors })
    else {
      for (const { severity, check, code, where, facts } of findings)
        say(`${severity} ${check}:${where}: ${code} ${JSON.stringify(facts)}`)
      say(errors === 0 ? 'Không thấy sai lệch. (No error found.)' : `${errors} sai lệch. (${errors} errors.)`)
    }
    return errors === 0 ? 0 : 1
  })
}

async function runRestore(file: string, json: boolean | undefined): Promise<number> {
  return withRegister(
    { demonstration: false },
    async ({ database, db, actor, today: on, config: { dataFolder } }) => {
      const counts = await restore(database, file, tellStages(json))
      await recordEvent(db, actor, { action: 'register.restore' })
      const asked = { unit: null, today: on, now: new Date(), dataFolder }
      const found = await verifyRegister(db, asked, tellStages(json))
      const findings = found.filter((one) => one.severity === 'error')
      for (const { check, code, where } of findings) say(`error ${check}:${where}: ${code}`)
      report(counts, json)
      return findings.length === 0 ? 0 : 1
    },
  )
}

async function today(day: Day | undefined, json: boolean | undefined): Promise<number> {
  return withRegister({ demonstration: true }, async ({ db, actor, today: on }) => {
    if (day !== undefined) {
      const demonstration = await sql`select from setting where key = 'demonstration'`.execute(db)
      if (demonstration.rows.length === 0) throw new Refused([{ code: 'not-the-demonstration' }])
      await sql`update setting set value = ${JSON.stringify(day)}::jsonb where key = 'today'`.execute(db)
      await recordEvent(db, actor, { action: 'register.today', details: { day } })
    }
    if (json) printJson({ today: day ?? on })
    else process.stdout.write(`${day ?? on}\n`)
    return 0
  })
}

function addUserCommands(user: Command, done: (code: number) => void): void {
  const options = { demonstration: false }
  user
    .command('add')
    .argument('<name>')
    .requiredOption('--role <role>', ROLES.join(', '))
    .requiredOption('--org <code>', 'where the role is held')
    .option('--full-name <name>')
    .option('--json', 'answer in JSON')
    .action(
      async (
        name: string,
        { role, org, fullName, json }: { role: string; org: string; fullName?: string; json?: boolean },
      ) =>
        done(
          await withRegister(options, async ({ config, db, actor }) => {
            const added = await addUser(
              db,
              actor,
              { userName: name, fullName: fullName ?? name, role: role as Role, code: org },
              new Date(),
            )
            return printLink(config.publicUrl, added.link.path, json)
          }),
        ),
    )
  user
    .command('list')
    .option('--json', 'answer in JSON')
    .action(async ({ json }: { json?: boolean }) =>
      done(
        await withRegister(options, async ({ db, actor }) => {
          const accounts = await listUsers(db, actor)
          if (json) printJson(accounts)
          else
            printTable(
              ['Tên', 'Họ và tên', 'Vai trò'],
              accounts.map((one) => [
                one.userName,
                one.fullName,
                one.holdings.map((held) => `${held.role}@${held.code ?? '*'}`).join(', '),
              ]),
            )
          return 0
        }),
      ),
    )
  user
    .command('disable')
    .argument('<name>')
    .action(async (name: string) =>
      done(
        await withRegister(
          options,
          async ({ db, actor }) => (await disableUser(db, actor, name, new Date()), 0),
        ),
      ),
    )
  user
    .command('password-link')
    .argument('<name>')
    .option('--json', 'answer in JSON')
    .action(async (name: string, { json }: { json?: boolean }) =>
      done(
        await withRegister(options, async ({ config, db, actor }) =>
          printLink(
            config.publicUrl,
            (await createPasswordLink(db, actor, name, new Date())).link.path,
            json,
          ),
        ),
      ),
    )
  user
    .command('setup-link')
    .description('a new one-time link for the first administrator')
    .option('--json', 'answer in JSON')
    .action(async ({ json }: { json?: boolean }) =>
      done(
        await withRegister(options, async ({ config, db }) => {
          const link = await createSetupLink(db, new Date())
          if (!link) throw new Refused([{ code: 'already-set-up' }])
          return printLink(config.publicUrl, link.path, json)
        }),
      ),
    )
}

function printLink(publicUrl: string, path: string, json: boolean | undefined): number {
  const link = `${publicUrl}${path}`
  if (json) printJson({ link })
  else process.stdout.write(`${link}\n`)
  return 0
}
