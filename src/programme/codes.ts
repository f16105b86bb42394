/** Spans of a work programme (chương trình công tác): term (toàn khóa), year, quarter. */
export const SPANS = ['term', 'year', 'quarter'] as const
export type Span = (typeof SPANS)[number]

/** In the programme (trong chương trình), or arising beside it (phát sinh). */
export const ITEM_KINDS = ['planned', 'arising'] as const
export type ItemKind = (typeof ITEM_KINDS)[number]

/**
 * Why an item arose: a new rule (quy định mới), or the direction of the Central Organisation Commission, the standing
 * committee (ban thường vụ), its standing members (thường trực), another superior.
 */
export const GROUNDS = [
  'new_rule',
  'central_commission',
  'standing_committee',
  'standing_members',
  'other_superior',
] as const
export type Ground = (typeof GROUNDS)[number]

/** Fields of organisation work. */
export const FIELDS = [
  'grassroots',
  'cadres',
  'apparatus',
  'training',
  'policy',
  'inspection',
  'general',
] as const
export type Field = (typeof FIELDS)[number]

/** What an item is to bring forth (sản phẩm). */
export const PRODUCTS = [
  'nghi_quyet',
  'quy_dinh',
  'quy_che',
  'ket_luan',
  'quyet_dinh',
  'huong_dan',
  'chuong_trinh',
  'ke_hoach',
  'de_an',
  'bao_cao',
  'to_trinh',
  'thong_bao',
  'khac',
] as const
export type Product = (typeof PRODUCTS)[number]

/** What is done with an item or a scheme, act by act. */
export const ACTS = [
  'drafting',
  'collecting_opinions',
  'submitted',
  'adopted',
  'returned',
  'deferred',
  'dropped',
] as const
export type Act = (typeof ACTS)[number]

/** Where an item or a scheme stands: the last act, `planned` before the first. */
export const STATES = ['planned', ...ACTS] as const
export type State = (typeof STATES)[number]

/** Which act may follow which state. Adopted and dropped are ends; what was deferred is taken up again. */
export const NEXT: Record<State, readonly Act[]> = {
  planned: ['drafting', 'deferred', 'dropped'],
  drafting: ['collecting_opinions', 'submitted', 'deferred', 'dropped'],
  collecting_opinions: ['drafting', 'submitted', 'deferred', 'dropped'],
  submitted: ['adopted', 'returned', 'deferred', 'dropped'],
  returned: ['drafting', 'deferred', 'dropped'],
  deferred: ['drafting', 'dropped'],
  adopted: [],
  dropped: [],
}

/** States after which nothing more is owed. */
export const FINISHED: readonly State[] = ['adopted', 'dropped']
