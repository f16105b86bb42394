import { InvalidArgumentError, Option, type Command } from 'commander'
import { recordEvent } from '#access/events.ts'
import { findFigures } from '#figures/client.ts'
import type { Figures } from '#figures/questions.ts'
import { organisationsOn } from '#organisation/commands.ts'
import { membersOn } from '#member/commands.ts'
import type { Config } from '#platform/config.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { Refused } from '#platform/errors.ts'
import { getBalance, type Flows } from '#statistics/balance.ts'
import { STRUCTURE_KEYS, type StructureKey } from '#statistics/keys.ts'
import { refusalsToPeriod } from '#statistics/rules.ts'
import { getStructure } from '#statistics/structure.ts'
import { getUnit } from '#statistics/unit.ts'
import { dayOption, numberOption } from './options.ts'
import { printJson, printTable, say } from './print.ts'
import { withRegister } from './register.ts'

/** `organisations`, `members`, `balance`, `structure`: questions to the register. */
export function addFigureCommands(program: Command, done: (code: number) => void): void {
  program
    .command('organisations')
    .description('the tree of organisations as of a day')
    .option('--org <code>', 'only this unit and what is below it')
    .option('--on <day>', 'as of this day', dayOption)
    .option('--depth <n>', 'how many levels; 1 is the topmost alone', numberOption)
    .option('--json', 'answer in JSON')
    .action(async (options: { org?: string; on?: Day; depth?: number; json?: boolean }) =>
      done(await organisations(options)),
    )
  program
    .command('members')
    .description('the register of members as of a day, sorted the Vietnamese way')
    .option('--org <code>', 'only this unit and what is below it')
    .option('--on <day>', 'as of this day', dayOption)
    .option('--search <text>', 'words of the name in any order, a card or citizen number, a member code')
    .option('--json', 'answer in JSON')
    .action(async (options: { org?: string; on?: Day; search?: string; json?: boolean }) =>
      done(await members(options)),
    )
  program
    .command('balance')
    .description('how the number of members changed in a period, both days included')
    .requiredOption('--org <code>')
    .requiredOption('--from <day>', 'first day', dayOption)
    .requiredOption('--to <day>', 'last day', dayOption)
    .addOption(
      new Option('--tree <tree>', "on each day's own tree, or by today's structure")
        .choices(['was', 'today'])
        .default('was'),
    )
    .option('--json', 'answer in JSON')
    .action(async (options: { org: string; from: Day; to: Day; tree: 'was' | 'today'; json?: boolean }) =>
      done(await balance(options)),
    )
  program
    .command('structure')
    .description('how the members are composed on a day')
    .requiredOption('--org <code>')
    .option('--on <day>', 'as of this day', dayOption)
    .addOption(
      new Option('--by <keys>', `one or more of ${STRUCTURE_KEYS.join(', ')}`)
        .makeOptionMandatory()
        .argParser(keysOption),
    )
    .option('--json', 'answer in JSON')
    .action(async (options: { org: string; on?: Day; by: StructureKey[]; json?: boolean }) =>
      done(await structure(options)),
    )
}

function keysOption(text: string): StructureKey[] {
  const keys = text.split(',').map((key) => key.trim()) as StructureKey[]
  const wrong = keys.find((key) => !STRUCTURE_KEYS.includes(key))
  if (wrong !== undefined)
    throw new InvalidArgumentError(`unknown key ${wrong}; known: ${STRUCTURE_KEYS.join(', ')}`)
  if (new Set(keys).size < keys.length) throw new InvalidArgumentError('each key once')
  return keys
}

async function organisations({
  org,
  on,
  depth,
  json,
}: {
  org?: string
  on?: Day
  depth?: number
  json?: boolean
}): Promise<number> {
  return withRegister({ demonstration: true }, async ({ db, today }) => {
    const unit = org === undefined ? undefined : await getUnit(db, { code: org }, on ?? today)
    const rows = await organisationsOn(db, { rootId: unit?.id, on: on ?? today, depth })
    if (json) printJson(rows)
    else
      printTable(
        ['Mã', 'Tên', 'Loại', 'Cấp trên', 'Đảng viên'],
        rows.map((row) => [row.code, row.name, row.kind, row.superior, row.headcount]),
      )
    return 0
  })
}

async function members({
  org,
  on,
  search,
  json,
}: {
  org?: string
  on?: Day
  search?: string
  json?: boolean
}): Promise<number> {
  return withRegister({ demonstration: true }, async ({ db, actor, today }) => {
    const unit = org === undefined ? undefined : await getUnit(db, { code: org }, on ?? today)
    await recordEvent(db, actor, {
      action: 'member.list',
      organisationId: unit?.id,
      details: { on: on ?? today, search: search !== undefined },
    })
    const rows = await membersOn(db, actor, { organisationId: unit?.id, on: on ?? today, search })
    if (json) printJson(rows)
    else
      printTable(
        ['Mã', 'Họ và tên', 'Giới', 'Sinh', 'Tổ chức', 'Chính thức'],
        rows.map((row) => [
          row.member_code,
          row.full_name,
          row.sex,
          row.born_on,
          row.organisation,
          row.official_on,
        ]),
      )
    return 0
  })
}

async function balance({
  org,
  from,
  to,
  tree,
  json,
}: {
  org: string
  from: Day
  to: Day
  tree: 'was' | 'today'
  json?: boolean
}): Promise<number> {
  const refusals = refusalsToPeriod(from, to)
  if (refusals.length > 0) throw new Refused(refusals)
  return withRegister({ demonstration: true }, async ({ db, config, today }) => {
    const unitAsked = await getUnit(db, { code: org }, to)
    const counted = await withFigures(db, config, (figures) =>
      getBalance(db, unitAsked, from, to, { figures, treeOn: tree === 'today' ? today : undefined }),
    )
    const { unit, own, children, ...flows } = counted
    if (json) {
      const named = (code: string, name: string, of: Flows) => ({
        organisation: code,
        name,
        from,
        to,
        ...plain(of),
      })
      printJson({
        ...named(unit.code, unit.name, flows),
        children: children.map((child) => named(child.unit.code, child.unit.name, child)),
        own: plain(own),
      })
      return 0
    }
    const used = Object.keys({ ...flows.increases, ...flows.decreases }).filter((code) =>
      [flows, own, ...children].some((one) => (one.increases[code] ?? one.decreases[code]) !== 0),
    )
    const row = (name: string, of: Flows) => [
      name,
      of.opening,
      ...used.map((code) => of.increases[code] ?? of.decreases[code] ?? 0),
      of.closing,
    ]
    printTable(
      [`${from} … ${to}`, 'Đầu kỳ', ...used, 'Cuối kỳ'],
      [
        row(unit.name, flows),
        row('  trực tiếp', own),
        ...children.map((child) => row(`  ${child.unit.name}`, child)),
      ],
    )
    return 0
  })
}

/** With the figures in memory of a server that runs on this register, if there is one. */
async function withFigures<Result>(
  db: Db,
  { dataFolder }: Config,
  count: (figures: Figures) => Promise<Result>,
): Promise<Result> {
  const { figures, close } = await findFigures(db, dataFolder)
  return count(figures).finally(close)
}

function plain({ opening, increases, decreases, closing }: Flows): Flows {
  return { opening, increases, decreases, closing }
}

async function structure({
  org,
  on,
  by,
  json,
}: {
  org: string
  on?: Day
  by: StructureKey[]
  json?: boolean
}): Promise<number> {
  return withRegister({ demonstration: true }, async ({ db, config, today }) => {
    const day = on ?? today
    const { id } = await getUnit(db, { code: org }, day)
    const { total, groups } = await withFigures(db, config, (figures) =>
      getStructure(db, id, day, by, figures),
    )
    if (json) printJson({ organisation: org, on: day, total, groups })
    else {
      printTable(
        [...by, 'Đảng viên'],
        groups.map((group) => [...by.map((key) => group[key] ?? '–'), group.count]),
      )
      say(`Tổng số: ${total}`)
    }
    return 0
  })
}
