import { organisationIdOf } from '#access/organisations.ts'
import { mustBeAllowed } from '#access/policy.ts'
import type { PaperForm } from '#paper/declaration.ts'
import { unitHead } from '#paper/unit-head.ts'
import { formatDay } from '#platform/day.ts'
import { Refused } from '#platform/errors.ts'
import { readRegister } from './register-store.ts'

/** A list longer than this is an export, not a paper. */
const MOST_LISTED = 1000

const text = (key: string, vi: string, en: string) => ({ key, kind: 'text' as const, label: { vi, en } })
const day = (key: string, vi: string, en: string) => ({ key, kind: 'day' as const, label: { vi, en } })

/** Danh sách đảng viên of a unit and below it on a day. */
const memberList: PaperForm = {
  key: 'member-list',
  number: null,
  name: { vi: 'Danh sách đảng viên', en: 'List of members' },
  source: '05-HD/VPTW',
  confidence: 'indirect',
  layout: 'list',
  type: 'Danh sách đảng viên',
  fields: [
    { ...day('asOf', 'Tính đến ngày', 'As of') },
    { key: 'count', kind: 'number', label: { vi: 'Tổng số đảng viên', en: 'Members in all' } },
    {
      key: 'members',
      kind: 'list',
      label: { vi: 'Đảng viên', en: 'Members' },
      columns: [
        { key: 'rank', kind: 'number', label: { vi: 'Số thứ tự', en: 'No.' } },
        text('name', 'Họ và tên', 'Name'),
        text('born', 'Ngày sinh', 'Born'),
        text('sex', 'Giới tính', 'Sex'),
        day('joined', 'Ngày vào Đảng', 'Admitted'),
        day('official', 'Ngày chính thức', 'Official'),
        text('branch', 'Chi bộ', 'Branch'),
      ],
    },
  ],
  gather: async (db, actor, { id, on }) => {
    const organisationId = await organisationIdOf(db, id)
    const allowed = await mustBeAllowed(db, actor, 'exchange.export', organisationId)
    const question = { organisationId, on, below: true, limit: MOST_LISTED }
    const { items, next } = await readRegister(db, actor, question, allowed)
    if (next !== null) throw new Refused([{ code: 'paper-too-long', most: MOST_LISTED }])
    const { head, signature } = await unitHead(db, organisationId, { on })
    return {
      organisationId,
      subject: { kind: 'organisation', id },
      head: { ...head, subject: `tính đến ngày ${formatDay(on)}` },
      values: {
        asOf: on,
        count: items.length,
        members: items.map((line, at) => ({
          rank: at + 1,
          name: line.fullName,
          born: birthInWords(line.bornOn),
          sex: line.sex,
          joined: line.joinedOn,
          official: line.officialOn,
          branch: line.organisation?.name ?? null,
        })),
      },
      signature,
      keptAt: 'hồ sơ đảng viên',
    }
  },
  body: (filled) => [
    {
      block: 'table',
      columns: [
        { title: 'STT', width: 0.6, align: 'center' },
        { title: 'Họ và tên', width: 2.6 },
        { title: 'Ngày sinh', width: 1.3, align: 'center' },
        { title: 'Giới tính', width: 0.8, align: 'center' },
        { title: 'Ngày vào Đảng', width: 1.4, align: 'center' },
        { title: 'Ngày chính thức', width: 1.4, align: 'center' },
        { title: 'Chi bộ', width: 2.2 },
      ],
      rows: filled
        .rows('members')
        .map((row) =>
          ['rank', 'name', 'born', 'sex', 'joined', 'official', 'branch'].map((key) => row[key]!),
        ),
    },
    { block: 'lines', lines: [{ label: 'Tổng số', value: `${filled.text('count')} đảng viên` }] },
  ],
}

/** The printable forms of lists of members. */
export const MEMBER_PAPERS: readonly PaperForm[] = [memberList]

/** A birth as far as it is known: 12/05/1990, 05/1990 or 1990. */
function birthInWords(born: string): string {
  return born.split('-').reverse().join('/')
}
