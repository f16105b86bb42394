import type { Api } from '#access/doorway.ts'
import { serveFigures } from './figure-routes.ts'
import { serveNominations } from './nomination-routes.ts'
import { serveRosters } from './roster-routes.ts'
import { serveClasses } from './class-routes.ts'

/** Answers what is asked of training; what has a fixed address goes before `/:id`. */
export function serveTraining(server: Api): void {
  serveNominations(server)
  serveFigures(server)
  serveClasses(server)
  serveRosters(server)
}
