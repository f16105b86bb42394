/** Bodies (cấp ủy và cơ quan kiểm tra) in which seats are held. Source: Điều lệ Đ.9, 21, 24; 296-QĐ/TW. */
export const COMMITTEES = ['cap_uy', 'ban_thuong_vu', 'chi_uy', 'uy_ban_kiem_tra'] as const
export type CommitteeCode = (typeof COMMITTEES)[number]

/** Posts (chức vụ) in them, from the first to the last. */
export const COMMITTEE_ROLES = [
  'bi_thu',
  'pho_bi_thu_thuong_truc',
  'pho_bi_thu',
  'uy_vien_btv',
  'uy_vien',
  'chi_uy_vien',
  'to_truong',
  'chu_nhiem_ubkt',
  'pho_chu_nhiem_ubkt',
  'uy_vien_ubkt',
] as const
export type CommitteeRole = (typeof COMMITTEE_ROLES)[number]

/** How a seat was filled: elected (bầu), appointed (chỉ định), co-opted (bổ sung). */
export const MANNERS = ['bau', 'chi_dinh', 'bo_sung'] as const
export type Manner = (typeof MANNERS)[number]

/** Which posts a body has. */
export const ROLES_IN: Record<CommitteeCode, readonly CommitteeRole[]> = {
  cap_uy: ['bi_thu', 'pho_bi_thu_thuong_truc', 'pho_bi_thu', 'uy_vien_btv', 'uy_vien'],
  ban_thuong_vu: ['bi_thu', 'pho_bi_thu_thuong_truc', 'pho_bi_thu', 'uy_vien_btv'],
  chi_uy: ['bi_thu', 'pho_bi_thu', 'to_truong', 'chi_uy_vien'],
  uy_ban_kiem_tra: ['chu_nhiem_ubkt', 'pho_chu_nhiem_ubkt', 'uy_vien_ubkt'],
}
