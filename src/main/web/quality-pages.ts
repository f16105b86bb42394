import type { PageEntry } from './page-entry.ts'

/** Pages of the quality of data. */
export const QUALITY_PAGES: readonly PageEntry[] = [
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
  {
    path: '/quality/campaigns/new',
    page: () => import('#quality/campaign-new-page.tsx').then((room) => room.NewCampaignPage),
  },
  {
    path: '/quality/campaigns/$id',
    page: () => import('#quality/campaign-page.tsx').then((room) => room.CampaignPage),
  },
  {
    path: '/quality/campaigns/$id/sheet',
    page: () => import('#quality/sheet-page.tsx').then((room) => room.SheetPage),
  },
  {
    path: '/quality/campaigns/$id/entry',
    page: () => import('#quality/entry-page.tsx').then((room) => room.EntryPage),
  },
]
