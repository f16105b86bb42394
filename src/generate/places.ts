import { pick, type Random } from './random.ts'

const FIRST = (
  'An Bình Phú Tân Long Hòa Thanh Vĩnh Đông Xuân Yên Quang Minh Hải Nam Nghĩa Hưng Thuận Lộc Đại Trung ' +
  'Phước Mỹ Hồng Kim Ngọc Sơn Thạch Vạn Cẩm'
).split(' ')
const SECOND = (
  'Bình Phú Lộc Hưng Thịnh Sơn Giang Thành Thắng Hòa Tiến Đức Khánh Lâm Trạch Điền Hội Châu Phong Quý ' +
  'Xuyên Cường Thủy Lạc Mỹ Nhân Tâm Trung Vân Lợi'
).split(' ')

/** An invented place name such as `Phú Lộc`; real places may happen to be called so. */
export function inventedPlace(random: Random): string {
  const first = pick(random, FIRST)
  const second = pick(random, SECOND)
  return first === second ? `${first} Hải` : `${first} ${second}`
}

/** What a grassroots organisation of a statistical type is called, before the place. */
export const CALLED: Record<string, readonly string[]> = {
  xa: ['xã'],
  phuong: ['phường'],
  thi_tran: ['thị trấn'],
  co_quan: [
    'Văn phòng',
    'Phòng Tài chính',
    'Phòng Nội vụ',
    'Thanh tra',
    'Tòa án nhân dân',
    'Chi cục Thuế',
    'Kho bạc',
  ],
  su_nghiep_cong_lap: ['Trung tâm Văn hóa', 'Ban Quản lý dự án', 'Trung tâm Dịch vụ nông nghiệp'],
  truong_hoc: ['Trường Trung học phổ thông', 'Trường Trung học cơ sở', 'Trường Tiểu học'],
  benh_vien: ['Bệnh viện đa khoa', 'Trung tâm Y tế'],
  dai_hoc_cao_dang: ['Trường Cao đẳng', 'Trường Đại học'],
  doanh_nghiep_nha_nuoc: ['Công ty TNHH một thành viên', 'Xí nghiệp'],
  co_phan_von_nha_nuoc: ['Công ty cổ phần'],
  doanh_nghiep_tu_nhan: ['Công ty TNHH', 'Công ty cổ phần'],
  hop_tac_xa: ['Hợp tác xã'],
  quan_doi: ['Tiểu đoàn', 'Kho', 'Ban Chỉ huy'],
  cong_an: ['Công an', 'Phòng nghiệp vụ'],
  o_nuoc_ngoai: ['Cơ quan đại diện', 'Lưu học sinh'],
}

/** Statistical types of the grassroots organisations of a setting, frequent ones repeated. */
export const TYPES_OF: Record<Setting, readonly string[]> = {
  district: [
    'co_quan',
    'truong_hoc',
    'truong_hoc',
    'su_nghiep_cong_lap',
    'benh_vien',
    'doanh_nghiep_tu_nhan',
    'hop_tac_xa',
  ],
  bloc: [
    'co_quan',
    'co_quan',
    'co_quan',
    'su_nghiep_cong_lap',
    'dai_hoc_cao_dang',
    'doanh_nghiep_nha_nuoc',
    'co_phan_von_nha_nuoc',
  ],
  army: ['quan_doi'],
  police: ['cong_an'],
  offices: ['co_quan', 'co_quan', 'su_nghiep_cong_lap', 'dai_hoc_cao_dang'],
  firms: ['doanh_nghiep_nha_nuoc', 'co_phan_von_nha_nuoc'],
  abroad: ['o_nuoc_ngoai'],
}

/** Where grassroots organisations stand: it decides their statistical types. */
export type Setting = 'district' | 'bloc' | 'army' | 'police' | 'offices' | 'firms' | 'abroad'
