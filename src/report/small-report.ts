import { day } from '#platform/day.ts'
import type { Drawn, DrawnTable, Figure } from './drawn.ts'
import type { Content } from './issue-store.ts'

const figure = (id: string, value: number): Figure => ({
  id,
  measure: 'members',
  label: { vi: 'Đảng viên', en: 'Members' },
  definition: { vi: '', en: '' },
  source: null,
  opensTo: 'people',
  unit: { id: '00000000-0000-4000-8000-000000000001', name: 'Đảng bộ Ví dụ' },
  where: '',
  from: day('2022-01-01'),
  to: day('2022-12-31'),
  time: 'day',
  value,
  before: null,
  target: null,
})
const table = (key: string, title: string, chart: DrawnTable['chart']): DrawnTable => ({
  key,
  title,
  names: 'Thành phần',
  columns: ['Nam', 'Nữ'],
  rows: [
    {
      label: 'Cán bộ',
      isTotal: false,
      cells: [
        { text: '50', figure: 'a' },
        { text: '30', figure: 'b' },
      ],
    },
    {
      label: 'Viên chức',
      isTotal: false,
      cells: [
        { text: '30', figure: 'b' },
        { text: '50', figure: 'a' },
      ],
    },
    {
      label: 'Cộng',
      isTotal: true,
      cells: [
        { text: '80', figure: 'c' },
        { text: '80', figure: 'c' },
      ],
    },
  ],
  chart,
})
const drawn: Drawn = {
  subject: 'kết quả công tác tổ chức xây dựng Đảng',
  period: 'năm 2022',
  countedTo: day('2022-12-31'),
  opening: [],
  sections: [
    { key: 'results', level: 1, title: 'Kết quả', sentences: [], tables: [], free: null },
    {
      key: 'membership',
      level: 2,
      title: 'Đảng viên',
      sentences: [
        [
          { text: 'Tổng số đảng viên là ', figure: null },
          { text: '160', figure: 'c' },
          { text: '.', figure: null },
        ],
      ],
      tables: [
        table('one', 'Đảng viên theo thành phần', {
          kind: 'bars',
          columns: [0],
          title: 'Đảng viên nam theo thành phần',
        }),
      ],
      free: null,
    },
    {
      key: 'tasks',
      level: 1,
      title: 'Nhiệm vụ',
      sentences: [],
      tables: [],
      free: { hint: { vi: '', en: '' }, needed: true },
    },
    {
      key: 'proposals',
      level: 1,
      title: 'Kiến nghị',
      sentences: [],
      tables: [],
      free: { hint: { vi: '', en: '' }, needed: false },
    },
  ],
  appendix: [
    table('two', 'Nam và nữ', { kind: 'pyramid', columns: [0, 1], title: 'Nam và nữ theo thành phần' }),
  ],
  figures: [figure('a', 50), figure('b', 30), figure('c', 80)],
}
/** All that a small report says. */
export const SMALL: Content = {
  drawn,
  texts: [
    {
      section: 'tasks',
      version: 1,
      text: 'Việc một.\nViệc hai.',
      by: 'Cán bộ',
      at: '2022-12-31T00:00:00.000Z',
    },
  ],
  frame: {
    superior: 'Tỉnh ủy Ví dụ',
    issuer: 'Ban Thường vụ',
    author: 'Ban Thường vụ Tỉnh ủy Ví dụ',
    number: '05-BC/TU',
    symbol: 'BC/TU',
    place: 'Ví dụ',
    on: day('2023-01-05'),
    signature: { authority: 'T/M Ban Thường vụ', post: 'Bí thư', name: 'Nguyễn Văn Ví' },
    recipients: ['Ban Tổ chức Trung ương'],
    keptAt: 'Văn phòng',
  },
}
