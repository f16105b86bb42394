import { centred, paragraph } from '#paper/blocks.ts'
import type { PaperForm } from '#paper/declaration.ts'
import { unitHead } from '#paper/unit-head.ts'
import { formatDay, type Day } from '#platform/day.ts'
import { NotFound, Refused } from '#platform/errors.ts'
import { getKept, type KeptClass } from './class-store.ts'
import { MOST } from './codes.ts'
import { listRoster } from './roster-store.ts'
import { resultWords } from './words.ts'

/** Danh sách học viên: the roster of a class with results and certificate numbers, as far as it is within reach. */
const roster: PaperForm = {
  key: 'training-roster',
  number: null,
  name: { vi: 'Danh sách học viên', en: 'Roster of a class' },
  source: '05-HD/VPTW',
  confidence: 'indirect',
  layout: 'list',
  type: 'DANH SÁCH HỌC VIÊN',
  fields: [
    { key: 'className', kind: 'text', label: { vi: 'Tên lớp', en: 'Class' }, sample: 'Lớp khóa I năm 2022' },
    {
      key: 'period',
      kind: 'text',
      label: { vi: 'Thời gian', en: 'Period' },
      sample: '07/03/2022 – 11/03/2022',
    },
    { key: 'place', kind: 'text', label: { vi: 'Địa điểm', en: 'Place' } },
    { key: 'count', kind: 'number', label: { vi: 'Số học viên', en: 'Learners' } },
    {
      key: 'learners',
      kind: 'list',
      label: { vi: 'Học viên', en: 'Learners' },
      columns: [
        { key: 'number', kind: 'number', label: { vi: 'TT', en: 'No.' } },
        { key: 'fullName', kind: 'text', label: { vi: 'Họ và tên', en: 'Name' }, sample: 'Nguyễn Thị Ví Dụ' },
        { key: 'bornOn', kind: 'text', label: { vi: 'Ngày sinh', en: 'Born' }, sample: '12/05/1990' },
        { key: 'sex', kind: 'text', label: { vi: 'Giới tính', en: 'Sex' } },
        { key: 'unit', kind: 'text', label: { vi: 'Đơn vị cử', en: 'Sent by' } },
        { key: 'result', kind: 'text', label: { vi: 'Kết quả', en: 'Result' } },
        { key: 'certificate', kind: 'text', label: { vi: 'Số giấy', en: 'Certificate' } },
      ],
    },
  ],
  gather: async (db, actor, { id, on }) => {
    const found = await getKept(db, actor, id, on)
    const { items } = await listRoster(db, found.key, { limit: MOST.learners }, on)
    const { head, signature } = await unitHead(db, found.organisationId, { on: headDay(found, on) })
    return {
      organisationId: found.organisationId,
      subject: { kind: 'training', id },
      head: { ...head, subject: found.name },
      values: {
        className: found.name,
        period: `${formatDay(found.from)} – ${formatDay(found.to)}`,
        place: found.place,
        count: items.length,
        learners: items.map((one, at) => ({
          number: at + 1,
          fullName: one.fullName,
          bornOn: written(one.bornOn),
          sex: one.sex === 'nam' ? 'Nam' : 'Nữ',
          unit: one.unit.name,
          result: one.result && resultWords[one.result].vi,
          certificate: one.certificate?.number,
        })),
      },
      signature,
    }
  },
  body: (filled) => [
    {
      block: 'lines',
      lines: [
        { label: 'Thời gian', value: filled.text('period') },
        { label: 'Địa điểm', value: filled.text('place') },
        { label: 'Số học viên', value: filled.text('count') },
      ],
    },
    {
      block: 'table',
      columns: [
        { title: 'TT', width: 0.5, align: 'right' },
        { title: 'Họ và tên', width: 2 },
        { title: 'Ngày sinh', width: 1.2 },
        { title: 'Giới tính', width: 0.8 },
        { title: 'Đơn vị cử', width: 2.2 },
        { title: 'Kết quả', width: 1.1 },
        { title: 'Số giấy', width: 1.1 },
      ],
      rows: filled
        .rows('learners')
        .map((row) =>
          ['number', 'fullName', 'bornOn', 'sex', 'unit', 'result', 'certificate'].map(
            (key) => row[key] ?? '',
          ),
        ),
    },
  ],
}

/** Giấy chứng nhận: what a learner is given who has completed a class; `also` names the learner. */
const certificate: PaperForm = {
  key: 'training-certificate',
  number: null,
  name: { vi: 'Giấy chứng nhận hoàn thành lớp', en: 'Certificate of a class' },
  source: '61-HD/BTGTW',
  confidence: 'memory',
  layout: 'certificate',
  type: 'GIẤY CHỨNG NHẬN',
  fields: [
    { key: 'fullName', kind: 'text', label: { vi: 'Họ và tên', en: 'Name' }, sample: 'Nguyễn Thị Ví Dụ' },
    { key: 'bornOn', kind: 'text', label: { vi: 'Ngày sinh', en: 'Born' }, sample: '12/05/1990' },
    { key: 'unit', kind: 'text', label: { vi: 'Đơn vị', en: 'Unit' }, sample: 'Chi bộ Văn phòng' },
    { key: 'className', kind: 'text', label: { vi: 'Tên lớp', en: 'Class' }, sample: 'Lớp khóa I năm 2022' },
    { key: 'from', kind: 'day', label: { vi: 'Từ ngày', en: 'From' } },
    { key: 'to', kind: 'day', label: { vi: 'Đến ngày', en: 'To' } },
    { key: 'result', kind: 'text', label: { vi: 'Xếp loại', en: 'Result' }, sample: 'Khá' },
    { key: 'number', kind: 'text', label: { vi: 'Số giấy', en: 'Number' }, sample: '001/2022' },
    { key: 'goodTo', kind: 'day', label: { vi: 'Có giá trị đến', en: 'Good until' } },
  ],
  gather: async (db, actor, { id, on, also }) => {
    const found = await getKept(db, actor, id, on)
    const { items } = await listRoster(db, found.key, { limit: MOST.learners }, on)
    const learner = items.find((one) => one.personId === also[0])
    if (!learner) throw new NotFound(`learner of ${id}`)
    const given = learner.certificate
    if (!given) throw new Refused([{ code: 'paper-without-certificate' }])
    const { head, signature } = await unitHead(db, found.organisationId, { on: given.issuedOn })
    return {
      organisationId: found.organisationId,
      subject: { kind: 'training', id },
      head: { ...head, number: given.number },
      values: {
        fullName: learner.fullName,
        bornOn: written(learner.bornOn),
        unit: learner.unit.name,
        className: found.name,
        from: found.openedOn ?? found.from,
        to: found.closedOn ?? found.to,
        result: learner.result && resultWords[learner.result].vi,
        number: given.number,
        goodTo: given.to,
      },
      signature,
    }
  },
  body: (filled) => [
    paragraph('Chứng nhận đồng chí, ông (bà)', 'center'),
    centred(filled.text('fullName')),
    {
      block: 'lines',
      lines: [
        { label: 'Ngày sinh', value: filled.text('bornOn') },
        { label: 'Đơn vị', value: filled.text('unit') },
        { label: 'Đã hoàn thành', value: filled.text('className') },
        { label: 'Thời gian học', value: `từ ${filled.text('from')} đến ${filled.text('to')}` },
        { label: 'Xếp loại', value: filled.text('result') },
        ...(filled.text('goodTo') ? [{ label: 'Có giá trị đến', value: filled.text('goodTo') }] : []),
      ],
    },
  ],
}

/** The printable forms of classes. */
export const TRAINING_PAPERS: readonly PaperForm[] = [roster, certificate]

/** The day on which the list is signed: the closing, or the day asked about. */
function headDay(found: KeptClass, on: Day): Day {
  return found.closedOn ?? on
}

function written(birth: string): string {
  return birth.split('-').toReversed().join('/')
}
