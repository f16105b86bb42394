import { newPerson, VALUES } from './random-people.ts'
import { changeAttribute, liveUnits, move, pick, type Act, type Draw, type World } from './random-world.ts'

const MOST_MEMBERS = 60

/** What happens to members, alone and several times a day. */
export const MEMBER_ACTS = {
  admit: (world, draw) => void enter(world, draw, 'I1'),
  transferIn: (world, draw) => void enter(world, draw, 'I4'),
  receive: (world, draw) => void enter(world, draw, pick(['I5', 'I3', 'I9'], draw)),
  enterAndLeave: (world, draw) => {
    const member = enter(world, draw, pick(['I1', 'I4'], draw))
    if (member) leave(world, member, draw)
  },
  reenter: (world, draw) => {
    const outside = [...world.located].filter(([member, unit]) => unit === null && !world.dead.has(member))
    if (outside.length === 0) return
    move(
      world,
      pick(outside, draw)[0],
      pick(['I2', 'I3', 'I4', 'I9'], draw),
      pick(liveUnits(world), draw),
      'trở lại',
    )
  },
  leave: (world, draw) => withMember(world, draw, (member) => leave(world, member, draw)),
  transferInside: (world, draw) =>
    withMember(world, draw, (member) =>
      move(world, member, pick(['I4', 'I4', 'I5', 'D5', 'D6'], draw), pick(liveUnits(world), draw)),
    ),
  transferTwice: (world, draw) =>
    withMember(world, draw, (member) => {
      move(world, member, 'I4', pick(liveUnits(world), draw))
      move(world, member, pick(['I4', 'I5'], draw), pick(liveUnits(world), draw))
    }),
  thereAndBack: (world, draw) =>
    withMember(world, draw, (member) => {
      const home = world.located.get(member)!
      move(world, member, 'I4', pick(liveUnits(world), draw))
      move(world, member, 'I4', home)
    }),
  leaveAndReturn: (world, draw) =>
    withMember(world, draw, (member) => {
      move(world, member, pick(['D5', 'D6', 'D9'], draw), '', 'nhầm')
      // A key that this day has already is not written again: then the member has not left.
      if (world.located.get(member)) return
      move(world, member, pick(['I4', 'I5', 'I9'], draw), pick(liveUnits(world), draw), 'sửa')
    }),
  learn: (world, draw) => {
    if (world.members.length > 0) learn(world, pick(world.members, draw).member_code!, draw)
  },
  moveAndLearn: (world, draw) =>
    withMember(world, draw, (member) => {
      move(world, member, 'I4', pick(liveUnits(world), draw))
      learn(world, member, draw)
      learn(world, member, draw)
    }),
} satisfies Record<string, Act>

/** Somebody new comes into a unit. */
export function enter(
  world: World,
  draw: Draw,
  category: string,
  unit = pick(liveUnits(world), draw),
): string | null {
  if (world.members.length >= MOST_MEMBERS) return null
  const code = `${pick(['00', 'M', 'đ'], draw)}${world.members.length + 1}`
  world.members.push(newPerson(code, world.today, category === 'I1', draw))
  move(world, code, category, unit, category === 'I9' ? 'bổ sung' : '')
  return code
}

function leave(world: World, member: string, draw: Draw): void {
  move(
    world,
    member,
    pick(['D1', 'D2', 'D3', 'D4', 'D5', 'D5', 'D6', 'D7', 'D9'], draw),
    '',
    pick(['', '=2*3', 'lý do'], draw),
  )
}

function learn(world: World, member: string, draw: Draw): void {
  const field = pick(Object.keys(VALUES), draw)
  changeAttribute(world, member, field, pick(VALUES[field]!, draw))
}

function withMember(world: World, draw: Draw, act: (member: string) => void): void {
  const inside = [...world.located].filter(([, unit]) => unit !== null)
  if (inside.length > 0) act(pick(inside, draw)[0])
}
