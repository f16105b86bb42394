/**
 * Coded lists of a person's file: the values offered; other texts that a register brings along are kept as they are.
 * Source: form 2-HSĐV; decision 421-TCTK/PPCĐ for ethnic groups (docs/sources.md).
 */

/** Dân tộc: the 54 groups by their usual names. Kinh is the majority. */
export const ETHNIC_GROUPS: readonly string[] = [
  'Kinh',
  'Tày',
  'Thái',
  'Hoa',
  'Khơ-me',
  'Mường',
  'Nùng',
  'Hmông',
  'Dao',
  'Gia-rai',
  'Ngái',
  'Ê-đê',
  'Ba-na',
  'Xơ-đăng',
  'Sán Chay',
  'Cơ-ho',
  'Chăm',
  'Sán Dìu',
  'Hrê',
  'Mnông',
  'Ra-glai',
  'Xtiêng',
  'Bru-Vân Kiều',
  'Thổ',
  'Giáy',
  'Cơ-tu',
  'Gié-Triêng',
  'Mạ',
  'Khơ-mú',
  'Co',
  'Tà-ôi',
  'Chơ-ro',
  'Kháng',
  'Xinh-mun',
  'Hà Nhì',
  'Chu-ru',
  'Lào',
  'La Chí',
  'La Ha',
  'Phù Lá',
  'La Hủ',
  'Lự',
  'Lô Lô',
  'Chứt',
  'Mảng',
  'Pà Thẻn',
  'Cờ Lao',
  'Cống',
  'Bố Y',
  'Si La',
  'Pu Péo',
  'Brâu',
  'Ơ-đu',
  'Rơ-măm',
]

/** Tôn giáo: none, and the recognised ones. */
export const RELIGIONS: readonly string[] = [
  'Không',
  'Phật giáo',
  'Công giáo',
  'Tin lành',
  'Cao Đài',
  'Phật giáo Hòa Hảo',
  'Hồi giáo',
  "Baha'i",
  'Tịnh độ cư sĩ Phật hội',
  'Cơ đốc Phục lâm',
  'Tứ Ân Hiếu Nghĩa',
  'Minh Sư đạo',
  'Minh Lý đạo',
  'Bà-la-môn',
  'Mặc Môn',
  'Phật giáo Hiếu Nghĩa Tà Lơn',
  'Bửu Sơn Kỳ Hương',
]

/** Trình độ chuyên môn: the highest professional qualification. */
export const EDUCATION: readonly string[] = [
  'Chưa qua đào tạo',
  'Sơ cấp',
  'Trung cấp',
  'Cao đẳng',
  'Đại học',
  'Thạc sĩ',
  'Tiến sĩ',
]

/** Học hàm. */
export const ACADEMIC_TITLES: readonly string[] = ['Phó giáo sư', 'Giáo sư']

/** Trình độ lý luận chính trị. */
export const THEORY: readonly string[] = ['Chưa qua', 'Sơ cấp', 'Trung cấp', 'Cao cấp', 'Cử nhân']

/** Thành phần nghề nghiệp as statistics count it. */
export const STRATA: readonly string[] = [
  'Cán bộ, công chức',
  'Viên chức',
  'Công nhân, lao động',
  'Nông dân',
  'Lực lượng vũ trang',
  'Học sinh, sinh viên',
  'Chủ doanh nghiệp',
  'Hưu trí',
  'Lao động tự do',
  'Khác',
]

/** Hình thức kỷ luật. Source: Điều lệ Đảng, Điều 35. */
export const DISCIPLINE: readonly string[] = ['Khiển trách', 'Cảnh cáo', 'Cách chức', 'Khai trừ']
