import { afterAll, beforeAll, expect, test } from 'vitest'
import { given, issued, openRegistry, type Registry } from './small-registry.ts'

let registry: Registry
let tell: Registry['tell']
beforeAll(async () => {
  registry = await openRegistry()
  ;({ tell } = registry)
  const plan = { type: 'T11', number: '9-KH/BTCTW', issuedOn: '2017-06-05', receivedOn: null }
  const old = await tell('can-bo', '', given(registry, plan))
  await tell('can-bo', '', given(registry, { links: [{ id: old.body.id, relation: 'replaces' }] }))
  await tell('can-bo', '', given(registry, { type: 'T11', number: '07-KH/BTCTW' }))
  const copy = { organisationId: registry.id['NK.DB'], type: 'T11', number: '7-KH/BTCTW' }
  await tell('can-bo-db', '', given(registry, copy))
  for (let month = 1; month <= 5; month++)
    await tell('can-bo-db', '', issued(registry, { type: 'T10', issuedOn: `2022-0${month}-28` }))
})
afterAll(() => registry.close())

test('the register is searched by what is known of a text, page by page', async () => {
  const search = async (who: string, body: object) => (await tell(who, '/search', body)).body
  const found = await search('can-bo', { text: 'chat luong sinh hoat', type: 'T08', to: '2018-12-31' })
  expect(found.items.map((one: { number: string }) => one.number)).toContain('12-HD/BTCTW')
  expect((await search('can-bo', { text: '12-hd' })).items).toHaveLength(1)
  const inForceOn = async (on: string) => {
    const asked = { text: 'sinh hoat chi bo', issuerId: registry.id.TW, inForce: true, on }
    return (await search('can-bo', asked)).items.map((one: { number: string }) => one.number)
  }
  expect(await inForceOn('2018-07-05')).toEqual(['9-KH/BTCTW'])
  expect(await inForceOn('2018-07-06')).toEqual(['7-KH/BTCTW', '07-KH/BTCTW', '12-HD/BTCTW'])
  const books = await Promise.all(
    ['received', 'issued'].map((direction) =>
      search('can-bo-db', { organisationId: registry.id['NK.DB'], below: false, direction }),
    ),
  )
  expect(books.map((one) => new Set(one.items.map((item: { direction: string }) => item.direction)))).toEqual(
    [new Set(['received']), new Set(['issued'])],
  )
  const all: string[] = []
  let after: string | undefined
  do {
    const page = await search('can-bo', { limit: 3, ...(after && { after }) })
    all.push(...page.items.map((one: { id: string }) => one.id))
    after = page.next
  } while (after)
  const whole = (await search('can-bo', { limit: 200 })).items.map((one: { id: string }) => one.id)
  expect(all).toEqual(whole)
})
