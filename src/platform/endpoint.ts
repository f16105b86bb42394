import { z } from 'zod'
import { isDay, type Day as DayType } from './day.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/**
 * One operation of the HTTP API as a value that both sides share: the server handles it, the web calls it, and
 * OpenAPI is printed from it. `input` merges path parameters, query (GET, DELETE) and JSON body (POST, PUT).
 */
export interface Endpoint<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  method: Method
  path: string
  input: Input
  output: Output
  summary: string
}

/** Declares an operation, e.g. `endpoint('GET /api/organisations/:id', z.object({ id: z.uuid() }), Organisation, 'One organisation')`. */
export function endpoint<Input extends z.ZodType, Output extends z.ZodType>(
  route: `${Method} /api/${string}`,
  input: Input,
  output: Output,
  summary: string,
): Endpoint<Input, Output> {
  const [method, path] = route.split(' ') as [Method, string]
  return { method, path, input, output, summary }
}

/** Names of the parameters in the path, in order. */
export function pathParameters(path: string): string[] {
  return [...path.matchAll(/:(\w+)/g)].map((match) => match[1]!)
}

/** A calendar day in JSON. */
export const Day = z
  .string()
  .refine((text) => isDay(text), 'not a calendar day (YYYY-MM-DD)')
  .meta({ format: 'date', example: '2022-10-27' }) as unknown as z.ZodType<DayType, string>

/** A page of a list: `next` is the key to ask for the following page, null at the end. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable() })
}
