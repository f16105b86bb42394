import { sql } from 'kysely'
import { recordEvent } from '#access/events.ts'
import type { Actor } from '#access/policy.ts'
import { day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { recordCases, type PastAct, type PastCase } from '#procedure/bulk.ts'
import type { Values } from '#procedure/declaration.ts'
import type { AnyProcedure } from '#procedure/declare.ts'
import { officialTransfer, transferOut } from '#transfer/official.ts'
import { temporaryTransfer } from '#transfer/temporary.ts'

const TODAY = day('2022-10-27')
const TERM = '2020-2025'
const GROUND = { ground: 'work', changed_on: '2022-09-05' }

/** So far a transfer has come: the days of the branch, the grassroots committee, the letter and what came after it. */
interface Walked {
  procedure: AnyProcedure
  opened: string
  days: readonly string[]
  letter?: string
  after?: readonly { step: string; outcome: string; on: string; reason?: string }[]
  /** The receiver: another branch of the bloc by its place in the list, a unit by its code, or none. */
  to: number | string | null
  values: Values
}

const USUAL = [
  { step: 'cell', outcome: 'agreed' },
  { step: 'grassroots', outcome: 'confirmed' },
  { step: 'issue', outcome: 'issued' },
] as const

/** Invented: transfers of the bloc at every step; nobody's headcount moves, for none has been received. */
const TRANSFERS: readonly Walked[] = [
  { procedure: officialTransfer, opened: '2022-10-24', days: [], to: 21, values: GROUND },
  {
    procedure: officialTransfer,
    opened: '2022-10-17',
    days: ['2022-10-18', '2022-10-20'],
    to: 22,
    values: GROUND,
  },
  {
    procedure: officialTransfer,
    opened: '2022-10-10',
    days: ['2022-10-11', '2022-10-12', '2022-10-14'],
    letter: '31',
    to: 'TPHCM',
    values: { ...GROUND, ground: 'residence' },
  },
  {
    procedure: officialTransfer,
    opened: '2022-08-08',
    days: ['2022-08-09', '2022-08-10', '2022-08-12'],
    letter: '24',
    to: 23,
    values: { ...GROUND, changed_on: '2022-08-01' },
  },
  {
    procedure: officialTransfer,
    opened: '2022-09-12',
    days: ['2022-09-13', '2022-09-14', '2022-09-16'],
    letter: '28',
    after: [
      {
        step: 'receive',
        outcome: 'returned',
        on: '2022-10-05',
        reason: 'Thiếu bản tự kiểm điểm có nhận xét',
      },
    ],
    to: 24,
    values: GROUND,
  },
  {
    procedure: transferOut,
    opened: '2022-10-03',
    days: ['2022-10-04', '2022-10-05', '2022-10-07'],
    letter: '30',
    to: null,
    values: { ...GROUND, destination: 'army', receiver: 'Đảng bộ Quân khu Ví dụ' },
  },
  {
    procedure: temporaryTransfer,
    opened: '2022-01-10',
    days: ['2022-01-11', '2022-01-12', '2022-01-14'],
    letter: '02',
    after: [{ step: 'receive', outcome: 'begun', on: '2022-01-20' }],
    to: 25,
    values: { ground: 'work', from: '2022-02-01', to: '2022-11-15' },
  },
  {
    procedure: temporaryTransfer,
    opened: '2022-08-22',
    days: ['2022-08-23', '2022-08-24', '2022-08-26'],
    letter: '26',
    after: [{ step: 'away', outcome: 'begun', on: '2022-09-05' }],
    to: null,
    values: {
      ground: 'study',
      study: true,
      from: '2022-09-05',
      to: '2024-06-30',
      host: 'Đảng bộ Học viện Ví dụ',
    },
  },
]

/** Transfers of the bloc, one for each step, with two members away for a time. */
export async function loadTransfers(tx: Db, actor: Actor): Promise<void> {
  const branches = await branchesOfBloc(tx)
  const [first] = branches
  if (!first || branches.length < 30) return
  const eventId = await recordEvent(tx, actor, {
    action: 'case.opened',
    organisationId: first.unit,
    details: { kind: 'transfer-official', cases: TRANSFERS.length },
  })
  for (const procedure of [officialTransfer, transferOut, temporaryTransfer]) {
    const walked = TRANSFERS.filter((one) => one.procedure === procedure)
    const cases: PastCase[] = []
    for (const one of walked) {
      const giver = branches[10 + TRANSFERS.indexOf(one)]!
      const second = typeof one.to === 'number' ? branches[one.to]!.unit : one.to && (await idOf(tx, one.to))
      cases.push(caseOf(one, giver, second))
    }
    const ids = await recordCases(tx, procedure, cases, { actor, eventId, today: TODAY, writes: true })
    await sql`insert into transfer_case (case_id, scope, recorded_event)
      select id, case when second_id is null then 'outside' when second_id = ${await idOf(tx, 'TPHCM')} then 'provinces'
        else 'superior' end, ${eventId}
      from procedure_case where id = any(${ids}::bigint[])`.execute(tx)
  }
}

function caseOf(one: Walked, giver: Branch, secondId: string | null): PastCase {
  const usual = one.days.map((on, at): PastAct => {
    const letter = at === 2 ? { decisionNo: `${one.letter}-GGT/BTCĐUK`, decisionTerm: TERM } : {}
    return { ...USUAL[at]!, on: day(on), ...letter }
  })
  const after = (one.after ?? []).map((act): PastAct => ({ ...act, on: day(act.on) }))
  return {
    organisationId: giver.unit,
    secondId,
    personIds: [giver.member],
    openedOn: day(one.opened),
    values: one.values,
    acts: [...usual, ...after],
  }
}

interface Branch {
  unit: string
  member: string
}

/** Branches under grassroots committees of the bloc, one of each committee, with the last of their official members. */
async function branchesOfBloc(tx: Db): Promise<Branch[]> {
  const { rows } = await sql<Branch>`
    select distinct on (committee.code) branch.id as unit, max(spell.member_id) as member
    from organisation branch
    join organisation_state state on state.organisation_id = branch.id and state.superseded_at is null
      and state.kind = 'chi_bo_truc_thuoc' and state.from_day <= ${TODAY}::date and ${TODAY}::date < state.until_day
    join organisation committee on committee.id = state.superior_id and committee.code like 'NAMDINH.KHOI.%'
    join member_spell spell on spell.organisation_id = branch.id and spell.until_day = 'infinity'
      and spell.official_on < '2021-01-01' and spell.from_day < '2021-12-31'
    group by committee.code, branch.code, branch.id
    order by committee.code, branch.code desc limit 40`.execute(tx)
  return rows
}

async function idOf(tx: Db, code: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from organisation where code = ${code}`.execute(tx)
  return rows[0]!.id
}
