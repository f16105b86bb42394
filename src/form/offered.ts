import type { Said } from '#measure/declaration.ts'

/** An official form that the register cannot fill in, and why not. */
export interface NotOffered {
  key: string
  title: Said
  why: Said
}

const NO_PAYROLL: Said = {
  vi: 'Sổ không ghi ai hưởng lương, phụ cấp từ ngân sách và biên chế của các cơ quan ngoài cơ quan đảng.',
  en: 'The register does not record who is paid from the budget, nor the staff of bodies outside the Party.',
}

/** Source: the list of forms of 11-HD/BTCTW (docs/sources.md). */
export const NOT_OFFERED: readonly NotOffered[] = [
  {
    key: '8A',
    title: { vi: 'Tình hình người hưởng lương, phụ cấp từ ngân sách', en: 'People paid from the budget' },
    why: NO_PAYROLL,
  },
  {
    key: '8B',
    title: {
      vi: 'Phân tích chất lượng người hưởng lương ngân sách',
      en: 'Quality of those paid from the budget',
    },
    why: NO_PAYROLL,
  },
  {
    key: '8C',
    title: { vi: 'Tổ chức bộ máy và cấp phó của các cơ quan', en: 'Bodies and deputies' },
    why: {
      vi: 'Sổ ghi các ban, cơ quan và vị trí ở đó, nhưng không ghi đủ các cơ quan nhà nước và số cấp phó được giao.',
      en: 'The register holds bodies and positions, but not all state bodies nor the number of deputies allowed.',
    },
  },
  {
    key: '11',
    title: { vi: 'Kết quả luân chuyển cán bộ', en: 'Rotation of cadres' },
    why: { vi: 'Sổ chưa ghi việc luân chuyển cán bộ.', en: 'The register does not record rotation.' },
  },
  {
    key: '12',
    title: { vi: 'Kết quả quy hoạch cán bộ các cấp', en: 'Planning of cadres' },
    why: { vi: 'Sổ chưa ghi quy hoạch cán bộ.', en: 'The register does not record the planning of cadres.' },
  },
  {
    key: '13',
    title: { vi: 'Số lượt bổ nhiệm, giới thiệu ứng cử', en: 'Appointments and nominations' },
    why: {
      vi: 'Sổ ghi chức vụ cấp ủy theo nhiệm kỳ, chưa ghi quy trình bổ nhiệm, giới thiệu ứng cử.',
      en: 'The register holds posts by term, not the procedures of appointment and nomination.',
    },
  },
]
