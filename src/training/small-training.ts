import { send, type Answer } from '#access/small-world.ts'
import { openOffice, type Office } from '#organisation/small-office.ts'
import { personId } from '#testing/small-world.ts'
import type { Api } from '#access/doorway.ts'
import { serveTraining } from './routes.ts'

/** The small world's office with training, and three outstanding people on file, for stories over HTTP. */
export interface TrainingOffice {
  office: Office
  id: Office['id']
  /** Public ids of people: members by their code, outstanding people by their given name. */
  who: Record<string, string>
  ask: (as: string, path: string) => Promise<Answer>
  tell: (as: string, path: string, body: object) => Promise<Answer>
  /** What is planned of a class of the bloc, with changes. */
  planned: (change?: object) => Record<string, unknown>
  /** Plans and opens a class; answers its id. */
  openClass: (change?: object, opened?: string) => Promise<string>
}

const OUTSTANDING = [
  ['an', 'Bùi Thị An', '1999-04-05', 'NK.CB1'],
  ['binh', 'Cao Văn Bình', '1998-02-01', 'NK.CB2'],
  ['chi', 'Dương Kim Chi', '2000-12-30', 'NK.CB3'],
] as const

/** Opens the office; `rooms` are served beside training, people among them. */
export async function openTraining(...rooms: ((server: Api) => void)[]): Promise<TrainingOffice> {
  const office = await openOffice(serveTraining, ...rooms)
  const { id, door, cookies } = office
  const ask = (as: string, path: string) => send(door, `GET /api/training${path}`, { as: cookies[as]! })
  const tell = (as: string, path: string, body: object) =>
    send(door, `POST /api/training${path}`, { as: cookies[as]!, body })
  const who: Record<string, string> = {}
  for (const code of ['NK-1', 'NK-3', 'NK-4', 'NK-6']) who[code] = await personId(office.database.db, code)
  for (const [key, full_name, born_on, unit] of OUTSTANDING) {
    const body = { organisationId: id[unit], fields: { full_name, sex: 'nữ', born_on } }
    who[key] = (await send(door, 'POST /api/people', { as: cookies['can-bo']!, body })).body.id
  }
  const planned = (change: object = {}) => ({
    organisationId: id['NK'],
    kind: 'awareness',
    name: 'Lớp bồi dưỡng nhận thức về Đảng khóa I năm 2022',
    from: '2022-03-07',
    to: '2022-03-11',
    place: 'Hội trường khối',
    plannedLearners: 3,
    ...change,
  })
  const openClass = async (change: object = {}, opened = '2022-03-07') => {
    const { body } = await tell('can-bo', '', planned(change))
    await tell('can-bo', `/${body.id}/acts`, { act: 'opened', on: opened })
    return body.id as string
  }
  return { office, id, who, ask, tell, planned, openClass }
}

/** The codes of the refusals of an answer. */
export function codesOf(answer: Answer): string[] | undefined {
  return answer.body.refusals?.map((one: { code: string }) => one.code)
}
