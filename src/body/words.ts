import type { Words } from '#ui/words.tsx'
import type { BodyKind } from './codes.ts'

type Both = { vi: string; en: string }

export const kindWords: Record<BodyKind, Both> = {
  ban_dang: { vi: 'Ban, văn phòng của cấp ủy', en: 'Commission or office of the committee' },
  tham_muu: { vi: 'Cơ quan tham mưu, giúp việc', en: 'Advisory body' },
  su_nghiep: { vi: 'Đơn vị sự nghiệp', en: 'Public-service unit' },
  chuyen_mon: { vi: 'Cơ quan, bộ phận chuyên môn', en: 'Specialised body' },
  ban_chi_dao: { vi: 'Ban chỉ đạo', en: 'Steering committee' },
  tieu_ban: { vi: 'Tiểu ban', en: 'Subcommittee' },
  to_giup_viec: { vi: 'Tổ biên tập, tổ giúp việc', en: 'Drafting or supporting group' },
  co_quan_nha_nuoc: { vi: 'Cơ quan nhà nước', en: 'State body' },
  mat_tran: { vi: 'Mặt trận Tổ quốc', en: 'Fatherland Front' },
  doan_the: { vi: 'Tổ chức chính trị - xã hội', en: 'Mass organisation' },
  dau_moi: { vi: 'Đầu mối bên trong (vụ, phòng)', en: 'Internal unit' },
}

/** What the pages of bodies say. */
export const words = {
  body: { vi: 'Cơ quan, ban', en: 'Body' },
  noBody: { vi: 'Không chọn', en: 'None' },
} satisfies Words
