import type { Api } from '#access/doorway.ts'
import { serveAccess } from '#access/routes.ts'
import { serveCommittees } from '#committee/routes.ts'
import { serveEmulation } from '#emulation/routes.ts'
import { serveExchange } from '#exchange/routes.ts'
import type { Figures } from '#figures/questions.ts'
import { serveInspections } from '#inspection/routes.ts'
import { serveJobs } from '#job/routes.ts'
import { serveModels } from '#model/routes.ts'
import { serveMovements } from '#movement/routes.ts'
import { servePeople } from '#person/routes.ts'
import { serveMembers } from '#member/routes.ts'
import { serveProposals } from '#proposal/routes.ts'
import { serveReorganisations } from '#reorganisation/routes.ts'
import { serveOrganisations } from '#organisation/routes.ts'
import { serveStatistics } from '#statistics/routes.ts'

/** Lets every room answer its operations. */
export function serveRooms(api: Api, workplace: { dataFolder: string; figures: Figures }): void {
  serveOrganisations(api, workplace.figures)
  serveReorganisations(api)
  serveCommittees(api)
  servePeople(api)
  serveMembers(api)
  serveMovements(api)
  serveStatistics(api, workplace.figures)
  serveExchange(api, workplace)
  serveJobs(api, workplace)
  serveProposals(api)
  serveInspections(api)
  serveModels(api)
  serveEmulation(api)
  serveAccess(api)
}
