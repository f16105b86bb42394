import type { PageEntry } from './page-entry.ts'

/** The pages of reports and returns. */
export const REPORT_PAGES: readonly PageEntry[] = [
  { path: '/returns', page: () => import('#returns/list-page.tsx').then((room) => room.ReturnsPage) },
  { path: '/returns/$id', page: () => import('#returns/return-page.tsx').then((room) => room.ReturnPage) },
  {
    path: '/return-periods/new',
    page: () => import('#returns/new-period-page.tsx').then((room) => room.NewPeriodPage),
  },
  {
    path: '/return-periods/$id',
    page: () => import('#returns/period-page.tsx').then((room) => room.PeriodPage),
  },
]
