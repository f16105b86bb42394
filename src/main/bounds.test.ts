import { expect, test } from 'vitest'
import { createApi } from '#access/doorway.ts'
import { openApiDocument } from '#access/openapi.ts'
import { day } from '#platform/day.ts'
import { serveRooms } from './rooms.ts'

interface Json {
  // oxlint-disable-next-line typescript/no-explicit-any
  [key: string]: any
}

/** The printed description of all operations of the product. */
function description(): { paths: Record<string, Record<string, Json>> } {
  const log = { info: () => {}, error: () => {} }
  const [now, today] = [() => new Date(), () => day('2022-10-27')]
  const api = createApi({ db: undefined as never, now, today, secure: false, strict: true, log })
  serveRooms(api, { dataFolder: '/nowhere' } as never)
  return openApiDocument(api.operations) as never
}

/** Places of an answer where a list has no bound: neither `maxItems` nor the page of a list with a limit. */
function unbounded(schema: Json, limited: boolean, where = ''): string[] {
  const found: string[] = []
  if (schema['type'] === 'array') {
    if (schema['maxItems'] === undefined) found.push(where)
    found.push(...unbounded(schema['items'], limited, `${where}[]`))
  }
  const properties = Object.entries<Json>(schema['properties'] ?? {})
  for (const [name, property] of properties) {
    const isPage = name === 'items' && limited && properties.some(([other]) => other === 'next')
    const bounded = isPage ? { ...property, maxItems: property['maxItems'] ?? true } : property
    found.push(...unbounded(bounded, limited, `${where}.${name}`))
  }
  for (const kind of ['anyOf', 'oneOf', 'allOf'])
    for (const one of (schema[kind] ?? []) as Json[]) found.push(...unbounded(one, limited, where))
  return found
}

/** Whether what is asked names a `limit`, and the limit has a limit. */
function hasLimit(operation: Json): boolean {
  const inQuery = ((operation['parameters'] ?? []) as Json[]).find((one) => one['name'] === 'limit')
  const body = operation['requestBody']?.['content']?.['application/json']?.['schema']
  const limit = inQuery?.['schema'] ?? body?.['properties']?.['limit']
  return limit?.['maximum'] !== undefined
}

/** Lists without a stated bound, and why they are short all the same. */
const SHORT: readonly [where: RegExp, why: string][] = [
  [/ \/api\/(sign-in|invitation|session)\S* \.units$/, 'roles of one account, given one by one'],
  [/ \/api\/accounts\S* \S*holdings$/, 'roles of one account, given one by one'],
  [/ \/api\/sign-in\/hints \.accounts$/, 'sign-ins of the demonstration'],
  [/ \/api\/statistics\/(structure|series|published) \S+$/, 'keys, years and published figures'],
]

test('every list in an answer is bounded, or a page of a list', () => {
  const found: string[] = []
  for (const [path, item] of Object.entries(description().paths))
    for (const [method, operation] of Object.entries(item)) {
      const schema = operation['responses']?.['200']?.['content']?.['application/json']?.['schema']
      if (schema)
        for (const where of unbounded(schema, hasLimit(operation))) found.push(`${method} ${path} ${where}`)
    }
  expect(found.filter((one) => !SHORT.some(([where]) => where.test(one)))).toEqual([])
  expect(SHORT.filter(([where]) => !found.some((one) => where.test(one)))).toEqual([])
})
