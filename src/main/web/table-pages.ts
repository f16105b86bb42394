import type { PageEntry } from './page-entry.ts'

/** Pages on which figures are opened and tables made. */
export const TABLE_PAGES: readonly PageEntry[] = [
  { path: '/tables', page: () => import('#pivot/list-page.tsx').then((room) => room.PivotListPage) },
  { path: '/tables/new', page: () => import('#pivot/table-page.tsx').then((room) => room.NewPivotPage) },
  { path: '/tables/$id', page: () => import('#pivot/table-page.tsx').then((room) => room.SavedPivotPage) },
  {
    path: '/figures/$measure',
    page: () => import('#measure/figure-page.tsx').then((room) => room.FigurePage),
  },
]
