/** What is looked at before a document is issued (kiểm tra chất lượng văn bản trước khi ban hành). */
export const CHECKS = [
  'type-allowed',
  'type-not-known',
  'number-follows',
  'number-leaves-gap',
  'basis-cited',
  'basis-missing',
  'basis-in-force',
  'basis-replaced',
  'basis-not-in-force',
  'layout-complete',
  'layout-missing',
] as const
export type CheckCode = (typeof CHECKS)[number]
