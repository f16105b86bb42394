import { declareProcedure } from '#procedure/declare.ts'
import type { Field, Given, ActGiven, Written, Procedure } from '#procedure/declaration.ts'
import { FOREVER, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { FIELDS_AT_ONCE } from './at-once-fields.ts'
import { statusFacts } from './facts-store.ts'
import { CHARTER_LAW } from './law.ts'
import { reasons } from './reasons.ts'
import { refusalsToAway, refusalsToEnd, refusalsToMember } from './rules.ts'
import type { StatusFacts, StatusRefusal } from './rules.ts'
import {
  endStatuses,
  insertStatus,
  statusFactsMissing,
  statusOf,
  unwriteStatus,
  writeExit,
} from './write-store.ts'

/** What every procedure of this room has in common. */
export const COMMON = {
  subject: 'person',
  read: 'person.read',
  record: 'person.record',
  law: CHARTER_LAW,
  facts: statusFacts,
  reasons,
  unwrite: unwriteStatus,
  factsMissing: statusFactsMissing,
} as const satisfies Partial<Procedure<StatusFacts, StatusRefusal>>

/** The branch committee notes one thing at once. */
function noted(verb: { vi: string; en: string }, fields: readonly Field[]) {
  return [
    {
      id: 'branch',
      name: verb,
      who: { unit: 'branch', organ: 'committee' },
      fields,
      outcomes: [{ id: 'recorded', name: { vi: 'Đã ghi', en: 'Recorded' }, to: 'done', writes: true }],
    },
  ] as const
}

const away = (status: 'di_lam_an_xa' | 'o_nuoc_ngoai') => ({
  refusalsToOpen: (given: Given<StatusFacts>) => refusalsToMember(given),
  refusalsToAct: (given: Given<StatusFacts>, act: ActGiven) => refusalsToAway(given, act, status),
  write: async (tx: Db, given: Given<StatusFacts>, act: ActGiven, done: Written) => {
    await insertStatus(tx, given.case.personIds[0]!, statusOf(status, act, { until: FOREVER }), done.eventId)
  },
  sample: (_step: string | null, on: Day) => ({ from: on, place: 'Bình Dương' }),
})

/** Working far away (đi làm ăn xa): the branch keeps a list of where he is and when he is expected back. */
export const farAway = declareProcedure<StatusFacts, StatusRefusal>({
  ...COMMON,
  kind: 'far-away',
  name: { vi: 'Theo dõi đảng viên đi làm ăn xa', en: 'Member working far away' },
  steps: noted(
    { vi: 'Chi bộ ghi vào danh sách theo dõi', en: 'The branch lists the member' },
    FIELDS_AT_ONCE.abroad,
  ),
  ...away('di_lam_an_xa'),
})

/** Abroad (ở nước ngoài): as far away, under rules of its own. Source: 86-QĐ/TW, 30-HD/BTCTW. */
export const abroad = declareProcedure<StatusFacts, StatusRefusal>({
  ...COMMON,
  kind: 'abroad',
  name: { vi: 'Theo dõi đảng viên ở nước ngoài', en: 'Member abroad' },
  steps: noted(
    { vi: 'Chi bộ ghi vào danh sách theo dõi', en: 'The branch lists the member' },
    FIELDS_AT_ONCE.abroad,
  ),
  ...away('o_nuoc_ngoai'),
})

/** A status that the branch keeps itself ends: back at work and meetings, back home. */
export const statusReturn = declareProcedure<StatusFacts, StatusRefusal>({
  ...COMMON,
  kind: 'status-return',
  name: { vi: 'Trở lại sinh hoạt đảng', en: 'Back to party life' },
  steps: noted(
    { vi: 'Chi bộ ghi việc trở lại', en: 'The branch records the return' },
    FIELDS_AT_ONCE['status-return'],
  ),
  refusalsToOpen: refusalsToMember,
  refusalsToAct: (given, act) => refusalsToEnd(given, String(act.values.standing ?? ''), act.on),
  write: async (tx, given, act, done) => {
    const reason =
      typeof act.values.note === 'string' && act.values.note ? act.values.note : 'Trở lại sinh hoạt'
    await endStatuses(tx, given.case.personIds[0]!, String(act.values.standing), act.on, {
      eventId: done.eventId,
      reason,
    })
  },
  sample: () => ({ standing: 'mien_sinh_hoat' }),
})

/** Death (từ trần): the branch records the day; membership, statuses and groups end with it. */
export const death = declareProcedure<StatusFacts, StatusRefusal>({
  ...COMMON,
  kind: 'death',
  name: { vi: 'Đảng viên từ trần', en: 'Death of a member' },
  steps: noted(
    { vi: 'Chi bộ ghi ngày từ trần', en: 'The branch records the day of death' },
    FIELDS_AT_ONCE.death,
  ),
  refusalsToOpen: refusalsToMember,
  refusalsToAct: refusalsToMember,
  write: async (tx, given, act, done) => {
    const note = typeof act.values.note === 'string' && act.values.note ? act.values.note : null
    await writeExit(tx, given, { category: 'D1', on: act.on, decisionNo: null, note }, done)
  },
})
