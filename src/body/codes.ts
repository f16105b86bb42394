/**
 * Kinds of body (loại cơ quan, ban). `group` says how they are counted together; an internal unit counts as one of its
 * body, never beside it; `inner` bodies have members with posts. Our own list, by what the articles and the texts name.
 */
export const BODY_KINDS = [
  'ban_dang',
  'tham_muu',
  'su_nghiep',
  'chuyen_mon',
  'ban_chi_dao',
  'tieu_ban',
  'to_giup_viec',
  'co_quan_nha_nuoc',
  'mat_tran',
  'doan_the',
  'dau_moi',
] as const
export type BodyKind = (typeof BODY_KINDS)[number]

/** Internal units (đầu mối bên trong: vụ, cục, phòng): counted within their body. */
export const INTERNAL: BodyKind = 'dau_moi'

/** Bodies for a task and a period, made of people who keep their posts elsewhere. */
export const FOR_A_TASK: readonly BodyKind[] = ['ban_chi_dao', 'tieu_ban', 'to_giup_viec']

/** Kinds of organisation that a party group (đảng đoàn, ban cán sự đảng) has in the register. */
export const PARTY_GROUPS = ['dang_doan', 'ban_can_su_dang'] as const

/** Posts in a body, from the first to the last. */
export const BODY_ROLES = ['head', 'standing_deputy', 'deputy', 'member'] as const
export type BodyRole = (typeof BODY_ROLES)[number]

/** Acts (việc) by which bodies come, change and go. */
export const BODY_ACTS = ['found', 'change', 'merge', 'absorb', 'dissolve'] as const
export type BodyAct = (typeof BODY_ACTS)[number]

/** What an act did to a body. */
export const BODY_PARTS = ['founded', 'changed', 'predecessor', 'successor', 'ended', 'carried'] as const
export type BodyPart = (typeof BODY_PARTS)[number]

/** Groups of job positions (nhóm vị trí việc làm); an editable default from practice, not from a text. */
export const POSITION_CATEGORIES = ['lanh_dao', 'chuyen_mon', 'dung_chung', 'ho_tro'] as const
export type PositionCategory = (typeof POSITION_CATEGORIES)[number]
