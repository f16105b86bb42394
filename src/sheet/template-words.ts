import type { CellKind, SheetName } from './format.ts'

interface TemplateWords {
  title: string
  guide: readonly string[]
  /** Headings of the table of columns. */
  columns: readonly string[]
  required: string
  kinds: Record<CellKind, string>
  /** Headings of the code lists. */
  codes: readonly string[]
  lists: Record<'kind' | 'type' | 'category' | 'sex' | 'field' | 'male' | 'female', string>
}

/** What the workbook template says. */
export const TEMPLATE_WORDS: Record<'vi' | 'en', TemplateWords> = {
  vi: {
    title: 'Mẫu nhập dữ liệu đảng viên và tổ chức đảng',
    guide: [
      'Điền vào các bảng sau, giữ nguyên tên bảng và dòng tiêu đề; cột không dùng thì để trống.',
      'Số thẻ, số định danh, mã: để ô ở kiểu Text để không mất số 0 ở đầu.',
      'Mỗi lần một tổ chức đổi tên, loại, loại hình hay cấp trên là một dòng mới với “Từ ngày”, “Đến ngày” (tính cả hai ngày). Mỗi ngày có đúng một tổ chức gốc.',
      'Mỗi tăng, giảm đảng số là một dòng trong bảng Biến động. Chuyển trong nội bộ chỉ ghi một dòng có cả nơi đi và nơi đến.',
      'Đảng viên đã có khi mở sổ: ghi một dòng I0 với ngày mở sổ.',
      'Bảng này và bảng Danh mục không được nhập. Các ví dụ dưới đây là người và tổ chức tưởng tượng.',
    ],
    columns: ['Bảng', 'Cột', 'Tên chuẩn', 'Bắt buộc', 'Cách ghi', 'Ví dụ'],
    required: 'bắt buộc',
    kinds: {
      text: 'chữ',
      day: 'ngày dd/mm/yyyy',
      birth: 'dd/mm/yyyy; nếu không rõ: mm/yyyy hoặc yyyy',
      sex: 'nam hoặc nữ',
      category: 'mã trong bảng Danh mục',
      kind: 'mã hoặc tên trong bảng Danh mục',
      field: 'mục trong bảng Danh mục',
    },
    codes: ['Danh mục', 'Mã', 'Tên'],
    lists: {
      kind: 'Loại tổ chức',
      type: 'Loại hình cơ sở',
      category: 'Loại biến động',
      sex: 'Giới tính',
      field: 'Mục thay đổi theo thời gian',
      male: 'Nam',
      female: 'Nữ',
    },
  },
  en: {
    title: 'Template for members and party organisations',
    guide: [
      'Fill in the sheets that follow; keep their names and header rows; leave unused columns empty.',
      'Card numbers, identity numbers and codes: keep the cells as text, so that leading zeros stay.',
      'Each change of an organisation’s name, kind, type or superior is a new row with its first and last day, both included. There is exactly one root on every day.',
      'Each increase or decrease is one row in movements. A transfer inside the register is one row with both ends.',
      'Members present when the register is opened: one row I0 on that day.',
      'This sheet and the codes are not imported. The examples below are invented people and organisations.',
    ],
    columns: ['Sheet', 'Column', 'Standard name', 'Required', 'How to write it', 'Example'],
    required: 'required',
    kinds: {
      text: 'text',
      day: 'day dd/mm/yyyy or YYYY-MM-DD',
      birth: 'day; if unknown mm/yyyy or yyyy',
      sex: 'nam or nữ',
      category: 'a code from the sheet Codes',
      kind: 'a code or Vietnamese name from the sheet Codes',
      field: 'a field from the sheet Codes',
    },
    codes: ['List', 'Code', 'Name'],
    lists: {
      kind: 'Kind of organisation',
      type: 'Type of grassroots organisation',
      category: 'Category of movement',
      sex: 'Sex',
      field: 'Field that changes over time',
      male: 'male',
      female: 'female',
    },
  },
}

/** One example for each column; the people and organisations are invented. */
export const EXAMPLES: Partial<Record<SheetName, Readonly<Record<string, string>>>> = {
  organisations: {
    code: 'VIDU.CB1',
    name: 'Chi bộ Thôn Ví Dụ',
    kind: 'chi_bo_truc_thuoc',
    type: '',
    parent_code: 'VIDU',
    from: '01/01/2015',
    to: '',
    decision_no: '01-QĐ/ĐU',
  },
  members: {
    member_code: 'VD0001',
    full_name: 'Nguyễn Thị Ví Dụ',
    sex: 'nữ',
    born_on: '02/01/1985',
    ethnicity: 'Kinh',
    religion: 'Không',
    citizen_id: '000000000001',
    card_no: '000000000001',
    schooling: '12/12',
    education: 'Đại học',
    theory: 'Trung cấp',
    profession: 'Giáo viên',
    stratum: 'Viên chức',
    native_place: 'Xã Ví Dụ',
    residence: 'Xã Ví Dụ',
    phone: '0900000000',
    admission_decided_on: '19/05/2012',
    ceremony_on: '03/06/2012',
    official_on: '03/06/2013',
    recognition_decided_on: '20/06/2013',
  },
  movements: {
    member_code: 'VD0001',
    day: '01/01/2016',
    category: 'I0',
    from_code: '',
    to_code: 'VIDU.CB1',
    decision_no: '',
    note: '',
  },
  attributes: { member_code: 'VD0001', day: '01/09/2020', field: 'education', value: 'Thạc sĩ' },
}
