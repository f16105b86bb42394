import { pick, type Random } from '#generate/random.ts'

/** Who takes a grassroots organisation over in 2025: party offices, the people's committee, or a ward. */
export type Heir = 'CQD' | 'UBND' | 'ward'

/** A grassroots organisation of the bloc by its function; firms and most schools are invented. */
export interface GrassrootsName {
  name: string
  type: string
  heir: Heir
}

function group(type: string, heir: Heir, names: string): GrassrootsName[] {
  return names.split('; ').map((name) => ({ name, type, heir }))
}

/** Those with child branches, 79 of the 80: the last was a grassroots branch until 2017. */
export const COMMITTEES: readonly GrassrootsName[] = [
  ...group(
    'dai_hoc_cao_dang',
    'UBND',
    'Trường Đại học Kỹ thuật Thành Nam; Trường Cao đẳng Sư phạm; Trường Cao đẳng Kinh tế và Công nghệ; ' +
      'Trường Cao đẳng Công nghiệp; Trường Cao đẳng Xây dựng; Trường Cao đẳng Nghề',
  ),
  ...group(
    'co_phan_von_nha_nuoc',
    'ward',
    'Tổng công ty cổ phần Dệt Tơ Vàng; Công ty cổ phần May Sông Xanh; Công ty cổ phần Dược phẩm Lộc An; ' +
      'Công ty cổ phần Cấp nước Nguồn Xanh; Công ty cổ phần Môi trường Phố Sạch; Công ty cổ phần Xây dựng Đông Thành; ' +
      'Công ty cổ phần Cơ khí Tân Tiến Hòa; Công ty cổ phần Vận tải Bến Đò; Công ty cổ phần Muối Biển Bạc; ' +
      'Công ty cổ phần Lương thực Đồng Vàng; Công ty cổ phần In Bút Sen; Công ty cổ phần Giống cây trồng Hạt Ngọc',
  ),
  ...group(
    'doanh_nghiep_nha_nuoc',
    'ward',
    'Công ty Điện lực tỉnh; Bưu điện tỉnh; Viễn thông tỉnh; Công ty TNHH một thành viên Thủy nông Đò Mới; ' +
      'Công ty TNHH một thành viên Thủy nông Cống Đá; Công ty TNHH một thành viên Thủy nông Bến Nước; ' +
      'Ngân hàng Nông nghiệp chi nhánh tỉnh; Ngân hàng Công thương chi nhánh tỉnh; Ngân hàng Đầu tư chi nhánh tỉnh; ' +
      'Ngân hàng Chính sách xã hội chi nhánh tỉnh',
  ),
  ...group(
    'doanh_nghiep_tu_nhan',
    'ward',
    'Công ty cổ phần May Phúc Sinh; Công ty TNHH Giày Bước Mới; Công ty cổ phần Thép Lửa Hồng; Công ty TNHH Gỗ Rừng Thu',
  ),
  ...group(
    'benh_vien',
    'UBND',
    'Bệnh viện Đa khoa tỉnh; Bệnh viện Phụ sản; Bệnh viện Nhi; Bệnh viện Y học cổ truyền; Bệnh viện Tâm thần; ' +
      'Bệnh viện Phổi; Bệnh viện Mắt; Bệnh viện Phục hồi chức năng; Bệnh viện Nội tiết',
  ),
  ...group(
    'su_nghiep_cong_lap',
    'UBND',
    'Trung tâm Kiểm soát bệnh tật; Đài Phát thanh và Truyền hình tỉnh; Ban Quản lý dự án đầu tư xây dựng tỉnh',
  ),
  ...group(
    'co_quan',
    'UBND',
    'Sở Tài chính; Sở Kế hoạch và Đầu tư; Sở Công Thương; Sở Nông nghiệp và Phát triển nông thôn; ' +
      'Sở Giao thông vận tải; Sở Xây dựng; Sở Tài nguyên và Môi trường; Sở Thông tin và Truyền thông; ' +
      'Sở Lao động - Thương binh và Xã hội; Sở Văn hóa, Thể thao và Du lịch; Sở Khoa học và Công nghệ; ' +
      'Sở Giáo dục và Đào tạo; Sở Y tế; Sở Nội vụ; Sở Tư pháp; Thanh tra tỉnh; Văn phòng Ủy ban nhân dân tỉnh; ' +
      'Cục Thuế tỉnh; Cục Thống kê tỉnh; Kho bạc Nhà nước tỉnh; Bảo hiểm xã hội tỉnh; Tòa án nhân dân tỉnh; ' +
      'Viện Kiểm sát nhân dân tỉnh; Cục Thi hành án dân sự tỉnh; Cục Quản lý thị trường tỉnh; Chi cục Kiểm lâm; ' +
      'Ngân hàng Nhà nước chi nhánh tỉnh; Ban Quản lý các khu công nghiệp tỉnh',
  ),
  ...group(
    'co_quan',
    'CQD',
    'Văn phòng Tỉnh ủy; Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh; Liên đoàn Lao động tỉnh; Hội Nông dân tỉnh; ' +
      'Trường Chính trị tỉnh; Báo tỉnh; Hội Liên hiệp Phụ nữ tỉnh',
  ),
]

/** Grassroots branches that every province has by function; invented firms and schools fill the number up. */
const SINGLE_BRANCHES: readonly GrassrootsName[] = [
  ...group(
    'co_quan',
    'CQD',
    'Ban Tổ chức Tỉnh ủy; Ban Tuyên giáo Tỉnh ủy; Ban Dân vận Tỉnh ủy; Ban Nội chính Tỉnh ủy; Ủy ban Kiểm tra Tỉnh ủy; ' +
      'Cơ quan Đảng ủy Khối; Hội Cựu chiến binh tỉnh; Tỉnh Đoàn; Hội Nhà báo tỉnh; Hội Văn học nghệ thuật tỉnh; ' +
      'Hội Chữ thập đỏ tỉnh; Hội Luật gia tỉnh; Hội Người mù tỉnh; Hội Khuyến học tỉnh; Liên minh Hợp tác xã tỉnh',
  ),
  ...group(
    'co_quan',
    'UBND',
    'Văn phòng Hội đồng nhân dân tỉnh; Cục Dự trữ Nhà nước khu vực; Chi cục Hải quan; Chi cục Thủy sản; ' +
      'Chi cục Phát triển nông thôn; Chi cục Dân số; Chi cục An toàn vệ sinh thực phẩm; Quỹ Đầu tư phát triển tỉnh',
  ),
  ...group(
    'su_nghiep_cong_lap',
    'UBND',
    'Bảo tàng tỉnh; Thư viện tỉnh; Nhà hát Chèo; Trung tâm Lưu trữ lịch sử; Trung tâm Khuyến nông; ' +
      'Trung tâm Dịch vụ việc làm; Trung tâm Giám định y khoa; Trung tâm Pháp y; Trung tâm Trợ giúp pháp lý',
  ),
]

const FIRM_WORDS = [
  'Hừng Đông',
  'Sao Khuê',
  'Lúa Mới',
  'Ánh Dương',
  'Tre Việt',
  'Cánh Buồm',
  'Đại Lộc Phát',
  'Minh Tâm An',
  'Gió Biển',
  'Nam Hải Thịnh',
  'Bình Yên',
  'Hoa Gạo',
  'Thuận Hòa Phát',
  'Sơn Hà Mới',
  'Phú Vinh An',
  'Sen Hồng',
]
const FIRM_KINDS: readonly [string, string][] = [
  ['Công ty TNHH May', 'doanh_nghiep_tu_nhan'],
  ['Công ty cổ phần Thương mại', 'doanh_nghiep_tu_nhan'],
  ['Công ty TNHH Xây dựng', 'doanh_nghiep_tu_nhan'],
  ['Công ty cổ phần Tư vấn thiết kế', 'co_phan_von_nha_nuoc'],
  ['Công ty TNHH Điện tử', 'fdi'],
]

/** Invented firms and schools until there are so many grassroots branches, no name twice. */
export function singleBranches(random: Random, count: number): GrassrootsName[] {
  const names = [...SINGLE_BRANCHES]
  const schools = FIRM_WORDS.slice(0, 7).map((word) => `Trường Trung học phổ thông ${word}`)
  names.push(...schools.map((name) => ({ name, type: 'truong_hoc', heir: 'UBND' as const })))
  while (names.length < count) {
    const [kind, type] = pick(random, FIRM_KINDS)
    const name = `${kind} ${pick(random, FIRM_WORDS)}`
    if (!names.some((one) => one.name === name)) names.push({ name, type, heir: 'ward' })
  }
  return names
}

const FIRM_BRANCHES = [
  'Văn phòng',
  'Phân xưởng 1',
  'Phân xưởng 2',
  'Phòng Kỹ thuật',
  'Phòng Kinh doanh',
  'Đội Cơ điện',
  'Kho vận',
  'Phân xưởng 3',
  'Đội Bảo vệ',
]

/** What the child branches of a type are called, in order. */
export const BRANCH_NAMES: Record<string, readonly string[]> = {
  co_quan: [
    'Văn phòng',
    'Nghiệp vụ 1',
    'Nghiệp vụ 2',
    'Thanh tra',
    'Kế hoạch - Tài chính',
    'Đơn vị trực thuộc 1',
    'Đơn vị trực thuộc 2',
    'Đơn vị trực thuộc 3',
    'Hưu trí cơ quan',
  ],
  benh_vien: [
    'Hành chính',
    'Khoa Nội',
    'Khoa Ngoại',
    'Khoa Khám bệnh',
    'Khoa Hồi sức cấp cứu',
    'Khoa Dược',
    'Khoa Xét nghiệm',
    'Khoa Nhi',
    'Khoa Sản',
  ],
  dai_hoc_cao_dang: [
    'Phòng Hành chính',
    'Phòng Đào tạo',
    'Khoa Cơ bản',
    'Khoa Kinh tế',
    'Khoa Công nghệ',
    'Khoa Điện',
    'Khoa Cơ khí',
    'Khoa Ngoại ngữ',
    'Sinh viên',
  ],
  su_nghiep_cong_lap: [
    'Hành chính',
    'Chuyên môn 1',
    'Chuyên môn 2',
    'Kỹ thuật',
    'Kế hoạch',
    'Dịch vụ',
    'Dự án 1',
    'Dự án 2',
    'Kho',
  ],
  doanh_nghiep_nha_nuoc: FIRM_BRANCHES,
  co_phan_von_nha_nuoc: FIRM_BRANCHES,
  doanh_nghiep_tu_nhan: FIRM_BRANCHES,
}
