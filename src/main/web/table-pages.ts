import type { PageEntry } from './page-entry.ts'

/** Pages on which figures are opened and tables made. */
export const TABLE_PAGES: readonly PageEntry[] = [
  {
    path: '/dashboard',
    page: () => import('#dashboard/dashboard-page.tsx').then((room) => room.DashboardPage),
  },
  {
    path: '/statistics/balance',
    page: () => import('#statistics/balance-page.tsx').then((room) => room.BalancePage),
  },
  {
    path: '/statistics/structure',
    page: () => import('#statistics/structure-page.tsx').then((room) => room.StructurePage),
  },
  { path: '/statistics/form', page: () => import('#statistics/form-page.tsx').then((room) => room.FormPage) },
  { path: '/forms', page: () => import('#form/forms-page.tsx').then((room) => room.FormsPage) },
  { path: '/quality', page: () => import('#quality/quality-page.tsx').then((room) => room.QualityPage) },
  {
    path: '/quality/duplicates',
    page: () => import('#quality/duplicates-page.tsx').then((room) => room.DuplicatesPage),
  },
  {
    path: '/quality/duplicates/$id',
    page: () => import('#quality/merge-page.tsx').then((room) => room.MergePage),
  },
  {
    path: '/quality/campaigns',
    page: () => import('#quality/campaigns-page.tsx').then((room) => room.CampaignsPage),
  },
  { path: '/tables', page: () => import('#pivot/list-page.tsx').then((room) => room.PivotListPage) },
  { path: '/tables/new', page: () => import('#pivot/table-page.tsx').then((room) => room.NewPivotPage) },
  { path: '/tables/$id', page: () => import('#pivot/table-page.tsx').then((room) => room.SavedPivotPage) },
  {
    path: '/figures/$measure',
    page: () => import('#measure/figure-page.tsx').then((room) => room.FigurePage),
  },
]
