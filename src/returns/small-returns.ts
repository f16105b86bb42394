import { ACROSS, checkAcross } from '#form/across.ts'
import { countForms } from '#form/count.ts'
import { FORMS } from '#form/forms.ts'
import { noFigures } from '#figures/questions.ts'
import { MEMBER_MEASURES } from '#member/measures.ts'
import { send, type Answer } from '#access/small-world.ts'
import { openOffice, type Office } from '#organisation/small-office.ts'
import { ORGANISATION_MEASURES } from '#organisation/measures.ts'
import { STATISTICS_MEASURES } from '#statistics/measures.ts'
import type { FormBook } from './book.ts'
import { serveReturns } from './routes.ts'

const MEASURES = [...MEMBER_MEASURES, ...STATISTICS_MEASURES, ...ORGANISATION_MEASURES]

/** The forms as the product counts them, by the measures of the rooms below. */
export const SMALL_BOOK: FormBook = {
  forms: FORMS,
  count: (db, forms, unit, span) =>
    countForms(db, forms, { unit, span, measures: MEASURES, figures: noFigures }),
  across: checkAcross,
  acrossLabels: ACROSS,
}

/** The small world where its bloc asks for returns. */
export interface ReturnsOffice extends Office {
  get: (who: string, path: string) => Promise<Answer>
  post: (who: string, path: string, body?: object) => Promise<Answer>
  /** Announces a quarter of 2022, asked of its grassroots organisations; answers its id. */
  announce: (quarter: 1 | 2 | 3, change?: object) => Promise<string>
  /** The id of a unit's return. */
  returnOf: (period: string, code: string) => Promise<string>
  /** Opens a draft where it is still to be opened, and certifies it as shown. */
  certify: (who: string, id: string, more?: object) => Promise<Answer>
}

const QUARTERS = {
  1: ['2022-01-01', '2022-03-31', 'I'],
  2: ['2022-04-01', '2022-06-30', 'II'],
  3: ['2022-07-01', '2022-09-30', 'III'],
} as const

export const DUE_DAYS = { below: 2, grassroots: 5, above: 8, province: 12, central: 20 }

export async function openReturns(...more: Parameters<typeof openOffice>): Promise<ReturnsOffice> {
  const office = await openOffice((door) => serveReturns(door, SMALL_BOOK), ...more)
  const { door, cookies, id: units } = office
  const get = (who: string, path: string) => send(door, `GET /api${path}`, { as: cookies[who]! })
  const post = (who: string, path: string, body: object = {}) =>
    send(door, `POST /api${path}`, { as: cookies[who]!, body })
  const announce = async (quarter: 1 | 2 | 3, change: object = {}) => {
    const [from, to, roman] = QUARTERS[quarter]
    const asked = {
      organisationId: units.NK,
      kind: 'quarter',
      from,
      to,
      kinds: ['dang_bo_co_so'],
      title: `Báo cáo thống kê quý ${roman}/2022`,
      cutOffOn: to,
      forms: ['1', '3'],
      dueDays: DUE_DAYS,
      ...change,
    }
    const { body } = await post('can-bo', '/return-periods', asked)
    return body.id as string
  }
  const returnOf = async (period: string, code: string) => {
    const list = await get('can-bo', `/return-periods/${period}/returns?which=all`)
    return list.body.items.find((one: { unit: { code: string } }) => one.unit.code === code).id as string
  }
  const certify = async (who: string, id: string, given: object = {}) => {
    await post(who, `/returns/${id}/opening`)
    const { seen } = (await get(who, `/returns/${id}/draft`)).body
    return post(who, `/returns/${id}/certificates`, { post: 'Phó Bí thư', seen, ...given })
  }
  return { ...office, get, post, announce, returnOf, certify }
}
