import type { FunctionComponent } from 'react'

/** A page of a room: its path and how to load it. */
export interface PageEntry {
  path: string
  page: () => Promise<FunctionComponent>
}

/** Pages inside the shell; each is fetched when first visited. */
export const PAGES: readonly PageEntry[] = [
  { path: '/account', page: () => import('#access/account-page.tsx').then((room) => room.AccountPage) },
  { path: '/admin/accounts', page: () => import('./accounts.tsx').then((room) => room.Accounts) },
  { path: '/admin/audit', page: () => import('#access/audit-page.tsx').then((room) => room.AuditPage) },
]
