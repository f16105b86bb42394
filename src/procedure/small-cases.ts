import { openDistrict, type District } from '#assignment/small-district.ts'
import type { Api } from '#access/doorway.ts'
import type { Answer } from '#access/small-world.ts'
import { personId } from '#testing/small-world.ts'
import type { AnyProcedure } from './declare.ts'
import { serveProcedures } from './routes.ts'

/** The small district with cases, for stories about procedures. */
export interface CaseDistrict extends District {
  person: (memberCode: string) => Promise<string>
  open: (who: string, memberCode: string, more?: object) => Promise<Answer>
  look: (who: string, id: string, more?: string) => Promise<Answer>
  /** Acts at a step with what the last look has seen. */
  step: (who: string, id: string, step: string, outcome: string, more?: object) => Promise<Answer>
}

/** Opens the district with these procedures, of which the tests of cards open the first; `more` adds operations of other rooms. */
export async function openCases(
  procedures: readonly AnyProcedure[],
  ...more: ((door: Api) => void)[]
): Promise<CaseDistrict> {
  const district = await openDistrict((door) => serveProcedures(door, procedures), ...more)
  const { database, ask, tell } = district
  const person = (memberCode: string) => personId(database.db, memberCode)
  const look = (who: string, id: string, more = '') => ask(who, `/cases/${id}${more}`)
  return {
    ...district,
    person,
    look,
    open: async (who, memberCode, more = {}) =>
      tell(who, '/cases', {
        kind: 'card-exchange',
        personIds: [await person(memberCode)],
        on: '2022-10-03',
        values: { ground: 'damaged' },
        ...more,
      }),
    step: async (who, id, step, outcome, more = {}) => {
      const { seen } = (await look('khoi', id)).body
      return tell(who, `/cases/${id}/acts`, { seen, step, outcome, on: '2022-10-10', values: {}, ...more })
    },
  }
}
