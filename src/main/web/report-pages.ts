import type { PageEntry } from './page-entry.ts'

/** The pages of reports, returns, published figures and yearly reviews. */
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
  {
    path: '/publications',
    page: () => import('#publication/list-page.tsx').then((room) => room.PublicationsPage),
  },
  {
    path: '/publications/new',
    page: () => import('#publication/new-page.tsx').then((room) => room.NewPublicationPage),
  },
  {
    path: '/publications/$id',
    page: () => import('#publication/publication-page.tsx').then((room) => room.PublicationPage),
  },
  { path: '/reviews', page: () => import('#review/review-page.tsx').then((room) => room.ReviewsPage) },
  { path: '/reports', page: () => import('#report/list-page.tsx').then((room) => room.ReportsPage) },
  { path: '/reports/$id', page: () => import('#report/report-page.tsx').then((room) => room.ReportPage) },
  {
    path: '/report-targets',
    page: () => import('#report/targets-page.tsx').then((room) => room.TargetsPage),
  },
]
