import { sql } from 'kysely'
import { mustBeAllowed, type Actor } from '#access/policy.ts'
import { decisionBody } from '#paper/blocks.ts'
import type { Filled, Gathered, PaperAsked, PaperField, PaperForm } from '#paper/declaration.ts'
import { unitHead } from '#paper/unit-head.ts'
import { birthText } from '#person/field-values.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { insist, NotFound } from '#platform/errors.ts'
import { admissionLawOn } from './law.ts'
import { officialDayOf } from './rules.ts'

const FIELDS: readonly PaperField[] = [
  { key: 'fullName', kind: 'text', label: { vi: 'Họ và tên', en: 'Name' }, sample: 'Ngô Thị Ví Dụ' },
  { key: 'bornOn', kind: 'text', label: { vi: 'Ngày sinh', en: 'Born' }, sample: '05/1998' },
  { key: 'branch', kind: 'text', label: { vi: 'Chi bộ', en: 'Branch' }, sample: 'Chi bộ Ví dụ' },
  { key: 'law', kind: 'text', label: { vi: 'Quy định thi hành Điều lệ', en: 'Rules' }, sample: '24-QĐ/TW' },
  {
    key: 'resolvedOn',
    kind: 'day',
    label: { vi: 'Ngày nghị quyết chi bộ', en: 'Cell resolution' },
    sample: '02/11/2022',
  },
  {
    key: 'officialOn',
    kind: 'day',
    label: { vi: 'Ngày chính thức', en: 'Official from' },
    sample: '06/01/2023',
  },
]

interface Row {
  personId: string
  fullName: string
  bornOn: Day
  precision: 'day' | 'month' | 'year'
  keeperId: string
  branch: string
  issuerId: string
  decidedOn: Day
  number: string | null
  resolvedOn: Day | null
  ceremonyOn: Day | null
}

/** The decision of a case: `second` for that on recognition. */
async function readDecision(db: Db, publicId: string, second: boolean): Promise<Row | null> {
  const suffix = second ? '2' : ''
  const lastOn = (step: string) => sql`(select max(on_day) from procedure_act x where x.case_id = c.id
    and x.superseded_at is null and x.step = ${step})`
  const { rows } = await sql<Row>`
    select p.public_id as "personId", p.full_name as "fullName", p.born_on as "bornOn", p.born_precision as precision,
      p.organisation_id as "keeperId", a.organisation_id as "issuerId", a.on_day as "decidedOn", d.number,
      coalesce((select name from organisation_state s where s.organisation_id = c.organisation_id and s.superseded_at is null
        and s.from_day <= a.on_day and a.on_day < s.until_day), '') as branch,
      ${lastOn(`cell_resolution${suffix}`)} as "resolvedOn", ${lastOn('ceremony')} as "ceremonyOn"
    from procedure_case c join procedure_subject s on s.case_id = c.id join person p on p.id = s.person_id
    join procedure_act a on a.case_id = c.id and a.superseded_at is null and a.document_id is not null
      and a.step = any(${[`decision${suffix}`, `decision${suffix}_own`]}::text[])
    left join document d on d.id = a.document_id
    where c.public_id = ${publicId} and c.kind in ('admission', 'readmission')
    order by a.id desc limit 1`.execute(db)
  return rows[0] ?? null
}

const gather =
  (second: boolean) =>
  async (db: Db, actor: Actor, { id }: PaperAsked): Promise<Gathered> => {
    const known = await sql<{ keeperId: string }>`
      select p.organisation_id as "keeperId" from procedure_case c join procedure_subject s on s.case_id = c.id
      join person p on p.id = s.person_id where c.public_id = ${id}`.execute(db)
    if (!known.rows[0]) throw new NotFound(`case ${id}`)
    await mustBeAllowed(db, actor, 'person.read', known.rows[0].keeperId)
    const row = await readDecision(db, id, second)
    if (row === null) insist([{ code: 'not-decided-yet' }])
    const { issuerId, decidedOn, number, bornOn, precision, resolvedOn, ceremonyOn, fullName, branch } = row!
    const { head, signature } = await unitHead(db, issuerId, { on: decidedOn, abbreviation: 'QĐ' })
    return {
      organisationId: issuerId,
      subject: { kind: 'case', id },
      head: { ...head, number },
      values: {
        fullName,
        bornOn: birthText(bornOn, precision).split('-').toReversed().join('/'),
        branch,
        law: admissionLawOn(decidedOn).source,
        resolvedOn,
        officialOn: ceremonyOn && officialDayOf(ceremonyOn),
      },
      signature,
      recipients: ['Như Điều 3', branch],
    }
  }

const bases = (filled: Filled, what: string): string[] => [
  'Điều lệ Đảng Cộng sản Việt Nam',
  `Quy định ${filled.text('law')} về thi hành Điều lệ Đảng`,
  `nghị quyết ngày ${filled.orDots('resolvedOn')} của ${filled.text('branch')} ${what}`,
]
const carriedOut = (filled: Filled) =>
  `${filled.text('branch')} và đồng chí ${filled.text('fullName')} chịu trách nhiệm thi hành Quyết định này.`

const SHARED = { source: '12-HD/BTCTW', confidence: 'indirect', layout: 'decision', fields: FIELDS } as const

/** Quyết định kết nạp đảng viên; the words are ours, the contents as the form has them. Source: form 9-KNĐ. */
const admissionDecision: PaperForm = {
  ...SHARED,
  key: 'admission-decision',
  number: '9-KNĐ',
  name: { vi: 'Quyết định kết nạp đảng viên', en: 'Decision of admission' },
  type: 'Quyết định',
  gather: gather(false),
  body: (filled) =>
    decisionBody(bases(filled, 'đề nghị kết nạp đảng viên'), filled.gathered.head.issuer ?? '', [
      `Kết nạp ${filled.text('fullName')}, sinh ${filled.text('bornOn')}, vào Đảng Cộng sản Việt Nam.`,
      `${filled.text('branch')} tổ chức lễ kết nạp theo quy định; thời gian dự bị mười hai tháng tính từ ngày chi bộ làm lễ kết nạp.`,
      carriedOut(filled),
    ]),
}

/** Quyết định công nhận đảng viên chính thức. Source: form 16-KNĐ (number from memory). */
const recognitionDecision: PaperForm = {
  ...SHARED,
  confidence: 'memory',
  key: 'recognition-decision',
  number: '16-KNĐ',
  name: { vi: 'Quyết định công nhận đảng viên chính thức', en: 'Decision of recognition' },
  type: 'Quyết định',
  gather: gather(true),
  body: (filled) =>
    decisionBody(bases(filled, 'đề nghị công nhận đảng viên chính thức'), filled.gathered.head.issuer ?? '', [
      `Công nhận đồng chí ${filled.text('fullName')}, sinh ${filled.text('bornOn')}, là đảng viên chính thức của Đảng Cộng sản Việt Nam kể từ ngày ${filled.orDots('officialOn')}.`,
      `Đồng chí ${filled.text('fullName')} thực hiện nhiệm vụ và quyền của đảng viên chính thức theo Điều lệ Đảng.`,
      carriedOut(filled),
    ]),
}

/** The printable decisions of an admission; `id` is that of the case. */
export const ADMISSION_PAPERS: readonly PaperForm[] = [admissionDecision, recognitionDecision]
