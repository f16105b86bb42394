import type { SheetName } from '#sheet/format.ts'
import { attributeRows } from '#generate/portrait.ts'
import { seeded } from '#generate/random.ts'
import { movementRow, type Move } from '#generate/trace.ts'
import { linkRows, organisationRows, type Cells } from '#generate/units.ts'
import { badgeRows } from './badges.ts'
import { fillBloc, plantBloc } from './bloc.ts'
import { endBloc, writeHistory } from './bloc-history.ts'
import { OPENED, REFORM } from './calendar.ts'
import { seatCommittees } from './committees.ts'
import { buildFrame } from './frame.ts'
import { populate, type Person } from './people.ts'

export { DEMONSTRATION_TODAY } from './calendar.ts'

const SEED = 20_221_027

/**
 * The demonstration: the nation of 2021 as a frame without members, and inside it the bloc of an article of 27 October
 * 2022 in full detail from 2015 to that day, so that queries give the article's figures. People, firms and whatever the
 * article does not say are invented. That all 326 considered in 2022 were admitted by the day is an assumption; the
 * tree of 1 July 2025 stands in it as a later day, while movements end on 27 October 2022.
 */
export function demonstrationRegister(): Record<SheetName, Iterable<Cells>> {
  const frame = buildFrame()
  const bloc = plantBloc(seeded(SEED, 10), frame.unit('NAMDINH'))
  writeHistory(bloc)
  fillBloc(seeded(SEED, 11), bloc)
  endBloc(bloc, frame)
  const people = populate(SEED, bloc)
  const units = [...frame.units, ...bloc.units]
  return {
    organisations: [...organisationRows(units, OPENED, REFORM)],
    members: people.map(({ code, cells }) => ({ member_code: code, ...cells })),
    movements: people.flatMap(movementRows),
    attributes: people.flatMap(({ code, portrait }) => [...attributeRows(code, portrait)]),
    links: [...linkRows([...frame.links, ...bloc.links], OPENED, REFORM)],
    statuses: [],
    badges: [...badgeRows(people)],
    ...seatCommittees(SEED, bloc, people),
  }
}

function movementRows(person: Person, index: number): Cells[] {
  return person.moves.map((move, at) => {
    const decision = ['I0', 'D1', 'I4'].includes(move.category)
      ? ''
      : `${1 + ((index * 31 + at * 7) % 900)}-QĐ/ĐUK`
    return { ...movementRow(person.code, move, decision), note: noteOf(person, move) }
  })
}

/** Why or where to, for movements over the bloc's border and for those that need a word. */
function noteOf({ entry, dates }: Person, { category, day, from }: Move): string {
  if (category === 'I4' && !from) return 'Chuyển đến từ tổ chức đảng ngoài Khối'
  if (category === 'I3') return 'Khôi phục quyền đảng viên sau giải quyết khiếu nại'
  if (category === 'D5')
    return entry.fate === 'retires' ? 'Nghỉ hưu, về sinh hoạt nơi cư trú' : 'Chuyển công tác ra ngoài Khối'
  if (category === 'D3') return dates.official < day ? 'Đảng viên chính thức' : 'Đảng viên dự bị'
  return ''
}
