import { sql } from 'kysely'
import { may, type Actor } from '#access/policy.ts'
import { asRegister } from '#access/reach.ts'
import { paragraph } from '#paper/blocks.ts'
import type { Gathered, PaperAsked, PaperForm } from '#paper/declaration.ts'
import { unitHead } from '#paper/unit-head.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'

const text = (key: string, vi: string, en: string) => ({ key, kind: 'text', label: { vi, en } }) as const
const onDay = (key: string, vi: string, en: string) => ({ key, kind: 'day', label: { vi, en } }) as const

/** The letter of introduction of one member's transfer, with the slip that comes back. Source: the 10-box letter. */
const letter: PaperForm = {
  key: 'transfer-letter',
  number: null,
  name: { vi: 'Giấy giới thiệu chuyển sinh hoạt đảng', en: 'Letter of introduction' },
  source: '38-HD/BTCTW',
  confidence: 'memory',
  layout: 'decision',
  type: 'Giấy giới thiệu',
  fields: [
    text('fullName', 'Họ và tên', 'Full name'),
    onDay('bornOn', 'Ngày sinh', 'Born on'),
    text('memberCode', 'Mã đảng viên', 'Member code'),
    text('cardNo', 'Số thẻ đảng viên', 'Card number'),
    onDay('joinedOn', 'Ngày vào Đảng', 'Joined on'),
    onDay('officialOn', 'Ngày chính thức', 'Official on'),
    text('from', 'Nơi đang sinh hoạt', 'From'),
    text('to', 'Nơi nhận', 'Receiver'),
    text('manner', 'Hình thức', 'Kind'),
    onDay('presentBy', 'Xuất trình chậm nhất ngày', 'To be presented by'),
  ],
  gather: gatherLetter,
  body: (filled) => [
    {
      block: 'lines',
      lines: LINES.map(([key, label]) => ({ label, value: filled.orDots(key) })),
    },
    paragraph(
      'Đề nghị nơi nhận tiếp nhận đảng viên sinh hoạt và gửi lại phiếu báo đã tiếp nhận. Quá thời hạn xuất trình, đảng viên phải báo cáo lý do để cấp ủy xem xét.',
    ),
    { block: 'space' },
    { block: 'heading', level: 2, text: 'Phiếu báo đã tiếp nhận' },
    {
      block: 'lines',
      lines: [
        { label: 'Nơi tiếp nhận', value: '' },
        { label: 'Ngày tiếp nhận', value: '' },
        { label: 'Người ký, đóng dấu', value: '' },
      ],
    },
  ],
}

const LINES: readonly [key: string, label: string][] = [
  ['fullName', '1. Họ và tên'],
  ['bornOn', '2. Ngày sinh'],
  ['memberCode', '3. Mã đảng viên'],
  ['cardNo', '4. Số thẻ đảng viên'],
  ['joinedOn', '5. Ngày vào Đảng'],
  ['officialOn', '6. Ngày chính thức'],
  ['from', '7. Đang sinh hoạt tại'],
  ['to', '8. Được giới thiệu đến'],
  ['manner', '9. Hình thức chuyển'],
  ['presentBy', '10. Xuất trình chậm nhất ngày'],
]

interface Written {
  home: string
  issuer: string
  number: string | null
  issuedOn: Day
  values: Record<string, string | null>
}

/** What a case says once its letter has been issued; printed where the letter is issued and where the member comes from. */
async function gatherLetter(db: Db, actor: Actor, asked: PaperAsked): Promise<Gathered> {
  const found = await asRegister(db, (all) => readLetter(all, asked.id))
  if (!found) throw new NotFound(`letter of case ${asked.id}`)
  const reads = await Promise.all(
    [found.issuer, found.home].map((unit) => may(db, actor, 'movement.record', unit)),
  )
  if (!reads.includes(true)) throw new NotFound(`letter of case ${asked.id}`)
  const { head, signature } = await unitHead(db, found.issuer, { on: found.issuedOn, abbreviation: 'GGT' })
  return {
    organisationId: found.issuer,
    subject: { kind: 'case', id: asked.id },
    head: { ...head, number: found.number, subject: 'Chuyển sinh hoạt đảng' },
    values: found.values,
    signature,
    recipients: ['Nơi nhận', 'Đảng viên'],
  }
}

async function readLetter(all: Db, caseId: string): Promise<Written | null> {
  const name = (unit: string) => sql`(select name from organisation_state state
    where state.organisation_id = ${sql.ref(unit)} and superseded_at is null
    order by from_day <= act.on_day desc, abs(from_day - act.on_day) limit 1)`
  const { rows } = await sql<Written>`
    select c.organisation_id as home, act.organisation_id as issuer, document.number, act.on_day as "issuedOn",
      json_build_object('fullName', full_name, 'bornOn', born_on, 'memberCode', member_code, 'cardNo', card_no,
        'joinedOn', ceremony_on, 'officialOn', official_on, 'from', ${name('c.organisation_id')},
        'to', coalesce(${name('c.second_id')}, c.given ->> 'receiver', c.given ->> 'host'),
        'manner', case c.kind when 'transfer-temporary' then 'Tạm thời' else 'Chính thức' end,
        'presentBy', act.due_on) as values
    from procedure_case c
    join procedure_subject subject on subject.case_id = c.id
    join person on person.id = subject.person_id join member on member.person_id = person.id
    join lateral (
      select * from procedure_act act where act.case_id = c.id and act.superseded_at is null
        and act.step in ('issue', 'introduce') and act.outcome = 'issued' order by act.id desc limit 1) act on true
    left join document on document.id = act.document_id
    where c.public_id = ${caseId} and c.kind like 'transfer-%'`.execute(all)
  return rows[0] ?? null
}

/** The printable forms of transfers. */
export const TRANSFER_PAPERS: readonly PaperForm[] = [letter]
