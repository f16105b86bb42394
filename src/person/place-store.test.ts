import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '#platform/day.ts'
import type { Database } from '#platform/database/connect.ts'
import { testDatabase } from '#testing/database.ts'
import { findPlace, listPlaces, loadPlaces } from './place-store.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
  expect(await loadPlaces(database.db)).toBe(14_134)
})
afterAll(() => database.close())

const names = async (question: Parameters<typeof listPlaces>[1]) =>
  (await listPlaces(database.db, question)).map((place) => place.fullName)

test('loading the same list again does nothing', async () => {
  expect(await loadPlaces(database.db)).toBe(0)
})

test('63 provinces to 30/6/2025, 34 from the next day', async () => {
  expect(await names({ on: day('2025-06-30'), limit: 100 })).toHaveLength(63)
  const after = await names({ on: day('2025-07-01'), limit: 100 })
  expect(after).toHaveLength(34)
  expect(after[0]).toBe('Tỉnh An Giang')
})

test('a commune carries its district before the reform and its province after', async () => {
  const before = await names({ text: 'vi xuyen', limit: 10, on: day('2022-10-27') })
  expect(before).toContain('Phường Vị Xuyên, Thành phố Nam Định, Tỉnh Nam Định')
  const after = await names({ text: 'vi xuyen', limit: 10, on: day('2025-07-01') })
  expect(after).toContain('Xã Vị Xuyên, Tỉnh Tuyên Quang')
  expect((await findPlace(database.db, '00913', day('2025-06-30')))?.fullName).toBe(
    'Thị trấn Vị Xuyên, Huyện Vị Xuyên, Tỉnh Hà Giang',
  )
})

test('a place is chosen from its province downwards, and searched inside it', async () => {
  const on = day('2022-10-27')
  const [province] = await listPlaces(database.db, { on, text: 'tinh nam dinh', limit: 1 })
  expect(province).toMatchObject({ code: '36', level: 'province' })
  expect(await names({ on, under: '36', limit: 100 })).toContain('Huyện Ý Yên, Tỉnh Nam Định')
  for (const name of await names({ on, under: '36', text: 'yen', limit: 50 }))
    expect(name).toMatch(/Tỉnh Nam Định$/)
})

test('signs of the search language are letters like any other', async () => {
  expect(await names({ on: day('2022-10-27'), text: '%', limit: 10 })).toEqual([])
  expect(await names({ on: day('2022-10-27'), text: '_', limit: 10 })).toEqual([])
})
