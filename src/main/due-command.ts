import { Option, type Command } from 'commander'
import { recordEvent } from '#access/events.ts'
import { assignmentsDue, type AssignmentDue } from '#assignment/due.ts'
import { MEMBER_DUE_KINDS, membersDue, type MemberDue } from '#member/due.ts'
import { addDays, type Day } from '#platform/day.ts'
import { compareTexts } from '#platform/order.ts'
import type { Db } from '#platform/db.ts'
import { casesDue, type CaseDue } from '#procedure/awaiting.ts'
import { getUnit } from '#statistics/unit.ts'
import { dayOption, numberOption } from './options.ts'
import { printJson, printTable } from './print.ts'
import { PROCEDURES } from './procedures.ts'
import { withRegister } from './register.ts'

const DUE_KINDS = [...MEMBER_DUE_KINDS, 'assignment', 'case'] as const
type DueKind = (typeof DUE_KINDS)[number]
type Due = MemberDue | AssignmentDue | CaseDue

interface Options {
  org: string
  on?: Day
  within: number
  kind?: DueKind
  json?: boolean
}

/** `due`: who and what falls due in a window. */
export function addDueCommand(program: Command, done: (code: number) => void): void {
  program
    .command('due')
    .description('who and what falls due from a day on')
    .requiredOption('--org <code>', 'this unit and what is below it')
    .option('--on <day>', 'the first day of the window', dayOption)
    .option('--within <days>', 'and so many days after it', numberOption, 0)
    .addOption(new Option('--kind <kind>', 'only this').choices(DUE_KINDS))
    .option('--json', 'answer in JSON')
    .action(async (options: Options) => done(await due(options)))
}

async function due({ org, on, within, kind, json }: Options): Promise<number> {
  return withRegister({ demonstration: true }, async ({ db, actor, today }) => {
    const from = on ?? today
    const { id: organisationId } = await getUnit(db, { code: org }, from)
    const kinds = kind === undefined ? DUE_KINDS : [kind]
    await recordEvent(db, actor, {
      action: 'member.due',
      organisationId,
      details: { on: from, within, kinds: kinds.join(',') },
    })
    const asked = { organisationId, on: from, until: addDays(from, within) }
    const rows: Due[] = []
    for (const one of kinds) rows.push(...(await dueOfKind(db, one, asked)))
    rows.sort((a, b) => compareTexts(a.due_on, b.due_on))
    if (json) printJson(rows)
    else printTable(['Hạn', 'Loại', 'Tổ chức', 'Mã đảng viên hoặc nội dung', 'Mức'], rows.map(lineOf))
    return 0
  })
}

function dueOfKind(
  db: Db,
  kind: DueKind,
  asked: { organisationId: string; on: Day; until: Day },
): Promise<Due[]> {
  if (kind === 'assignment') return assignmentsDue(db, asked)
  return kind === 'case' ? casesDue(db, PROCEDURES, asked) : membersDue(db, kind, asked)
}

function lineOf(row: Due) {
  const about = row.kind === 'assignment' || row.kind === 'case' ? row.title : row.member_code
  const level = row.kind === 'badge' ? (row.level ?? '') : ''
  return [row.due_on, row.kind, row.organisation, about, level]
}
