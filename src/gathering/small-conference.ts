import { sql } from 'kysely'
import { cookieOf, enrol, send, type Answer } from '#access/small-world.ts'
import { openOffice, type Office } from '#organisation/small-office.ts'
import { serveGatherings } from './routes.ts'

const NOW = new Date('2022-10-27T02:00:00Z')

/** Today in these stories. */
export const TODAY = '2022-10-27'

/** An online conference of the bloc today, as a form sends it. */
export const PLAN = {
  kind: 'truc_tuyen',
  title: 'Hội nghị trực tuyến tổng kết năm',
  bodyId: null,
  chair: 'Bí thư Đảng ủy Khối',
  place: 'Hội trường A',
  fromDay: TODAY,
  toDay: TODAY,
  startsAt: '08:00',
  endsAt: '11:30',
  opinionsDueOn: null,
  note: null,
}

/** The convener's officer and leader, a grassroots organisation, two branches. */
const ACCOUNTS = [
  ['bi-thu-khoi', 'officer', 'NK'],
  ['lanh-dao-khoi', 'leader', 'NK'],
  ['benh-vien', 'secretary', 'NK.DB2'],
  ['chi-bo', 'secretary', 'NK.CB1'],
  ['chi-bo-2', 'secretary', 'NK.CB2'],
] as const

/** The small world's conferences behind a door, for stories over HTTP; paths are those below `/api/gatherings`. */
export interface Conferences {
  office: Office
  ask: (who: string, path: string) => Promise<Answer>
  tell: (who: string, path: string, body: object) => Promise<Answer>
  /** As the holder of a printed code, signed in or not. */
  open: (path: string, body: object, who?: string) => Promise<Answer>
  /** The path of a new plan of the convener's. */
  planned: (change?: object) => Promise<string>
  act: (path: string, act: string, note?: string | null) => Promise<Answer>
  paste: (path: string, text: string) => Promise<Answer>
}

export async function openConferences(): Promise<Conferences> {
  const office = await openOffice(serveGatherings)
  const { db } = office.database
  const cookies: Record<string, string> = {}
  for (const [name, role, code] of ACCOUNTS) {
    const { rows } = await sql<{ id: string }>`select id from organisation where code = ${code}`.execute(db)
    cookies[name] = await cookieOf(db, await enrol(db, name, role, rows[0]!.id), NOW)
  }
  const tell: Conferences['tell'] = (who, path, body) =>
    send(office.door, `POST /api/gatherings${path}`, { as: cookies[who]!, body })
  return {
    office,
    tell,
    ask: (who, path) => send(office.door, `GET /api/gatherings${path}`, { as: cookies[who]! }),
    open: (path, body, who) =>
      send(office.door, `POST /api/invitation/roll-call${path}`, {
        body,
        ...(who === undefined ? {} : { as: cookies[who]! }),
      }),
    planned: async (change = {}) => {
      const made = await tell('bi-thu-khoi', '', { ...PLAN, organisationId: office.id['NK'], ...change })
      if (made.status !== 200) throw new Error(JSON.stringify(made.body))
      return `/${made.body.id}`
    },
    act: (path, act, note = null) => tell('bi-thu-khoi', `${path}/acts`, { act, on: TODAY, note }),
    paste: (path, text) => tell('bi-thu-khoi', `${path}/sites`, { made: { from: 'pasted', text } }),
  }
}

/** The codes of an answer's refusals. */
export function codes(answer: Answer): string[] | undefined {
  return answer.body.refusals?.map((one: { code: string }) => one.code)
}
