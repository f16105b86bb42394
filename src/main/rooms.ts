import type { Api } from '#access/doorway.ts'
import { serveAccess } from '#access/routes.ts'
import { serveTogether } from '#access/together.ts'
import { serveAdmissions } from '#admission/routes.ts'
import { assignmentsAwaiting } from '#assignment/awaiting.ts'
import { serveAssignments } from '#assignment/routes.ts'
import { serveBadges } from '#badge/routes.ts'
import { serveDues } from '#dues/routes.ts'
import { serveEmulation } from '#emulation/routes.ts'
import { serveInspections } from '#inspection/routes.ts'
import { serveBodies } from '#body/routes.ts'
import { termsAwaiting } from '#committee/awaiting.ts'
import { serveCommittees } from '#committee/routes.ts'
import { reviewsAwaiting } from '#coordination/awaiting.ts'
import { serveCoordination } from '#coordination/routes.ts'
import { serveDashboards } from '#dashboard/routes.ts'
import { serveDocuments } from '#document/routes.ts'
import { serveDuties } from '#duty/routes.ts'
import { serveExchange } from '#exchange/routes.ts'
import { counterWith } from '#figures/counter.ts'
import type { Figures } from '#figures/questions.ts'
import { serveForms } from '#form/routes.ts'
import { gatheringsAwaiting } from '#gathering/awaiting.ts'
import { serveGatherings } from '#gathering/routes.ts'
import { serveInbox } from '#inbox/routes.ts'
import type { InboxSource } from '#inbox/source.ts'
import { serveJobs } from '#job/routes.ts'
import { serveMeasures } from '#measure/routes.ts'
import { serveModels } from '#model/routes.ts'
import { serveMovements } from '#movement/routes.ts'
import { serveTables } from '#output/routes.ts'
import { startMaker } from '#paper/maker.ts'
import { servePapers } from '#paper/routes.ts'
import { servePeople } from '#person/routes.ts'
import { membersAwaiting } from '#member/awaiting.ts'
import { serveMembers } from '#member/routes.ts'
import { casesAwaiting } from '#procedure/awaiting.ts'
import { servePivots } from '#pivot/routes.ts'
import { serveProcedures } from '#procedure/routes.ts'
import { programmeInbox } from '#programme/inbox.ts'
import { serveProgrammes } from '#programme/routes.ts'
import { proposalInbox } from '#proposal/inbox.ts'
import { serveProposals } from '#proposal/routes.ts'
import { serveReports } from '#report/routes.ts'
import { servePublications } from '#publication/routes.ts'
import { qualityAwaiting } from '#quality/awaiting.ts'
import { serveQuality } from '#quality/routes.ts'
import { serveReminders, type PostOffice } from '#reminder/routes.ts'
import { serveReviews } from '#review/routes.ts'
import { serveReorganisations } from '#reorganisation/routes.ts'
import { returnsAwaiting } from '#returns/awaiting.ts'
import { serveReturns } from '#returns/routes.ts'
import { openingWhereAnswered } from '#scheme/inbox.ts'
import { serveSchemes } from '#scheme/routes.ts'
import { serveOrganisations } from '#organisation/routes.ts'
import { trainingAwaiting } from '#training/awaiting.ts'
import { serveTraining } from '#training/routes.ts'
import { serveSelf } from '#self/routes.ts'
import { serveStatuses } from '#status/routes.ts'
import { serveStatistics } from '#statistics/routes.ts'
import { transfersAwaiting } from '#transfer/awaiting.ts'
import { serveTransfers } from '#transfer/routes.ts'
import { formBook } from './form-book.ts'
import { MEASURES } from './measures.ts'
import { PROCEDURES } from './procedures.ts'
import { papersWith } from './papers.ts'
import { tablesOf } from './tables.ts'

/** The rooms that have things to do in the inbox. */
export const INBOX_SOURCES: readonly InboxSource[] = [
  openingWhereAnswered(assignmentsAwaiting),
  gatheringsAwaiting,
  reviewsAwaiting,
  programmeInbox,
  proposalInbox,
  transfersAwaiting,
  casesAwaiting(PROCEDURES),
  trainingAwaiting,
  membersAwaiting,
  termsAwaiting,
  returnsAwaiting,
  qualityAwaiting,
]

/** What rooms need beside the database. */
export interface Workplace extends PostOffice {
  dataFolder: string
  figures: Figures
}

/** Lets every room answer its operations. */
export function serveRooms(api: Api, workplace: Workplace): void {
  const counter = counterWith(workplace.figures)
  serveOrganisations(api, workplace.figures)
  serveReorganisations(api)
  serveCommittees(api)
  serveBodies(api)
  serveDuties(api)
  serveCoordination(api)
  servePeople(api)
  serveMembers(api)
  serveStatuses(api)
  serveSelf(api)
  serveDocuments(api, workplace)
  serveMovements(api)
  serveProcedures(api, PROCEDURES)
  serveProgrammes(api)
  serveSchemes(api)
  serveStatistics(api, workplace.figures)
  serveReturns(api, formBook(workplace.figures))
  serveReports(api, { measures: MEASURES, counter: counter })
  serveDashboards(api, MEASURES, counter)
  serveMeasures(api, MEASURES, counter)
  servePivots(api, MEASURES, counter)
  serveForms(api, { measures: MEASURES, figures: workplace.figures, dataFolder: workplace.dataFolder })
  serveGatherings(api)
  serveExchange(api, workplace)
  serveAssignments(api, workplace.figures)
  serveInbox(api, INBOX_SOURCES)
  serveJobs(api, workplace)
  serveProposals(api)
  serveAdmissions(api)
  serveInspections(api)
  serveModels(api)
  serveEmulation(api)
  serveTraining(api)
  const shop = { dataFolder: workplace.dataFolder, maker: startMaker() }
  servePapers(api, papersWith(counter), shop)
  serveReviews(api)
  servePublications(api, MEASURES, counter)
  serveTables(api, tablesOf(workplace.figures), shop)
  serveReminders(api, workplace)
  serveTransfers(api, workplace)
  serveBadges(api)
  serveDues(api)
  serveQuality(api)
  serveAccess(api)
  // Last: it knows the questions of all.
  serveTogether(api)
}
