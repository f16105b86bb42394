import type { Actor } from '#access/policy.ts'
import { paragraph, type Block } from '#paper/blocks.ts'
import type { Filled, Gathered, PaperAsked, PaperField, PaperForm, PaperValue } from '#paper/declaration.ts'
import { unitHead } from '#paper/unit-head.ts'
import { formatDay, isDay } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { FieldValue, PeriodRow, PersonRecord } from './api.ts'
import { FIELDS, type Field } from './fields.ts'
import { PERIOD_KINDS, PERIODS } from './periods.ts'
import { readable } from './person-reach.ts'
import { readNumbers, recordOf } from './record-store.ts'

const HIDDEN = '(ngoài quyền xem)'
/** Written on the form of an applicant: who he is and where he works. */
const OF_APPLICANT = ['full_name', 'born_on', 'native_place', 'residence', 'profession', 'youth_union_on']

const textField = ({ key, vi, en }: Field): PaperField => ({ key, kind: 'text', label: { vi, en } })

const PERIOD_FIELDS: readonly PaperField[] = PERIOD_KINDS.map((kind) => ({
  key: kind,
  kind: 'list',
  label: { vi: PERIODS[kind].vi, en: PERIODS[kind].en },
  columns: [
    { key: 'from', kind: 'day', label: { vi: 'Từ ngày', en: 'From' } },
    ...(PERIODS[kind].day ? [] : [{ key: 'to', kind: 'day' as const, label: { vi: 'Đến ngày', en: 'To' } }]),
    ...PERIODS[kind].columns.map(({ key, vi, en }) => ({ key, kind: 'text' as const, label: { vi, en } })),
  ],
}))

/** Phiếu đảng viên: what the file holds, item by item, as far as the asker may see it. Source: form 2-HSĐV. */
const memberRecord: PaperForm = {
  key: 'member-record',
  number: '2-HSĐV',
  name: { vi: 'Phiếu đảng viên', en: 'Member’s record card' },
  source: '12-HD/BTCTW',
  confidence: 'indirect',
  layout: 'form',
  type: 'Phiếu đảng viên',
  fields: [
    { key: 'branch', kind: 'text', label: { vi: 'Nơi sinh hoạt đảng', en: 'Branch' } },
    { key: 'memberCode', kind: 'text', label: { vi: 'Mã đảng viên', en: 'Member code' } },
    ...FIELDS.map(textField),
    ...PERIOD_FIELDS,
  ],
  gather: async (db, actor, asked) => {
    const { record, keeperId, numbers } = await fileOf(db, actor, asked)
    const { head, signature } = await unitHead(db, keeperId, { on: asked.on })
    return {
      organisationId: keeperId,
      subject: { kind: 'person', id: asked.id },
      head: { ...head, number: null },
      values: {
        branch: record.organisation?.name ?? null,
        memberCode: record.memberCode,
        ...valuesOf(record, numbers),
        ...periodsOf(record.periods),
      },
      signature,
    }
  },
  body: (filled) => [
    {
      block: 'lines',
      lines: [line(filled, 'branch', 'Nơi sinh hoạt đảng'), line(filled, 'memberCode', 'Mã đảng viên')],
    },
    { block: 'lines', lines: FIELDS.map((field) => line(filled, field.key, itemOf(field))) },
    ...PERIOD_KINDS.flatMap((kind) => periodTable(filled, kind)),
  ],
}

/** Đơn xin vào Đảng, filled in with what the register knows of the applicant. Source: form 1-KNĐ. */
const application: PaperForm = {
  key: 'admission-application',
  number: '1-KNĐ',
  name: { vi: 'Đơn xin vào Đảng', en: 'Application for admission' },
  source: '12-HD/BTCTW',
  confidence: 'indirect',
  layout: 'form',
  type: 'Đơn xin vào Đảng',
  fields: [
    { key: 'branch', kind: 'text', label: { vi: 'Chi bộ', en: 'Branch' } },
    { key: 'committee', kind: 'text', label: { vi: 'Đảng ủy', en: 'Committee' } },
    ...FIELDS.filter((field) => OF_APPLICANT.includes(field.key)).map(textField),
  ],
  gather: async (db, actor, asked) => {
    const { record, keeperId, numbers } = await fileOf(db, actor, asked)
    const { head } = await unitHead(db, keeperId, { on: asked.on })
    const committee = (head.superior ?? '').replace(/^Đảng bộ /, 'Đảng ủy ')
    return {
      organisationId: keeperId,
      subject: { kind: 'person', id: asked.id },
      head: { place: head.place ?? null, on: null },
      to: [record.keeper.name, ...(committee ? [committee] : [])],
      values: { branch: record.keeper.name, committee, ...valuesOf(record, numbers) },
      signature: { authority: 'Người làm đơn', name: record.fullName },
    }
  },
  body: (filled) => [
    {
      block: 'lines',
      lines: FIELDS.filter((field) => OF_APPLICANT.includes(field.key)).map((field) =>
        line(filled, field.key, field.vi),
      ),
    },
    paragraph(
      'Sau một thời gian phấn đấu, rèn luyện và được học lớp bồi dưỡng nhận thức về Đảng, tôi đã nhận thức rõ mục đích, lý tưởng của Đảng Cộng sản Việt Nam; tự nguyện viết đơn này xin được vào Đảng.',
    ),
    {
      block: 'lines',
      lines: [{ label: 'Nhận thức và động cơ xin vào Đảng', value: '' }, dotted(), dotted(), dotted()],
    },
    paragraph(
      'Nếu được kết nạp vào Đảng, tôi xin hứa tuyệt đối trung thành với mục đích, lý tưởng của Đảng; chấp hành nghiêm chỉnh Điều lệ Đảng; hoàn thành mọi nhiệm vụ được giao.',
    ),
  ],
}

/** The printable forms of a person's file. */
export const PERSON_PAPERS: readonly PaperForm[] = [memberRecord, application]

async function fileOf(db: Db, actor: Actor, { id, on }: PaperAsked) {
  const { person, allowed } = await readable(db, actor, id)
  const record = await recordOf(db, actor, person, on, allowed)
  const numbers = allowed['person.identity'] ? await readNumbers(db, id, on) : []
  return { record, keeperId: person.keeperId, numbers }
}

function valuesOf(record: PersonRecord, numbers: readonly FieldValue[]): Gathered['values'] {
  const whole = new Map([...record.fields, ...numbers].map((one) => [one.field, one]))
  const hidden = new Set<string>(record.hidden)
  return Object.fromEntries(
    FIELDS.map((field) => [field.key, hidden.has(field.group) ? HIDDEN : shown(whole.get(field.key))]),
  )
}

function shown(value: FieldValue | undefined): string | null {
  if (!value || value.value === null) return null
  if (value.placeName) return value.placeName
  return isDay(value.value) ? formatDay(value.value) : value.value
}

function periodsOf(periods: readonly PeriodRow[]): Record<string, Record<string, PaperValue>[]> {
  return Object.fromEntries(
    PERIOD_KINDS.map((kind) => [
      kind,
      periods.filter((row) => row.kind === kind).map(({ from, to, data }) => ({ ...data, from, to })),
    ]),
  )
}

function line(filled: Filled, key: string, label: string) {
  return { label, value: filled.text(key) }
}

function dotted() {
  return { label: '', value: '' }
}

function itemOf({ item, vi }: Field): string {
  return item === '' ? vi : `${item}. ${vi}`
}

function periodTable(filled: Filled, kind: (typeof PERIOD_KINDS)[number]): Block[] {
  const rows = filled.rows(kind)
  if (rows.length === 0) return []
  const definition = PERIOD_FIELDS.find((field) => field.key === kind)!
  const columns = definition.kind === 'list' ? definition.columns : []
  return [
    paragraph([{ text: `${PERIODS[kind].item}. ${PERIODS[kind].vi}`, bold: true }], 'left'),
    {
      block: 'table',
      columns: columns.map(({ label, kind: of }) => ({ title: label.vi, width: of === 'day' ? 1 : 2 })),
      rows: rows.map((row) => columns.map((column) => row[column.key] ?? '')),
    },
  ]
}
