import type { PageEntry } from './page-entry.ts'
import { QUALITY_PAGES } from './quality-pages.ts'
import { REPORT_PAGES } from './report-pages.ts'
import { TABLE_PAGES } from './table-pages.ts'

/** Pages inside the shell; each is fetched when first visited. */
export const PAGES: readonly PageEntry[] = [
  ...REPORT_PAGES,
  ...TABLE_PAGES,
  ...QUALITY_PAGES,
  { path: '/', page: () => import('./home.tsx').then((own) => own.Home) },
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
  { path: '/admissions', page: () => import('#admission/list-page.tsx').then((room) => room.AdmissionsPage) },
  {
    path: '/admissions/source/new',
    page: () => import('#admission/new-page.tsx').then((room) => room.NewSourcePage),
  },
  {
    path: '/admissions/source/$id',
    page: () => import('#admission/source-page.tsx').then((room) => room.SourcePage),
  },
  { path: '/bodies', page: () => import('#body/bodies-page.tsx').then((room) => room.BodiesPage) },
  { path: '/bodies/acts', page: () => import('#body/acts-page.tsx').then((room) => room.BodyActsPage) },
  { path: '/bodies/new', page: () => import('#body/new-act-page.tsx').then((room) => room.NewBodyActPage) },
  {
    path: '/bodies/streamlining',
    page: () => import('#body/report-page.tsx').then((room) => room.StreamliningPage),
  },
  { path: '/bodies/$id', page: () => import('#body/body-page.tsx').then((room) => room.BodyPage) },
  { path: '/duties', page: () => import('#duty/duties-page.tsx').then((room) => room.DutiesPage) },
  {
    path: '/coordination',
    page: () => import('#coordination/plans-page.tsx').then((room) => room.CoordinationPage),
  },
  {
    path: '/coordination/$id',
    page: () => import('#coordination/plan-page.tsx').then((room) => room.PlanPage),
  },
  {
    path: '/programmes',
    page: () => import('#programme/list-page.tsx').then((room) => room.ProgrammesPage),
  },
  {
    path: '/programmes/$id',
    page: () => import('#programme/programme-page.tsx').then((room) => room.ProgrammePage),
  },
  {
    path: '/programmes/$id/report',
    page: () => import('#programme/report-page.tsx').then((room) => room.ProgrammeReportPage),
  },
  {
    path: '/programme-items/$id',
    page: () => import('#programme/item-page.tsx').then((room) => room.ProgrammeItemPage),
  },
  { path: '/schemes', page: () => import('#scheme/list-page.tsx').then((room) => room.SchemesPage) },
  { path: '/schemes/$id', page: () => import('#scheme/scheme-page.tsx').then((room) => room.SchemePage) },
  {
    path: '/scheme-drafts/$id',
    page: () => import('#scheme/draft-page.tsx').then((room) => room.SchemeDraftPage),
  },
  { path: '/surveys', page: () => import('#scheme/surveys-page.tsx').then((room) => room.SurveysPage) },
  {
    path: '/surveys/new',
    page: () => import('#scheme/new-survey-page.tsx').then((room) => room.NewSurveyPage),
  },
  { path: '/surveys/$id', page: () => import('#scheme/survey-page.tsx').then((room) => room.SurveyPage) },
  {
    path: '/surveys/$id/answer/$unitId',
    page: () => import('#scheme/answer-page.tsx').then((room) => room.SurveyAnswerPage),
  },
  { path: '/account', page: () => import('./account.tsx').then((room) => room.Account) },
  { path: '/members', page: () => import('#member/register-page.tsx').then((room) => room.RegisterPage) },
  {
    path: '/members/register',
    page: () => import('#member/register-print-page.tsx').then((room) => room.RegisterPrintPage),
  },
  {
    path: '/people/new',
    page: () => import('#person/new-person-page.tsx').then((room) => room.NewPersonPage),
  },
  { path: '/people/$id', page: () => import('./person.tsx').then((own) => own.PersonWithCases) },
  { path: '/me', page: () => import('#self/me-page.tsx').then((room) => room.MePage) },
  {
    path: '/supplements',
    page: () => import('#self/supplements-page.tsx').then((room) => room.SupplementsPage),
  },
  { path: '/statuses', page: () => import('#status/list-page.tsx').then((room) => room.StatusesPage) },
  {
    path: '/statuses/groups',
    page: () => import('#status/groups-page.tsx').then((room) => room.GroupsPage),
  },
  { path: '/procedures', page: () => import('#procedure/list-page.tsx').then((room) => room.CasesPage) },
  {
    path: '/procedures/calendar',
    page: () => import('#procedure/calendar-page.tsx').then((room) => room.CalendarPage),
  },
  {
    path: '/procedures/$id',
    page: () => import('./case.tsx').then((own) => own.CaseWithValues),
  },
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
  { path: '/forms', page: () => import('#form/forms-page.tsx').then((room) => room.FormsPage) },
  { path: '/forms/$form', page: () => import('#form/form-page.tsx').then((room) => room.FormPage) },
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
  { path: '/transfers', page: () => import('#transfer/list-page.tsx').then((room) => room.TransfersPage) },
  {
    path: '/transfers/new',
    page: () => import('#transfer/new-page.tsx').then((room) => room.NewTransferPage),
  },
  {
    path: '/transfers/bulk',
    page: () => import('#transfer/bulk-page.tsx').then((room) => room.BulkTransferPage),
  },
  {
    path: '/transfers/lists/$id',
    page: () => import('#transfer/letter-list-page.tsx').then((room) => room.LetterListPage),
  },
  {
    path: '/transfers/packages',
    page: () => import('#transfer/packages-page.tsx').then((room) => room.PackagesPage),
  },
  {
    path: '/transfers/send',
    page: () => import('#transfer/send-page.tsx').then((room) => room.SendPackagePage),
  },
  {
    path: '/transfers/receive',
    page: () => import('#transfer/receive-page.tsx').then((room) => room.ReceivePackagePage),
  },
  { path: '/gatherings', page: () => import('#gathering/list-page.tsx').then((room) => room.GatheringsPage) },
  {
    path: '/gatherings/new',
    page: () => import('#gathering/new-page.tsx').then((room) => room.NewGatheringPage),
  },
  { path: '/gatherings/$id', page: () => import('#gathering/page.tsx').then((room) => room.GatheringPage) },
  {
    path: '/gatherings/$id/sites/print',
    page: () => import('#gathering/sites-print-page.tsx').then((room) => room.SitesPrintPage),
  },
  {
    path: '/gatherings/$id/sites/codes',
    page: () => import('#gathering/site-codes-page.tsx').then((room) => room.SiteCodesPage),
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
  { path: '/training', page: () => import('#training/list-page.tsx').then((room) => room.TrainingPage) },
  {
    path: '/training/new',
    page: () => import('#training/new-page.tsx').then((room) => room.NewTrainingPage),
  },
  {
    path: '/training/lacking',
    page: () => import('#training/lacking-page.tsx').then((room) => room.LackingPage),
  },
  {
    path: '/training/$id',
    page: () => import('#training/class-page.tsx').then((room) => room.TrainingClassPage),
  },
  { path: '/papers', page: () => import('#paper/forms-page.tsx').then((room) => room.PaperFormsPage) },
  { path: '/papers/$key', page: () => import('#paper/form-page.tsx').then((room) => room.PaperFormPage) },
  { path: '/badges', page: () => import('#badge/badges-page.tsx').then((room) => room.BadgesPage) },
  {
    path: '/badges/round/$id',
    page: () => import('#badge/round-page.tsx').then((room) => room.BadgeRoundPage),
  },
  { path: '/dues', page: () => import('#dues/dues-page.tsx').then((room) => room.DuesPage) },
  { path: '/dues/rates', page: () => import('#dues/rates-page.tsx').then((room) => room.DuesRatesPage) },
  { path: '/jobs', page: () => import('#job/jobs-page.tsx').then((room) => room.JobsPage) },
  { path: '/admin/accounts', page: () => import('./accounts.tsx').then((room) => room.Accounts) },
  {
    path: '/admin/reminders',
    page: () => import('#reminder/outbox-page.tsx').then((room) => room.OutboxPage),
  },
  { path: '/admin/audit', page: () => import('#access/audit-page.tsx').then((room) => room.AuditPage) },
]
