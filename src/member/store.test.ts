import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '#platform/database/connect.ts'
import { day, type Day } from '#platform/day.ts'
import { searchPeople } from '#person/search-store.ts'
import { testDatabase } from '#testing/database.ts'
import { actorAt, loadSmallWorld, TODAY } from '#testing/small-world.ts'
import type { MemberFilters } from './api.ts'
import { listMembers } from './store.ts'

// More than are counted and sorted, so that lists walk the order of names, and more than a search reads whole.
const CROWD = 21_000
const BEFORE = day('2019-01-01')

let database: Database
beforeAll(async () => {
  database = await testDatabase()
  await loadSmallWorld(database.db)
  await plantCrowd()
})
afterAll(() => database.close())

test.each<[what: string, unit: string, asker: string, on: Day, filters: MemberFilters]>([
  ['the whole register', 'TW', 'TW', TODAY, {}],
  ['an organisation with its branches', 'NK.DB', 'NK', TODAY, {}],
  ['the same on a past day', 'NK.DB', 'NK', BEFORE, {}],
  ['one sex', 'NK.DB', 'NK.DB', TODAY, { sex: 'nữ' }],
  ['a value that few have', 'NK.DB', 'NK.DB', TODAY, { theory: 'Cử nhân' }],
  ['who was here and is kept elsewhere is left out', 'NK.DB', 'NK.DB', BEFORE, { sex: 'nam' }],
])(
  'a crowd is listed in the order of names, page after page: %s',
  async (_what, code, asker, on, filters) => {
    const { db } = database
    const actor = await actorAt(db, 'officer', asker)
    const question = { organisationId: await idOf(code), on, below: true, filters, limit: 4000 }
    const seen: (string | null)[] = []
    let after: string | undefined
    do {
      const page = await listMembers(db, actor, { ...question, after })
      seen.push(...page.items.map((one) => one.memberCode))
      after = page.next ?? undefined
    } while (after !== undefined)
    const expected = await naively(code, asker, on, filters)
    expect(expected.length).toBeGreaterThan(50)
    expect(seen).toEqual(expected)
  },
)

test('of a crowd the first page says that it has not counted', async () => {
  const actor = await actorAt(database.db, 'officer', 'NK')
  const page = await listMembers(database.db, actor, {
    organisationId: await idOf('NK'),
    on: TODAY,
    below: true,
    filters: {},
    limit: 10,
  })
  expect(page).toMatchObject({ total: null, beyondReach: null })
})

test.each<[text: string, asker: string]>([
  ['dam', 'NK'],
  ['thu dong', 'NK'],
  ['dam thu dongab', 'NK'],
  ['hiem', 'NK'],
  ['bay', 'NK.DB'],
  ['thu dongc', 'NK.DB'],
])('in a crowd “%s” is found in the order of names, page after page', async (text, asker) => {
  const { db } = database
  const actor = await actorAt(db, 'officer', asker)
  const seen: (string | null)[] = []
  let after: string | undefined
  do {
    const page = await searchPeople(db, actor, { text, on: TODAY, kind: 'all', limit: 2000, after })
    seen.push(...page.items.map((one) => one.memberCode))
    after = page.next ?? undefined
  } while (after !== undefined)
  const words = text.split(' ')
  const { rows } = await sql<{ code: string }>`
    select member_code as code from person p join member on person_id = p.id
    where p.organisation_id in (${below(asker, TODAY)})
      and not exists (
        select from unnest(${words.slice(0, -1)}::text[]) word where word <> all (string_to_array(p.name_key, ' ')))
      and exists (
        select from unnest(string_to_array(p.name_key, ' ')) word where starts_with(word, ${words.at(-1)!}))
    order by p.name_order, p.id`.execute(db)
  expect(seen).toEqual(rows.map((row) => row.code))
  expect(seen.length).toBeGreaterThan(0)
})

const below = (code: string, on: Day) => sql`
  select descendant_id from organisation_ancestor a join organisation o on o.id = a.ancestor_id
  where o.code = ${code} and a.from_day <= ${on}::date and ${on}::date < a.until_day`

async function idOf(code: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from organisation where code = ${code}`.execute(
    database.db,
  )
  return rows[0]!.id
}

/** The list without any art: by the ledger's last movement and the person's own columns. */
async function naively(
  code: string,
  asker: string,
  on: Day,
  { sex, theory }: MemberFilters,
): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select member_code as code from person p join member on person_id = p.id
    join lateral (
      select to_organisation_id as unit from movement v
      where v.member_id = p.id and v.superseded_at is null and v.on_day <= ${on}::date order by on_day desc, seq desc limit 1
    ) last on true
    where last.unit in (${below(code, on)}) and p.organisation_id in (${below(asker, TODAY)})
      and (${sex ?? null}::text is null or p.sex = ${sex ?? null})
      and (${theory ?? null}::text is null or p.theory = ${theory ?? null})
    order by p.name_order, p.id`.execute(database.db)
  return rows.map((row) => row.code)
}

/** Members of one branch with a few hundred names; every seventh has since gone to another organisation. */
async function plantCrowd(): Promise<void> {
  const { db } = database
  const [home, away] = [await idOf('NK.CB1'), await idOf('NK.CB3')]
  await sql`insert into coded_value (field, value) values ('theory', 'Cử nhân') on conflict do nothing`.execute(
    db,
  )
  await sql`
    insert into person (id, organisation_id, full_name, name_key, given_key, name_order, sex, born_on, theory)
    select 1000 + n, case when n % 7 = 0 then ${away} else ${home} end::bigint, name, lower(name),
      lower(given || ' dam ' || middle), upper(given) || ' ' || upper(middle),
      case n % 2 when 0 then 'nam' else 'nữ' end, '1980-01-01', case when n % 131 = 0 then 'Cử nhân' end
    from generate_series(1, ${CROWD}::integer) n
    cross join lateral (
      select (array['thu', 'bay', 'nam'])[1 + n % 3] || case when n % 4001 = 0 then ' hiem' else '' end as middle,
        'dong' || chr(97 + n % 23) || chr(97 + n / 23 % 17) as given) part
    cross join lateral (select 'Dam ' || middle || ' ' || given as name) whole`.execute(db)
  await sql`insert into person_name select name_order, min(given_key) from person group by name_order
    on conflict do nothing`.execute(db)
  await sql`insert into member (person_id, member_code) select id, 'D' || id from person where id > 1000`.execute(
    db,
  )
  await sql`
    insert into movement (member_id, on_day, category, from_organisation_id, to_organisation_id)
    select id, '2018-01-01'::date, 'I0', null::bigint, ${home}::bigint from person where id > 1000
    union all
    select id, '2021-01-01', 'I4', ${home}::bigint, ${away}::bigint from person where id > 1000 and organisation_id = ${away}`.execute(
    db,
  )
  await sql`
    insert into member_spell (member_id, organisation_id, from_day, until_day, sex, born_on, theory)
    select p.id, coalesce(v.to_organisation_id, 0), v.on_day, lead(v.on_day, 1, 'infinity') over (partition by p.id order by v.on_day),
      case p.sex when 'nam' then 1 else 2 end, p.born_on, coded.id
    from person p join movement v on v.member_id = p.id
    left join coded_value coded on coded.field = 'theory' and coded.value = p.theory
    where p.id > 1000`.execute(db)
  await sql`analyze`.execute(db)
}
