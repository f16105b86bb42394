import { draw, lot, pick, type Random } from './random.ts'

export type Sex = 'nam' | 'nữ'

/** Family names by their rough share among Kinh people, in per mille; our own round figures after published rankings. */
const FAMILY = lot<string>([
  ['Nguyễn', 384],
  ['Trần', 110],
  ['Lê', 95],
  ['Phạm', 70],
  ['Hoàng', 30],
  ['Huỳnh', 21],
  ['Phan', 45],
  ['Vũ', 26],
  ['Võ', 13],
  ['Đặng', 21],
  ['Bùi', 20],
  ['Đỗ', 14],
  ['Hồ', 13],
  ['Ngô', 13],
  ['Dương', 10],
  ['Lý', 5],
  ['Đinh', 10],
  ['Đoàn', 9],
  ['Đào', 9],
  ['Trịnh', 8],
  ['Mai', 8],
  ['Lương', 8],
  ['Trương', 12],
  ['Cao', 6],
  ['Tạ', 5],
  ['Hà', 6],
  ['Phùng', 5],
  ['Lâm', 5],
  ['Tô', 4],
  ['Châu', 3],
  ['Thái', 3],
  ['Chu', 4],
  ['Quách', 2],
  ['La', 2],
  ['Kiều', 2],
  ['Lưu', 3],
  ['Vương', 3],
  ['Khổng', 1],
  ['Tống', 2],
  ['Đàm', 2],
  ['Nghiêm', 1],
  ['Bạch', 1],
  ['Triệu', 1],
  ['Từ', 1],
])

const MIDDLE: Record<Sex, ReturnType<typeof lot<string>>> = {
  nam: lot([
    ['Văn', 300],
    ['Đức', 70],
    ['Hữu', 50],
    ['Quang', 50],
    ['Minh', 50],
    ['Xuân', 45],
    ['Đình', 45],
    ['Công', 40],
    ['Ngọc', 40],
    ['Thanh', 40],
    ['Trọng', 30],
    ['Quốc', 35],
    ['Anh', 25],
    ['Duy', 25],
    ['Tiến', 25],
    ['Mạnh', 25],
    ['Thế', 25],
    ['Bá', 15],
    ['Viết', 15],
    ['Gia', 12],
    ['Hoàng', 25],
    ['Tuấn', 15],
    ['', 8],
  ]),
  nữ: lot([
    ['Thị', 560],
    ['Ngọc', 55],
    ['Thu', 50],
    ['Thanh', 45],
    ['Thùy', 30],
    ['Phương', 30],
    ['Minh', 30],
    ['Kim', 30],
    ['Thị Thu', 25],
    ['Thị Thanh', 22],
    ['Thị Ngọc', 20],
    ['Thị Kim', 15],
    ['Bích', 18],
    ['Hồng', 20],
    ['Mai', 12],
    ['Diệu', 8],
    ['Khánh', 10],
    ['', 5],
  ]),
}

type Era = 'before 1965' | '1965-1984' | 'from 1985'

const GIVEN: Record<Sex, Record<Era, readonly string[]>> = {
  nam: {
    'before 1965': words(
      'Hùng Thắng Bình Chiến Hòa Thành Sơn Minh Lợi Phúc Thọ Khánh Tiến Quý Đức Bảo Cường Vinh Lộc Ninh Nghĩa Tâm Tuyên ' +
        'Chính Thuận Hải Mạnh Dũng Khoa Toàn Hiền Sửu Tý Mùi Dần Đông Xuân Thanh Long Hợp Tấn Kiên Bách Định',
    ),
    '1965-1984': words(
      'Hùng Dũng Cường Tuấn Hải Sơn Thắng Thành Minh Long Hà Nam Trung Hiếu Quân Bình Tiến Hưng Toàn Đức Quang Việt Chiến ' +
        'Khánh Kiên Lâm Phong Vinh Hòa Tùng Giang Thanh Phương Linh Hoàng Điệp Ngọc Thịnh Đông Dương Quyết',
    ),
    'from 1985': words(
      'Anh Tuấn Hiếu Đức Huy Minh Nam Long Tùng Trung Dũng Thành Hoàng Việt Linh Quang Duy Khánh Sơn Đạt Thắng Hải Kiên ' +
        'Phong Cường Bách Tú Lâm Hưng Khoa Nghĩa Quân Thịnh Vũ Phúc Bảo Đăng Khải Nhật Trường Tiến',
    ),
  },
  nữ: {
    'before 1965': words(
      'Lan Hoa Hồng Nga Bình Minh Thanh Tâm Mai Hòa Thu Sáu Lý Nhàn Thoa Xuân Liên Cúc Hiền Phượng Loan Yến Đào Hạnh ' +
        'Thơm Nhung Tuyết Vân Hợp Ngọ Bích Mùi Chín Oanh Thắm Dung Chung Lành',
    ),
    '1965-1984': words(
      'Hương Hà Thủy Hằng Hạnh Lan Nga Hoa Hồng Thanh Vân Yến Mai Hiền Phương Dung Loan Thu Thúy Huyền Tuyết Nhung Hòa ' +
        'Liên Hoài Tâm Bình Ngân Oanh Minh Thảo Hoàn Tuyến Lụa Thơm Xuyến Ngọc Anh',
    ),
    'from 1985': words(
      'Anh Linh Trang Hương Hà Thảo Huyền Phương Nhung Thu Ngọc Hiền Lan Mai Yến Hằng Thủy Dung Quỳnh Vân Giang Chi Ngân ' +
        'My Hạnh Trâm Vy Hoa Nga Duyên Oanh Dương Thúy Diệp Uyên Thương',
    ),
  },
}

/** An invented full name, as frequent as such names are for the sex and the year of birth. */
export function inventedName(random: Random, sex: Sex, bornIn: number): string {
  const given = GIVEN[sex][bornIn < 1965 ? 'before 1965' : bornIn < 1985 ? '1965-1984' : 'from 1985']
  const parts = [draw(random, FAMILY), draw(random, MIDDLE[sex]), commonFirst(random, given)]
  return parts.filter(Boolean).join(' ')
}

/** One of a list ordered from frequent to rare. */
function commonFirst(random: Random, list: readonly string[]): string {
  return random() < 0.35 ? pick(random, list.slice(0, 10)) : pick(random, list)
}

function words(text: string): string[] {
  return text.split(' ')
}
