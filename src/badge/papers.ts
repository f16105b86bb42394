import { sql } from 'kysely'
import { isWithinReach, type Actor } from '#access/policy.ts'
import { organisationIdOf } from '#access/organisations.ts'
import { paragraph, type Block } from '#paper/blocks.ts'
import type { Filled, Gathered, PaperAsked, PaperField, PaperForm } from '#paper/declaration.ts'
import { unitHead } from '#paper/unit-head.ts'
import { formatDay, isDay, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound, Refused } from '#platform/errors.ts'
import { candidatesOf } from './facts-store.ts'
import { roundFrom } from './law.ts'
import { showList } from './list-store.ts'
import { standingOf } from './rules.ts'

const SOURCE = { source: '12-HD/BTCTW', confidence: 'indirect' } as const
type List = Awaited<ReturnType<typeof showList>>

const ROWS: PaperField = {
  key: 'people',
  kind: 'list',
  label: { vi: 'Danh sách', en: 'People' },
  columns: [
    { key: 'no', kind: 'number', label: { vi: 'STT', en: 'No.' } },
    { key: 'name', kind: 'text', label: { vi: 'Họ và tên', en: 'Name' }, sample: 'Nguyễn Văn Ví Dụ' },
    { key: 'born', kind: 'day', label: { vi: 'Ngày sinh', en: 'Born' } },
    { key: 'branch', kind: 'text', label: { vi: 'Chi bộ', en: 'Branch' }, sample: 'Chi bộ 1' },
    { key: 'seniority', kind: 'text', label: { vi: 'Tuổi đảng', en: 'Seniority' }, sample: '30 năm 2 tháng' },
    { key: 'level', kind: 'text', label: { vi: 'Mức huy hiệu', en: 'Level' }, sample: '30 năm' },
    { key: 'certificate', kind: 'text', label: { vi: 'Số giấy chứng nhận', en: 'Certificate' } },
  ],
}

const listForm = (key: string, number: string, isPosthumous: boolean, title: string): PaperForm => ({
  key,
  number,
  name: { vi: title, en: isPosthumous ? 'List for posthumous award' : 'List for the award of badges' },
  ...SOURCE,
  layout: 'list',
  landscape: true,
  type: 'Danh sách',
  fields: [ROWS],
  gather: async (db, actor, asked) => {
    const list = await showList(db, actor, asked.id)
    if ((list.ground === 'posthumous') !== isPosthumous)
      throw new Refused([{ code: 'badge-other-form', form: isPosthumous ? '4-HHĐ' : '4B-HHĐ' }])
    return gatheredList(
      db,
      list,
      asked,
      isPosthumous ? 'truy tặng Huy hiệu Đảng' : 'đề nghị tặng Huy hiệu Đảng',
    )
  },
  body: (filled) => [listTable(filled)],
})

async function gatheredList(db: Db, list: List, { id, on }: PaperAsked, what: string): Promise<Gathered> {
  const unit = await organisationIdOf(db, list.unit.id)
  const { head, signature } = await unitHead(db, unit, { on })
  const people = list.listed.filter((one) => one.outcome !== 'put_off')
  return {
    organisationId: unit,
    subject: { kind: 'case', id },
    head: { ...head, number: null, subject: `${what} đợt ${formatDay(list.roundOn)}` },
    values: {
      people: people.map((one, index) => ({
        no: index + 1,
        name: one.fullName,
        born: one.bornOn,
        branch: one.organisation.name,
        seniority: `${Math.floor(one.months / 12)} năm ${one.months % 12} tháng`,
        level: `${one.level} năm`,
        certificate: one.certificateNo,
      })),
    },
    signature,
  }
}

function listTable(filled: Filled): Block {
  const keys = ['no', 'name', 'born', 'branch', 'seniority', 'level', 'certificate']
  const titles = [
    'STT',
    'Họ và tên',
    'Ngày sinh',
    'Chi bộ',
    'Tuổi đảng',
    'Mức huy hiệu',
    'Số giấy chứng nhận',
  ]
  const widths = [0.4, 1.6, 0.8, 2, 1, 0.8, 1]
  return {
    block: 'table',
    columns: titles.map((title, index) => ({ title, width: widths[index]! })),
    rows: filled.rows('people').map((row) => keys.map((key) => row[key] ?? '')),
  }
}

const PERSON_FIELDS: readonly PaperField[] = [
  { key: 'fullName', kind: 'text', label: { vi: 'Họ và tên', en: 'Name' } },
  { key: 'bornOn', kind: 'day', label: { vi: 'Ngày sinh', en: 'Born' } },
  { key: 'nativePlace', kind: 'text', label: { vi: 'Quê quán', en: 'Native place' } },
  { key: 'branch', kind: 'text', label: { vi: 'Nơi sinh hoạt đảng', en: 'Branch' } },
  { key: 'joinedOn', kind: 'day', label: { vi: 'Ngày vào Đảng', en: 'Joined on' } },
  { key: 'decidedOn', kind: 'day', label: { vi: 'Ngày quyết định kết nạp', en: 'Admission decided on' } },
  { key: 'officialOn', kind: 'day', label: { vi: 'Ngày chính thức', en: 'Official from' } },
  { key: 'level', kind: 'text', label: { vi: 'Đề nghị tặng Huy hiệu', en: 'Badge asked for' } },
  { key: 'roundOn', kind: 'day', label: { vi: 'Đợt', en: 'Round' } },
]

/** Bản khai đề nghị tặng Huy hiệu Đảng, filled in with what the register knows; `also`: the round's day. */
const declaration: PaperForm = {
  key: 'badge-declaration',
  number: '6-HHĐ',
  name: { vi: 'Bản khai đề nghị tặng Huy hiệu Đảng', en: 'Member’s declaration for a badge' },
  ...SOURCE,
  layout: 'form',
  type: 'Bản khai đề nghị tặng Huy hiệu Đảng',
  fields: PERSON_FIELDS,
  gather: async (db, actor, asked) => {
    const round = asked.also.find((one) => isDay(one))
    const on = round ?? roundFrom(asked.on)
    const person = await personFor(db, actor, asked.id)
    const [candidate] = await candidatesOf(db, [person.key], on)
    const { level } = standingOf(candidate!, on, 'full')
    const { key: _key, unit, ...values } = person
    const { head } = await unitHead(db, unit, { on: asked.on })
    return {
      organisationId: unit,
      subject: { kind: 'person', id: asked.id },
      head: { ...head, number: null },
      to: ['Chi ủy, chi bộ', 'Đảng ủy cơ sở'],
      values: { ...values, roundOn: on, level: level === null ? null : `${level} năm tuổi đảng` },
      signature: { authority: 'Người khai', name: person.fullName },
    }
  },
  body: (filled) => [
    {
      block: 'lines',
      lines: PERSON_FIELDS.map(({ key, label }) => ({ label: label.vi, value: filled.text(key) })),
    },
    paragraph('Tôi xin cam đoan những điều khai trên là đúng sự thật.'),
    {
      block: 'lines',
      lines: [
        { label: 'Ý kiến của chi bộ', value: '' },
        { label: 'Ý kiến của đảng ủy cơ sở', value: '' },
      ],
    },
  ],
}

interface OfPerson {
  key: string
  unit: string
  fullName: string
  bornOn: Day
  nativePlace: string | null
  branch: string
  joinedOn: Day | null
  decidedOn: Day | null
  officialOn: Day | null
}

async function personFor(db: Db, actor: Actor, publicId: string): Promise<OfPerson> {
  const { rows } = await sql<OfPerson>`
    select p.id as key, p.organisation_id as unit, p.full_name as "fullName", p.born_on as "bornOn",
      p.native_place as "nativePlace", m.ceremony_on as "joinedOn", m.admission_decided_on as "decidedOn",
      m.official_on as "officialOn", (select s.name from organisation_state s where s.organisation_id = p.organisation_id
        and s.superseded_at is null order by s.from_day desc limit 1) as branch
    from person p join member m on m.person_id = p.id
    where p.public_id = ${publicId} and ${isWithinReach(actor, 'person.read', sql.ref('p.organisation_id'))}`.execute(
    db,
  )
  if (!rows[0]) throw new NotFound(`person ${publicId}`)
  return rows[0]
}

/** Giấy chứng nhận tặng Huy hiệu Đảng of one person on a list; `also`: the person. */
const certificate: PaperForm = {
  key: 'badge-certificate',
  number: null,
  name: { vi: 'Giấy chứng nhận tặng Huy hiệu Đảng', en: 'Certificate of a badge' },
  ...SOURCE,
  confidence: 'memory',
  layout: 'certificate',
  landscape: true,
  type: 'Giấy chứng nhận',
  fields: [
    { key: 'fullName', kind: 'text', label: { vi: 'Họ và tên', en: 'Name' }, sample: 'Nguyễn Văn Ví Dụ' },
    { key: 'branch', kind: 'text', label: { vi: 'Nơi sinh hoạt đảng', en: 'Branch' }, sample: 'Chi bộ 1' },
    { key: 'level', kind: 'text', label: { vi: 'Mức', en: 'Level' }, sample: '30 năm tuổi đảng' },
    { key: 'decisionNo', kind: 'text', label: { vi: 'Số quyết định', en: 'Decision' }, sample: '12-QĐ/TU' },
    { key: 'decidedOn', kind: 'day', label: { vi: 'Ngày quyết định', en: 'Decided on' } },
    {
      key: 'certificateNo',
      kind: 'text',
      label: { vi: 'Số giấy chứng nhận', en: 'Certificate' },
      sample: '120',
    },
  ],
  gather: async (db, actor, asked) => {
    const list = await showList(db, actor, asked.id)
    const one = list.listed.find(({ id }) => asked.also.includes(id))
    if (!one) throw new NotFound('person on the list')
    if (one.certificateNo === null) throw new Refused([{ code: 'badge-no-certificate' }])
    const decider = await deciderOf(db, asked.id)
    const { head, signature } = await unitHead(db, decider, { on: asked.on })
    return {
      organisationId: decider,
      subject: { kind: 'case', id: asked.id },
      head: { ...head, number: null },
      values: {
        fullName: one.fullName,
        branch: one.organisation.name,
        level: `${one.level} năm tuổi đảng`,
        decisionNo: list.decisionNo,
        decidedOn: list.decidedOn,
        certificateNo: one.certificateNo,
      },
      signature,
    }
  },
  body: (filled) => [
    paragraph([{ text: 'TẶNG HUY HIỆU ĐẢNG', bold: true }], 'center'),
    paragraph([{ text: filled.orDots('level'), bold: true }], 'center'),
    paragraph([{ text: `Đồng chí ${filled.orDots('fullName')}`, bold: true }], 'center'),
    paragraph(`Sinh hoạt tại ${filled.orDots('branch')}`, 'center'),
    paragraph(`Quyết định số ${filled.orDots('decisionNo')}, ngày ${filled.orDots('decidedOn')}`, 'center'),
    paragraph(`Số giấy chứng nhận: ${filled.orDots('certificateNo')}`, 'center'),
  ],
}

/** Danh sách đề nghị cấp lại Huy hiệu Đảng: of one case. */
const reissueList: PaperForm = {
  key: 'badge-list-reissue',
  number: '4A-HHĐ',
  name: { vi: 'Danh sách đề nghị cấp lại Huy hiệu Đảng', en: 'List for the re-issue of a badge' },
  ...SOURCE,
  layout: 'list',
  landscape: true,
  type: 'Danh sách',
  fields: [ROWS],
  gather: async (db, actor, asked) => {
    const { rows } = await sql<{ person: string; level: string; unit: string }>`
      select p.public_id as person, c.given ->> 'level' as level, c.organisation_id as unit
      from procedure_case c join procedure_subject s on s.case_id = c.id join person p on p.id = s.person_id
      where c.kind = 'badge-reissue' and c.public_id = ${asked.id}`.execute(db)
    if (!rows[0]) throw new NotFound(`case ${asked.id}`)
    const { person, level, unit } = rows[0]
    const { fullName, bornOn, branch } = await personFor(db, actor, person)
    const { head, signature } = await unitHead(db, unit, { on: asked.on })
    return {
      organisationId: unit,
      subject: { kind: 'case', id: asked.id },
      head: { ...head, number: null, subject: 'đề nghị cấp lại Huy hiệu Đảng bị mất' },
      values: { people: [{ no: 1, name: fullName, born: bornOn, branch, level: `${level} năm` }] },
      signature,
    }
  },
  body: (filled) => [listTable(filled)],
}

/** The unit that decided on a list. */
async function deciderOf(db: Db, casePublicId: string): Promise<string> {
  const { rows } = await sql<{ unit: string }>`
    select a.organisation_id as unit from procedure_act a join procedure_case c on c.id = a.case_id
    where c.public_id = ${casePublicId} and a.step = 'decision' and a.superseded_at is null order by a.id desc limit 1`.execute(
    db,
  )
  if (!rows[0]) throw new Refused([{ code: 'badge-no-certificate' }])
  return rows[0].unit
}

/** The printable forms of badges. Source: 12-HD/BTCTW, 38-HD/BTCTW. */
export const BADGE_PAPERS: readonly PaperForm[] = [
  declaration,
  listForm('badge-list', '4-HHĐ', false, 'Danh sách đề nghị tặng Huy hiệu Đảng'),
  listForm('badge-list-posthumous', '4B-HHĐ', true, 'Danh sách đề nghị truy tặng Huy hiệu Đảng'),
  reissueList,
  certificate,
]
