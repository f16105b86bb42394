import type { Actor } from '#access/policy.ts'
import type { Db } from '#platform/db.ts'
import { loadBadgeWork } from './badge-work.ts'
import { loadDuesWork } from './dues-work.ts'
import { loadGatheringWork } from './gathering-work.ts'
import { loadProgrammeWork } from './programme-work.ts'
import { loadSchemeWork } from './scheme-work.ts'
import { loadInspections } from './inspection-work.ts'
import { loadEmulation, loadModels } from './model-work.ts'
import { loadQualityWork } from './quality-work.ts'
import { loadProposals } from './proposal-work.ts'
import { loadAdmissionWork } from './admission-work.ts'
import { loadAssignmentWork } from './assignment-work.ts'
import { loadReviews } from './review-work.ts'
import { loadSelfWork } from './self-work.ts'
import { loadStatuses } from './status-work.ts'
import { loadBodyWork } from './body-work.ts'
import { loadCardWork } from './card-work.ts'
import { loadDocumentWork } from './document-work.ts'
import { loadReports } from './report-work.ts'
import { loadTraining } from './training-work.ts'
import { loadTransfers } from './transfer-work.ts'

/** Records the invented work of one room, by its store's own functions, when the register of the demonstration stands. */
type Loader = (tx: Db, actor: Actor) => Promise<void>

/** The rooms in the order in which their work builds on each other's. */
const LOADERS: readonly Loader[] = [
  loadDocumentWork,
  loadBodyWork,
  loadAssignmentWork,
  loadGatheringWork,
  loadProgrammeWork,
  loadSchemeWork,
  loadProposals,
  loadInspections,
  loadModels,
  loadEmulation,
  loadAdmissionWork,
  loadStatuses,
  loadSelfWork,
  loadCardWork,
  loadTraining,
  loadTransfers,
  loadBadgeWork,
  loadDuesWork,
  loadReviews,
  loadQualityWork,
  loadReports,
]

/** What the five articles' commissions did all year: documents, programmes, conferences, proposals and the like. */
export async function loadWork(tx: Db, actor: Actor): Promise<void> {
  for (const load of LOADERS) await load(tx, actor)
}
