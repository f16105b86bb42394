import type { Said } from '#measure/declaration.ts'
import type { FormCheck, FormColumn, FormRow, StatisticalForm } from './declaration.ts'
import { heading, TOTAL, WHO } from './lines.ts'

const line = (
  key: string,
  [vi, en]: readonly [string, string],
  { level = 1, measure, where }: Pick<FormRow, 'measure' | 'where'> & { level?: FormRow['level'] },
): FormRow => ({ key, label: { vi, en }, level, ...(measure && { measure }), ...(where && { where }) })

const ofOne = (dimension: string, ...values: string[]) => ({ [dimension]: { is: values } })

const LEVELS = ['30', '40', '45', '50', '55', '60', '65', '70', '75', '80', '85', '90', '95']
const BADGES = LEVELS.map((level) =>
  line(`badge-${level}`, [`Huy hiệu ${level} năm`, `${level} years`], {
    measure: 'badges',
    where: ofOne('level', level),
  }),
)
const CARDS = (
  [
    ['issued', ['Phát thẻ', 'Issued']],
    ['exchanged', ['Đổi thẻ', 'Exchanged']],
    ['lost', ['Cấp lại thẻ bị mất', 'Issued anew for a lost one']],
  ] as const
).map(([act, label]) => line(`card-${act}`, label, { measure: 'cards', where: ofOne('act', act) }))

const added = (key: string, label: Said, rows: readonly FormRow[], total: string): FormCheck => ({
  key,
  label,
  left: [{ block: 'main', column: 'total', rows: rows.map((row) => row.key) }],
  right: [{ block: 'main', column: 'total', rows: [total] }],
})

/** Biểu 7: badges, cards, transfers, removals of the period. */
export const WORK_FORM: StatisticalForm = {
  key: '7',
  symbol: 'Biểu số 7-BTCTW',
  title: { vi: 'Nghiệp vụ công tác đảng viên', en: 'Members’ affairs' },
  source: '11-HD/BTCTW',
  confidence: 'proposal',
  blocks: [
    {
      key: 'main',
      columns: [TOTAL],
      rows: [
        line('badges', ['Huy hiệu Đảng đã trao', 'Badges awarded'], { level: 0, measure: 'badges' }),
        ...BADGES,
        line('cards', ['Thẻ đảng viên đã trao', 'Cards handed out'], { level: 0, measure: 'cards' }),
        ...CARDS,
        heading('about-transfers', 'Chuyển sinh hoạt chính thức', 'Official transfers'),
        line('transferred-in', ['Chuyển đến', 'In'], { measure: 'changes', where: ofOne('category', 'I4') }),
        line('transferred-out', ['Chuyển đi', 'Out'], { measure: 'changes', where: ofOne('category', 'D5') }),
        heading('about-letters', 'Giấy giới thiệu sinh hoạt đảng đã cấp', 'Letters of introduction issued'),
        ...(
          [
            ['transfer-official', ['Chính thức', 'Official']],
            ['transfer-temporary', ['Tạm thời', 'Temporary']],
            ['transfer-out', ['Ra ngoài hệ thống', 'Out of the register']],
            ['transfer-in', ['Từ ngoài hệ thống đến', 'From outside']],
          ] as const
        ).map(([kind, label]) =>
          line(`letter-${kind}`, label, { measure: 'transfers', where: ofOne('kind', kind) }),
        ),
        heading('about-exits', 'Đưa ra khỏi Đảng', 'Exits'),
        ...(
          [
            ['D2', ['Khai trừ', 'Expelled']],
            ['D3', ['Xóa tên', 'Name removed']],
            ['D4', ['Xin ra khỏi Đảng', 'Left at own request']],
            ['D7', ['Hủy quyết định kết nạp', 'Admission annulled']],
          ] as const
        ).map(([code, label]) =>
          line(`exit-${code.toLowerCase()}`, label, { measure: 'changes', where: ofOne('category', code) }),
        ),
      ],
    },
  ],
  checks: [
    added(
      'badges',
      { vi: 'Các mức Huy hiệu cộng lại bằng tổng số', en: 'Levels add up to all badges' },
      BADGES,
      'badges',
    ),
    added(
      'cards',
      { vi: 'Các loại thẻ cộng lại bằng tổng số', en: 'Kinds add up to all cards' },
      CARDS,
      'cards',
    ),
  ],
}

const ages = (key: string, vi: string, en: string, ...bands: string[]): FormColumn => ({
  key,
  label: { vi, en },
  where: { age: { is: bands } },
})

const LEADER_COLUMNS: readonly FormColumn[] = [
  ...WHO,
  ages('to-40', 'Đến 40 tuổi', 'Up to 40', '18-30', '31-35', '36-40'),
  ages('41-50', '41 đến 50 tuổi', '41 to 50', '41-45', '46-50'),
  ages('51-60', '51 đến 60 tuổi', '51 to 60', '51-55', '56-60'),
  ages('over-60', 'Trên 60 tuổi', 'Over 60', '61-'),
  {
    key: 'degree',
    label: { vi: 'Đại học trở lên', en: 'University and above' },
    where: { education: { is: ['Đại học', 'Thạc sĩ', 'Tiến sĩ'] } },
  },
  {
    key: 'theory',
    label: { vi: 'Cao cấp, cử nhân lý luận', en: 'Advanced theory' },
    where: { theory: { is: ['Cao cấp', 'Cử nhân'] } },
  },
]

const KINDS_AT = [
  [
    'centre',
    'Trung ương và trực thuộc Trung ương',
    'Centre and directly under it',
    ['trung_uong', 'dang_bo_truc_thuoc_tw'],
  ],
  [
    'above',
    'Cấp trên trực tiếp của tổ chức cơ sở',
    'Immediately above the grassroots',
    ['dang_bo_huyen', 'dang_bo_khoi', 'dang_bo_cap_tren_co_so', 'dang_bo_xa', 'ngoai_nuoc'],
  ],
  ['grassroots', 'Tổ chức cơ sở đảng', 'Grassroots organisations', ['dang_bo_co_so', 'chi_bo_co_so']],
  [
    'below',
    'Dưới tổ chức cơ sở',
    'Below the grassroots',
    ['dang_bo_bo_phan', 'dang_bo_truc_thuoc_co_so', 'chi_bo_truc_thuoc', 'chi_bo', 'to_dang'],
  ],
] as const

const ROLES = [
  ['secretary', ['Bí thư', 'Secretary'], ['bi_thu']],
  ['deputy', ['Phó bí thư', 'Deputy secretary'], ['pho_bi_thu', 'pho_bi_thu_thuong_truc']],
  ['member', ['Ủy viên', 'Member'], ['uy_vien', 'uy_vien_btv', 'chi_uy_vien', 'to_truong']],
] as const

const COMMITTEES = ofOne('committee', 'cap_uy', 'chi_uy')

const LEADER_ROWS: FormRow[] = KINDS_AT.flatMap(([key, vi, en, kinds]) => [
  line(key, [vi, en], { level: 0, measure: 'posts', where: { ...COMMITTEES, ...ofOne('kind', ...kinds) } }),
  ...ROLES.map(([role, label, codes]) =>
    line(`${key}-${role}`, label, {
      measure: 'posts',
      where: { ...COMMITTEES, ...ofOne('kind', ...kinds), ...ofOne('role', ...codes) },
    }),
  ),
])

/** Biểu 9: seats in party committees at the end of the period. */
export const LEADERS_FORM: StatisticalForm = {
  key: '9',
  symbol: 'Biểu số 9-BTCTW',
  title: { vi: 'Cán bộ lãnh đạo, quản lý các cấp', en: 'Leaders at all levels' },
  source: '11-HD/BTCTW',
  confidence: 'proposal',
  blocks: [{ key: 'main', columns: LEADER_COLUMNS, rows: LEADER_ROWS }],
  checks: [
    ...KINDS_AT.map(([key, vi, en]) =>
      added(
        `roles-${key}`,
        {
          vi: `Bí thư + phó bí thư + ủy viên = tổng số, ${vi.toLocaleLowerCase('vi')}`,
          en: `Roles add up, ${en.toLowerCase()}`,
        },
        LEADER_ROWS.filter((row) => row.key.startsWith(`${key}-`)),
        key,
      ),
    ),
    ...KINDS_AT.map(([key, vi, en]) => ({
      key: `ages-${key}`,
      label: {
        vi: `Các nhóm tuổi cộng lại bằng tổng số, ${vi.toLocaleLowerCase('vi')}`,
        en: `Ages add up, ${en.toLowerCase()}`,
      },
      left: ['to-40', '41-50', '51-60', 'over-60'].map((column) => ({ block: 'main', column, rows: [key] })),
      right: [{ block: 'main', column: 'total', rows: [key] }],
    })),
  ],
  lacking: {
    vi: 'Chỉ đếm chức vụ trong cấp ủy, chi ủy; chức vụ trong chính quyền, đoàn thể không có trong sổ.',
    en: 'Seats in party committees alone; posts in government and mass organisations are not in the register.',
  },
}

const COURSES = [
  ['awareness', 'Bồi dưỡng nhận thức về Đảng', 'Awareness of the Party'],
  ['new-members', 'Lý luận chính trị cho đảng viên mới', 'Political theory for new members'],
  ['theory-elementary', 'Sơ cấp lý luận chính trị', 'Political theory, elementary'],
  ['theory-intermediate', 'Trung cấp lý luận chính trị', 'Political theory, intermediate'],
  ['theory-advanced', 'Cao cấp lý luận chính trị', 'Political theory, advanced'],
  ['state-management', 'Bồi dưỡng quản lý nhà nước', 'State management'],
  ['post', 'Bồi dưỡng chức danh', 'For a post'],
  ['committee', 'Bồi dưỡng cấp ủy viên, bí thư chi bộ', 'For committee members and branch secretaries'],
  ['party-work', 'Bồi dưỡng nghiệp vụ công tác đảng', 'Party work'],
  ['degree', 'Đại học, sau đại học chuyên ngành', 'University and higher degrees'],
  ['other', 'Loại lớp khác', 'Other kinds'],
] as const

const TRAINED_COLUMNS: readonly FormColumn[] = [
  { key: 'classes', label: { vi: 'Số lớp', en: 'Classes' }, measure: 'classes' },
  { key: 'total', label: { vi: 'Lượt học viên', en: 'Learners' }, measure: 'learners' },
  {
    key: 'completed',
    label: { vi: 'Hoàn thành', en: 'Completed' },
    measure: 'learners',
    where: { completed: { is: ['yes'] } },
  },
  {
    key: 'elsewhere',
    label: { vi: 'Cử đi học nơi khác', en: 'Sent elsewhere' },
    measure: 'learners',
    where: { elsewhere: { is: ['yes'] } },
  },
  { key: 'certificates', label: { vi: 'Giấy chứng nhận', en: 'Certificates' }, measure: 'certificates' },
]

const COURSE_ROWS = COURSES.map(([key, vi, en]) =>
  line(key, [vi, en], { where: ofOne('kind', key.replaceAll('-', '_')) }),
)

/** Biểu 10: classes of the period and who attended them. */
export const TRAINING_FORM: StatisticalForm = {
  key: '10',
  symbol: 'Biểu số 10-BTCTW',
  title: { vi: 'Kết quả đào tạo, bồi dưỡng cán bộ', en: 'Results of training' },
  source: '11-HD/BTCTW',
  confidence: 'proposal',
  blocks: [
    {
      key: 'main',
      columns: TRAINED_COLUMNS,
      rows: [line('total', ['Tổng số', 'Total'], { level: 0 }), ...COURSE_ROWS],
    },
  ],
  checks: TRAINED_COLUMNS.map(({ key, label }) => ({
    key: `kinds-${key}`,
    label: {
      vi: `Các loại lớp cộng lại bằng tổng số, cột ${label.vi.toLocaleLowerCase('vi')}`,
      en: `Kinds of classes add up to the total, ${label.en.toLowerCase()}`,
    },
    left: [{ block: 'main', column: key, rows: COURSE_ROWS.map((row) => row.key) }],
    right: [{ block: 'main', column: key, rows: ['total'] }],
  })),
  lacking: {
    vi: 'Học viên chưa được chia theo giới tính, dân tộc, tuổi: lớp có thể chỉ ghi số lượng.',
    en: 'Learners are not told apart by sex, ethnic group or age: a class may record their number alone.',
  },
}
