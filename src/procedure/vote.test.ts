import { expect, test } from 'vitest'
import { MORE_THAN_HALF, TWO_THIRDS, type Vote } from './declaration.ts'
import { baseOf, isReached, refusalsToVote, votesNeeded } from './vote.ts'

const vote = (need: Vote['need']): Vote => ({ base: 'official_members', need, source: '294-QĐ/TW' })

test.each([
  ['two thirds exactly', TWO_THIRDS, 9, 6, true],
  ['one short of two thirds', TWO_THIRDS, 9, 5, false],
  ['two thirds of ten is seven', TWO_THIRDS, 10, 7, true],
  ['six of ten', TWO_THIRDS, 10, 6, false],
  ['half exactly is not more than half', MORE_THAN_HALF, 10, 5, false],
  ['one more than half', MORE_THAN_HALF, 10, 6, true],
  ['more than half of nine', MORE_THAN_HALF, 9, 5, true],
  ['nobody entitled', TWO_THIRDS, 0, 0, false],
] as const)('%s', (_name, need, base, inFavour, reached) => {
  expect(isReached(vote(need), { base, inFavour })).toBe(reached)
  if (base > 0) expect(inFavour >= votesNeeded({ need }, base)).toBe(reached)
})

test('the base: officials, less those away, less the exempt who are absent; an exempt one who comes counts', () => {
  const known = { all: 20, away: 2, exempt: 3 }
  expect(baseOf(known, 0)).toBe(15)
  expect(baseOf(known, 1)).toBe(16)
  expect(baseOf(known, 3)).toBe(18)
  expect(baseOf({ ...known, all: null }, 0)).toBe(null)
})

test('all that is wrong with the numbers of a vote, at once', () => {
  const known = { all: 10, away: 1, exempt: 1 }
  const sound = { base: 8, present: 8, inFavour: 6, against: 2, exemptPresent: 0, typed: false }
  const codes = (change: object) =>
    refusalsToVote(vote(TWO_THIRDS), { ...sound, ...change }, known).map((one) => one.code)
  expect(codes({})).toEqual([])
  expect(codes({ base: 9, exemptPresent: 1 })).toEqual([])
  expect(codes({ base: 9 })).toEqual(['vote-base-differs'])
  expect(codes({ exemptPresent: 2, base: 12, present: 13, inFavour: 14 })).toEqual([
    'vote-exempt-exceeds',
    'vote-base-differs',
    'vote-present-exceeds',
    'vote-exceeds',
  ])
})
