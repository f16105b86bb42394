import { afterAll, beforeAll, expect, test } from 'vitest'
import { openOffice, type Office } from '#organisation/small-office.ts'
import { serveBodies } from './routes.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice(serveBodies)
})
afterAll(() => office.database.close())

test('x', async () => {
  const a = await office.ask('can-bo', `/../bodies?organisationId=${office.id['NK']}&under=top&text=ban&scope=below`)
  expect(a.body).toEqual({ items: [], next: null })
  const b = await office.ask('can-bo', `/../body-totals?organisationId=${office.id['NK']}`)
  expect(b.body).toMatchObject({ bodies: 0 })
})
