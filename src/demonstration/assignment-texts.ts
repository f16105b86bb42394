import type { Result } from '#assignment/stages.ts'

/** A text that the bloc passed down: what it gave, when, and how well it went (shares in thousandths, closing in %). */
export interface Directive {
  key: string
  title: string
  /** By which it is found in the register of documents, where that has it. */
  document: { number: string; keeper: string }
  ground: string
  product: string
  givenOn: string
  dueOn: string
  toBranches: boolean
  /** Of 1,000 units so many have done nothing; three, nine and twenty times as many have not come to the next steps. */
  late: number
  /** Where it still runs: no unit has reported; the last day of the acts. */
  ends: string | null
  closed: number
  /** Units (by the end of their code) that received it and did no more. */
  slow?: readonly string[]
}

const TU = 'NAMDINH'
const KHOI = 'NAMDINH.KHOI'

/** The texts that article 003 names, as the bloc passed them down; days and how far units came are invented. */
export const DIRECTIVES: readonly Directive[] = [
  {
    key: 'nq4-12',
    title: 'Thực hiện Nghị quyết Trung ương 4 (khóa XII) về tăng cường xây dựng, chỉnh đốn Đảng',
    document: { number: '04-NQ/TW', keeper: 'TW' },
    ground: 'Nghị quyết Trung ương 4 (khóa XII)',
    product: 'Kế hoạch và bản cam kết của cấp ủy',
    givenOn: '2016-12-12',
    dueOn: '2017-06-30',
    toBranches: false,
    late: 0,
    ends: null,
    closed: 100,
  },
  {
    key: 'kh54',
    title: 'Thực hiện Kế hoạch 54 của Ban Thường vụ Tỉnh ủy về Kết luận 18 của Ban Bí thư (khóa XII)',
    document: { number: '54-KH/TU', keeper: TU },
    ground: 'Kết luận 18 của Ban Bí thư (khóa XII)',
    product: 'Kế hoạch của cấp ủy, báo cáo kết quả',
    givenOn: '2018-11-14',
    dueOn: '2019-06-30',
    toBranches: true,
    late: 0,
    ends: null,
    closed: 100,
  },
  {
    key: 'hd12',
    title: 'Nâng cao chất lượng sinh hoạt chi bộ theo Hướng dẫn 12-HD/BTCTW',
    document: { number: '31-KH/ĐUK', keeper: KHOI },
    ground: 'Hướng dẫn 12 của Ban Tổ chức Trung ương',
    product: 'Kế hoạch của cấp ủy, bảng chấm điểm hằng tháng',
    givenOn: '2018-11-26',
    dueOn: '2019-12-31',
    toBranches: false,
    late: 0,
    ends: null,
    closed: 96,
  },
  {
    key: 'ct05-2022',
    title: 'Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh năm 2022 (Chỉ thị 05)',
    document: { number: '05-CT/TW', keeper: 'TW' },
    ground: 'Chỉ thị 05 của Bộ Chính trị; chuyên đề năm 2022',
    product: 'Kế hoạch của cấp ủy, báo cáo kết quả',
    givenOn: '2022-02-14',
    dueOn: '2022-09-30',
    toBranches: true,
    late: 6,
    ends: null,
    closed: 70,
    slow: ['001.01', '024.02'],
  },
  {
    key: 'kl21',
    title: 'Thực hiện Kết luận 21 của Trung ương (khóa XIII) gắn với Nghị quyết Trung ương 4',
    document: { number: '06-CTr/ĐUK', keeper: KHOI },
    ground: 'Kết luận 21-KL/TW; Nghị quyết Trung ương 4 (khóa XII, XIII)',
    product: 'Chương trình hành động của cấp ủy',
    givenOn: '2022-01-24',
    dueOn: '2022-12-15',
    toBranches: false,
    late: 12,
    ends: '2022-12-31',
    closed: 0,
  },
]

const gifts = (people: number): Result => ({
  what: 'Tặng quà Tết Nhâm Dần',
  beneficiaries: 'hộ nghèo',
  people,
  value: people * 500_000,
})
const house = (people: number): Result => ({
  what: 'Xây nhà đại đoàn kết',
  beneficiaries: 'hộ khó khăn về nhà ở',
  people,
  value: people * 60_000_000,
})
const books = (people: number): Result => ({
  what: 'Học bổng, sách vở',
  beneficiaries: 'học sinh nghèo vượt khó',
  people,
  value: people * 1_000_000,
})

/** A social-welfare action of some grassroots organisations, with what they reported. Invented. */
export const WELFARE: {
  title: string
  givenOn: string
  dueOn: string
  actions: readonly { unit: string; results: readonly Result[] }[]
} = {
  title: 'Chăm lo an sinh xã hội dịp Tết Nguyên đán 2022',
  givenOn: '2022-01-04',
  dueOn: '2022-01-28',
  actions: [
    { unit: '001', results: [gifts(60), house(1)] },
    { unit: '004', results: [gifts(45)] },
    { unit: '009', results: [gifts(120), house(2)] },
    { unit: '015', results: [books(80)] },
    { unit: '020', results: [gifts(30), books(25)] },
    { unit: '033', results: [gifts(75), house(1)] },
  ],
}
