/** Pages of narrative reports and targets. */
export const REPORT_PAGES = [
  { path: '/reports', page: () => import('#report/list-page.tsx').then((room) => room.ReportsPage) },
  { path: '/reports/$id', page: () => import('#report/report-page.tsx').then((room) => room.ReportPage) },
  {
    path: '/report-targets',
    page: () => import('#report/targets-page.tsx').then((room) => room.TargetsPage),
  },
]
