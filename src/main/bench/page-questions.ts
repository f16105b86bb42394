import { between, pick, type Random } from '#generate/random.ts'
import type { Db } from '#platform/db.ts'
import { PAGE, plainHeadcounts, plainSearch } from './baseline.ts'
import type { Ground, Somebody } from './ground.ts'
import { anyDay, type Asked, type Question } from './question.ts'

/** What is looked for and looked at: people by number and name, a unit, a person, a level of the tree. */
export function pageQuestions(ground: Ground): Question[] {
  return [...searches(ground), ...pages(ground)]
}

// The most frequent family and middle names: their lists are the longest that a search can meet.
const CROWDS = [['nguyen', 'thi'], ['nguyen', 'van'], ['tran', 'thi'], ['le', 'van'], ['nguyen']]

function searches(ground: Ground): Question[] {
  const search = (words: readonly string[], as: Asked['as'], exactly = true): Asked => ({
    path: '/api/people/search',
    body: { text: words.join(' '), limit: PAGE, ...(as === 'province' && { kind: 'member' }) },
    as,
    counts: (answer: { items: { id: string }[] }) => new Map(answer.items.map(({ id }, at) => [id, at])),
    ...(exactly && {
      plain: (db: Db) =>
        plainSearch(
          db,
          words,
          as === 'province' ? { unitId: ground.provinces[0]!.id, on: ground.today } : null,
        ),
    }),
  })
  const somebody = (random: Random) => pick(random, ground.people)
  const target = (ms: number) => ({ ms, of: 'p99' as const })
  return [
    {
      name: 'search: card number',
      target: target(10),
      draw: (random) => search([somebody(random).cardNo], 'nation', false),
    },
    {
      name: 'search: citizen number',
      target: target(10),
      draw: (random) => search([somebody(random).citizenId], 'nation', false),
    },
    {
      name: 'search: beginning of a name, nation',
      target: target(10),
      draw: (random) => search(beginning(random, somebody(random)), 'nation'),
    },
    {
      name: 'search: words in any order, nation',
      target: target(150),
      draw: (random) => search(mixedWords(random, somebody(random)), 'nation'),
    },
    {
      name: 'search: words in any order, reach of a province',
      target: target(150),
      draw: (random) => search(mixedWords(random, somebody(random)), 'province'),
    },
  ]
}

/** Family and middle name, then a first letter or two of the given name. */
function beginning(random: Random, { words }: Somebody): string[] {
  return [...words.slice(0, -1), words.at(-1)!.slice(0, between(random, 1, 2))]
}

/** Two words of a name, its whole name turned round, or a crowd of which everybody has heard. */
function mixedWords(random: Random, { words }: Somebody): string[] {
  const chance = random()
  if (chance < 0.2) return [...pick(random, CROWDS)]
  return chance < 0.6 ? [words.at(-1)!, words[0]!] : [...words].reverse()
}

function pages(ground: Ground): Question[] {
  const target = { ms: 50, of: 'p99' as const }
  const { today } = ground
  const anyUnit = (random: Random) =>
    pick(random, [
      ground.root,
      pick(random, ground.provinces),
      pick(random, ground.grassroots),
      pick(random, ground.branches),
    ])
  return [
    {
      name: 'unit page',
      target,
      draw: (random) => ({
        path: `/api/organisations/${anyUnit(random).publicId}?on=${today}`,
        as: 'nation',
      }),
    },
    {
      name: 'person page',
      target,
      draw: (random) => ({
        path: `/api/people/${pick(random, ground.people).publicId}?on=${today}`,
        as: 'nation',
      }),
    },
    {
      name: 'tree level',
      target,
      draw: (random) => {
        const place = pick(random, [
          ground.root,
          pick(random, ground.provinces),
          pick(random, ground.grassroots),
        ])
        const on = random() < 0.5 ? today : anyDay(random, ground)
        return {
          path: `/api/organisations/${place.publicId}/children?on=${on}&limit=1000`,
          as: 'nation',
          counts: (answer: { items: { code: string; headcount: number }[] }) =>
            new Map(
              answer.items
                .filter(({ headcount }) => headcount > 0)
                .map((item) => [item.code, item.headcount]),
            ),
          plain: (db) => plainHeadcounts(db, place.id, on),
        }
      },
    },
  ]
}
