import { sql } from 'kysely'
import { verifyEvents, type SealFinding } from '#access/seals.ts'
import { verifyGatherings } from '#gathering/verify.ts'
import { verifyInspections } from '#inspection/verify.ts'
import { verifyModels } from '#model/verify.ts'
import { verifyPublications } from '#publication/verify.ts'
import { verifyAdmissions } from '#admission/verify.ts'
import { verifyAssignments } from '#assignment/verify.ts'
import { verifyDues } from '#dues/verify.ts'
import { verifyDocuments } from '#document/verify.ts'
import { verifyBodies } from '#body/verify.ts'
import { brokenChains, driftingSpells, misplacedRecords, staysOutsideExistence } from '#movement/verify.ts'
import { verifyOrganisations } from '#organisation/verify.ts'
import { verifyPapers } from '#paper/verify.ts'
import { verifyReports } from '#report/verify.ts'
import { verifyQuality } from '#quality/verify.ts'
import { verifyReminders } from '#reminder/verify.ts'
import { verifyReturns } from '#returns/verify.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { VerifyFinding } from '#platform/verify.ts'
import { verifyProcedures } from '#procedure/verify.ts'
import { verifyProgrammes } from '#programme/verify.ts'
import { verifyTransfers } from '#transfer/verify.ts'
import { verifySchemes } from '#scheme/verify.ts'
import { verifyProposals } from '#proposal/verify.ts'
import type { UnitRef } from '#statistics/balance.ts'
import { verifyTraining } from '#training/verify.ts'
import { verifyBalances } from '#statistics/verify.ts'
import { PROCEDURES } from './procedures.ts'

/**
 * Every invariant of the register, on one snapshot: tree, ledger, spells, balances of a unit, audit seals. `told` hears
 * which check begins.
 */
export async function verifyRegister(
  db: Db,
  asked: Asked,
  told: (check: string) => void = () => {},
): Promise<VerifyFinding[]> {
  const findings: VerifyFinding[] = []
  for (const [words, check] of CHECKS) {
    told(words)
    // Figures over a broken tree would only repeat its fault many times over.
    if (check === balances && findings.some((one) => one.check === 'tree')) continue
    findings.push(...(await check(db, asked)))
  }
  told('xong (done)')
  return findings
}

interface Asked {
  unit: UnitRef | null
  today: Day
  now: Date
  dataFolder: string
}

const CHECKS: readonly [words: string, check: (db: Db, asked: Asked) => Promise<VerifyFinding[]>][] = [
  ['cây tổ chức (tree)', verifyOrganisations],
  ['chuỗi biến động (chains)', brokenChains],
  ['thời gian ở chi bộ (stays)', staysOutsideExistence],
  ['giai đoạn (spells)', driftingSpells],
  ['nơi quản lý hồ sơ (records)', misplacedRecords],
  ['văn bản và tệp (documents)', verifyDocuments],
  ['cơ quan, ban (bodies)', verifyBodies],
  ['tăng, giảm (balances)', balances],
  ['hội nghị (gatherings)', verifyGatherings],
  ['chương trình công tác (programmes)', verifyProgrammes],
  ['đề án, khảo sát (schemes)', verifySchemes],
  ['kiến nghị (proposals)', verifyProposals],
  ['đảng phí (dues)', verifyDues],
  ['kiểm tra, giám sát (inspections)', verifyInspections],
  ['mô hình (models)', verifyModels],
  ['kết nạp (admissions)', verifyAdmissions],
  ['lớp bồi dưỡng (training)', verifyTraining],
  ['giao việc (assignments)', (db, { today }) => verifyAssignments(db, today)],
  ['thủ tục (procedures)', (db, { today }) => verifyProcedures(db, PROCEDURES, today)],
  ['chuyển sinh hoạt (transfers)', verifyTransfers],
  ['chất lượng dữ liệu (quality)', verifyQuality],
  ['mẫu giấy tờ (papers)', verifyPapers],
  ['số liệu công bố (publications)', verifyPublications],
  ['báo cáo định kỳ (returns)', verifyReturns],
  ['thư nhắc việc (reminders)', verifyReminders],
  ['báo cáo (reports)', verifyReports],
  ['nhật ký (audit log)', async (db, { now }) => (await verifyEvents(db, now)).map(auditFinding)],
]

async function balances(db: Db, { unit, today }: Asked): Promise<VerifyFinding[]> {
  const asked = unit ?? (await findRoot(db, today))
  return asked ? verifyBalances(db, asked, today) : []
}

function auditFinding({ severity, code, line, facts }: SealFinding): VerifyFinding {
  return { severity, check: 'audit', code, where: `seal ${line}`, facts }
}

async function findRoot(db: Db, on: Day): Promise<UnitRef | null> {
  const { rows } = await sql<UnitRef>`
    select organisation.id, public_id as "publicId", code, name, kind
    from organisation_state state join organisation on organisation.id = state.organisation_id
    where superseded_at is null and superior_id is null
    order by (from_day <= ${on} and ${on} < until_day) desc, from_day desc limit 1`.execute(db)
  return rows[0] ?? null
}
