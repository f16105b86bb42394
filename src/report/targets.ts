import { textOfFilter, type Filter } from '#measure/filter.ts'

interface Targeted {
  measure: string
  where: Filter
  vi: string
  en: string
}

const of = (measure: string, where: Filter, vi: string, en: string): Targeted => ({ measure, where, vi, en })

/** What units set themselves targets for; reports compare these with what they count. */
export const TARGETED = [
  of('admissions', { category: { is: ['I1'] } }, 'Kết nạp đảng viên mới', 'Newly admitted members'),
  of('members', {}, 'Số đảng viên cuối kỳ', 'Members at the end'),
  of('learners', {}, 'Lượt người học các lớp', 'Learners of all classes'),
  of(
    'organisations',
    { grassroots: { is: ['dang_bo', 'chi_bo'] } },
    'Tổ chức cơ sở đảng cuối kỳ',
    'Grassroots organisations at the end',
  ),
  of('inspections', {}, 'Cuộc kiểm tra, giám sát', 'Inspections and supervisions'),
].map(({ measure, where, ...label }) => ({ measure, where: textOfFilter(where), label }))
