import type { FunctionComponent } from 'react'

/** A page of a room: its path and how to load it. */
export interface PageEntry {
  path: string
  page: () => Promise<FunctionComponent>
}

/** Pages inside the shell; each is fetched when first visited. */
export const PAGES: readonly PageEntry[] = [
  { path: '/', page: () => import('#organisation/home-page.tsx').then((room) => room.HomePage) },
  {
    path: '/organisations',
    page: () => import('#organisation/tree-page.tsx').then((room) => room.OrganisationsPage),
  },
  { path: '/inbox', page: () => import('./inbox.tsx').then((own) => own.Inbox) },
  {
    path: '/assignments',
    page: () => import('#assignment/list-page.tsx').then((room) => room.AssignmentsPage),
  },
  {
    path: '/assignments/new',
    page: () => import('#assignment/new-page.tsx').then((room) => room.NewAssignmentPage),
  },
  {
    path: '/assignments/$id',
    page: () => import('#assignment/assignment-page.tsx').then((room) => room.AssignmentPage),
  },
  {
    path: '/assignments/unit/$id',
    page: () => import('#assignment/unit-page.tsx').then((room) => room.UnitAssignmentPage),
  },
  { path: '/organisations/$id', page: () => import('./unit.tsx').then((own) => own.UnitWithCommittees) },
  {
    path: '/reorganisations',
    page: () => import('#reorganisation/list-page.tsx').then((room) => room.ReorganisationsPage),
  },
  {
    path: '/reorganisations/new',
    page: () => import('#reorganisation/page.tsx').then((room) => room.NewReorganisationPage),
  },
  {
    path: '/reorganisations/$id',
    page: () => import('#reorganisation/record-page.tsx').then((room) => room.ReorganisationPage),
  },
  { path: '/account', page: () => import('#access/account-page.tsx').then((room) => room.AccountPage) },
  { path: '/members', page: () => import('#member/register-page.tsx').then((room) => room.RegisterPage) },
  {
    path: '/members/register',
    page: () => import('#member/register-print-page.tsx').then((room) => room.RegisterPrintPage),
  },
  {
    path: '/people/new',
    page: () => import('#person/new-person-page.tsx').then((room) => room.NewPersonPage),
  },
  { path: '/people/$id', page: () => import('#person/person-page.tsx').then((room) => room.PersonPage) },
  {
    path: '/statistics/balance',
    page: () => import('#statistics/balance-page.tsx').then((room) => room.BalancePage),
  },
  {
    path: '/statistics/structure',
    page: () => import('#statistics/structure-page.tsx').then((room) => room.StructurePage),
  },
  { path: '/statistics/form', page: () => import('#statistics/form-page.tsx').then((room) => room.FormPage) },
  {
    path: '/movements',
    page: () => import('#movement/list-page.tsx').then((room) => room.MovementListPage),
  },
  {
    path: '/movements/new',
    page: () => import('#movement/new-page.tsx').then((room) => room.NewMovementPage),
  },
  {
    path: '/movements/person/$id',
    page: () => import('#movement/person-movements-page.tsx').then((room) => room.PersonMovementsPage),
  },
  {
    path: '/documents',
    page: () => import('#document/list-page.tsx').then((room) => room.DocumentListPage),
  },
  {
    path: '/documents/new',
    page: () => import('#document/new-page.tsx').then((room) => room.NewDocumentPage),
  },
  {
    path: '/documents/book',
    page: () => import('#document/book-page.tsx').then((room) => room.DocumentBookPage),
  },
  {
    path: '/documents/$id',
    page: () => import('#document/document-page.tsx').then((room) => room.DocumentPage),
  },
  {
    path: '/documents/$id/correction',
    page: () => import('#document/correct-page.tsx').then((room) => room.CorrectDocumentPage),
  },
  {
    path: '/exchange',
    page: () => import('#exchange/exchange-page.tsx').then((room) => room.ExchangePage),
  },
  {
    path: '/proposals',
    page: () => import('#proposal/list-page.tsx').then((room) => room.ProposalsPage),
  },
  {
    path: '/proposals/new',
    page: () => import('#proposal/new-page.tsx').then((room) => room.NewProposalPage),
  },
  {
    path: '/proposals/table',
    page: () => import('#proposal/table-page.tsx').then((room) => room.ProposalTablePage),
  },
  {
    path: '/proposals/$id',
    page: () => import('#proposal/proposal-page.tsx').then((room) => room.ProposalPage),
  },
  {
    path: '/inspections',
    page: () => import('#inspection/list-page.tsx').then((room) => room.InspectionsPage),
  },
  {
    path: '/inspections/new',
    page: () => import('#inspection/new-page.tsx').then((room) => room.NewInspectionPage),
  },
  {
    path: '/inspections/coverage',
    page: () => import('#inspection/coverage-page.tsx').then((room) => room.InspectionCoveragePage),
  },
  {
    path: '/inspections/$id',
    page: () => import('#inspection/case-page.tsx').then((room) => room.InspectionPage),
  },
  { path: '/models', page: () => import('#model/list-page.tsx').then((room) => room.ModelsPage) },
  { path: '/models/new', page: () => import('#model/new-page.tsx').then((room) => room.NewModelPage) },
  { path: '/models/$id', page: () => import('#model/model-page.tsx').then((room) => room.ModelPage) },
  {
    path: '/emulation',
    page: () => import('#emulation/list-page.tsx').then((room) => room.EmulationPage),
  },
  {
    path: '/emulation/$id',
    page: () => import('#emulation/round-page.tsx').then((room) => room.EmulationRoundPage),
  },
  { path: '/jobs', page: () => import('#job/jobs-page.tsx').then((room) => room.JobsPage) },
  { path: '/admin/accounts', page: () => import('./accounts.tsx').then((room) => room.Accounts) },
  { path: '/admin/audit', page: () => import('#access/audit-page.tsx').then((room) => room.AuditPage) },
]
