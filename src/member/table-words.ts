import type { Words } from '#ui/words.tsx'

/** What the list of members says as a file. */
export const tableWords = {
  title: { vi: 'Danh sách đảng viên', en: 'List of members' },
  ofUnit: { vi: 'Đơn vị', en: 'Unit' },
  onDay: { vi: 'Tính đến ngày', en: 'As of' },
  filter: { vi: 'Chỉ gồm', en: 'Only' },
  columns: {
    number: { vi: 'Số TT', en: 'No.' },
    fullName: { vi: 'Họ và tên', en: 'Full name' },
    birthName: { vi: 'Tên khai sinh', en: 'Name at birth' },
    bornOn: { vi: 'Ngày sinh', en: 'Born' },
    sex: { vi: 'Giới tính', en: 'Sex' },
    ethnicity: { vi: 'Dân tộc', en: 'Ethnicity' },
    religion: { vi: 'Tôn giáo', en: 'Religion' },
    nativePlace: { vi: 'Quê quán', en: 'Native place' },
    schooling: { vi: 'Giáo dục phổ thông', en: 'Schooling' },
    theory: { vi: 'Lý luận chính trị', en: 'Political theory' },
    education: { vi: 'Chuyên môn', en: 'Education' },
    profession: { vi: 'Nghề nghiệp', en: 'Occupation' },
    joinedOn: { vi: 'Ngày vào Đảng', en: 'Joined' },
    officialOn: { vi: 'Ngày chính thức', en: 'Official' },
    cardNo: { vi: 'Số thẻ', en: 'Card number' },
    dossierNo: { vi: 'Số lý lịch', en: 'Dossier number' },
    badges: { vi: 'Huy hiệu Đảng', en: 'Badges' },
    unit: { vi: 'Nơi sinh hoạt', en: 'Branch' },
  },
} satisfies Words
