import { createHash } from 'node:crypto'
import { z } from 'zod'
import { pathParameters, type Endpoint } from '#platform/endpoint.ts'
import type { Api, Operation } from './doorway.ts'
import { PROBLEM_STATUS } from './problems.ts'
import { problemWords, type ProblemCode } from './words.ts'

type Json = Record<string, unknown>

/** Serves `/api/openapi.json` and `/api/docs`; anybody may read them. */
export function serveDescription(api: Api): void {
  const text = once(() => JSON.stringify(openApiDocument(api.operations)))
  const page = once(() => documentationPage(api.operations))
  const open = (path: string, type: string, policy: string, content: () => string) => {
    api.open.add(`GET ${path}`)
    api.app.get(path, (c) => {
      c.set('known', true)
      return c.body(content(), 200, { 'content-type': type, 'content-security-policy': policy })
    })
  }
  open('/api/openapi.json', 'application/json; charset=utf-8', "default-src 'none'", text)
  const styles = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; frame-ancestors 'none'`
  open('/api/docs', 'text/html; charset=utf-8', styles, page)
}

/** The operations as OpenAPI 3.1, with whole paths. */
export function openApiDocument(operations: readonly Operation[]): Json {
  const paths: Record<string, Json> = {}
  for (const operation of operations) {
    const { method, path } = operation.endpoint
    const item = (paths[path.replaceAll(/:(\w+)/g, '{$1}')] ??= {})
    item[method.toLowerCase()] = describe(operation)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Dangvu (đảng vụ)',
      version: '1',
      description: 'Register and workbench of organisation commissions.',
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'dangvu' } },
      schemas: { Problem: PROBLEM },
    },
  }
}

function describe({ endpoint, reads, open, download, upload }: Operation): Json {
  const input = schemaOf(endpoint.input, 'input')
  const hasJson = (endpoint.method === 'POST' || endpoint.method === 'PUT') && !upload
  const parameters = parametersOf(endpoint, input, hasJson)
  if (!reads && !open)
    parameters.push({
      name: 'Idempotency-Key',
      in: 'header',
      schema: { type: 'string', minLength: 16, maxLength: 255 },
    })
  const body = upload
    ? { 'application/octet-stream': {} }
    : { 'application/json': { schema: bodyOf(endpoint, input) } }
  const answer = download
    ? { 'application/octet-stream': {} }
    : { 'application/json': { schema: schemaOf(endpoint.output, 'output') } }
  return {
    operationId: operationIdOf(endpoint),
    summary: endpoint.summary,
    tags: [endpoint.path.split('/')[2]],
    security: open ? [] : [{ session: [] }],
    parameters,
    ...(hasJson || upload ? { requestBody: { required: true, content: body } } : {}),
    responses: { 200: { description: 'Done', content: answer }, default: PROBLEM_RESPONSE },
  }
}

function parametersOf({ path }: Endpoint, input: Json, hasJson: boolean): Json[] {
  const inPath = pathParameters(path)
  const properties = (input['properties'] ?? {}) as Record<string, Json>
  const required = (input['required'] ?? []) as string[]
  const parameters: Json[] = inPath.map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: properties[name] ?? { type: 'string' },
  }))
  if (hasJson) return parameters
  for (const [name, schema] of Object.entries(properties))
    if (!inPath.includes(name))
      parameters.push({ name, in: 'query', required: required.includes(name), schema })
  return parameters
}

function bodyOf({ path }: Endpoint, input: Json): Json {
  const inPath = pathParameters(path)
  const properties = Object.entries((input['properties'] ?? {}) as Json).filter(
    ([name]) => !inPath.includes(name),
  )
  const required = ((input['required'] ?? []) as string[]).filter((name) => !inPath.includes(name))
  return {
    ...input,
    properties: Object.fromEntries(properties),
    ...(required.length > 0 ? { required } : { required: undefined }),
  }
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json
  return rest
}

/** `POST /api/accounts/:id/roles` is `post_accounts_id_roles`. */
function operationIdOf({ method, path }: Endpoint): string {
  return `${method.toLowerCase()}_${path.replace('/api/', '').replaceAll(/[^a-zA-Z0-9]+/g, '_')}`
}

const CODES = Object.keys(problemWords) as ProblemCode[]

const PROBLEM: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: CODES },
    detail: { type: 'string' },
    requestId: { type: 'string', format: 'uuid' },
    refusals: {
      type: 'array',
      items: {
        type: 'object',
        required: ['code'],
        properties: { code: { type: 'string' }, source: { type: 'string' } },
      },
    },
    problems: {
      type: 'array',
      items: { type: 'object', properties: { path: { type: 'string' }, code: { type: 'string' } } },
    },
    retryAfterSeconds: { type: 'integer' },
  },
}
const PROBLEM_RESPONSE: Json = {
  description: 'Problem details (RFC 9457)',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1f1a17;background:#fffdfa}
table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;padding:.35rem .75rem .35rem 0;border-bottom:1px solid #e6dfd8}
code{font-size:.95em}h1,h2{color:#a4161a}`

function documentationPage(operations: readonly Operation[]): string {
  const rows = operations.map(({ endpoint, open }) => {
    const access = open ? 'anybody' : 'session'
    return `<tr><td><code>${endpoint.method}</code></td><td><code>${escaped(endpoint.path)}</code></td><td>${escaped(endpoint.summary)}</td><td>${access}</td></tr>`
  })
  const problems = CODES.map((code) => {
    const { vi, en } = problemWords[code]
    return `<tr id="${code}"><td>${PROBLEM_STATUS[code]}</td><td><code>${code}</code></td><td lang="vi">${escaped(vi)}</td><td>${escaped(en)}</td></tr>`
  })
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Dangvu API</title><style>${STYLE}</style></head><body><main><h1>Dangvu API</h1>
<p>Input and output of each operation: <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1). Days are YYYY-MM-DD.
A write sent with an <code>Idempotency-Key</code> is done once. Errors are problem details (RFC 9457).</p>
<h2>Operations</h2><table><thead><tr><th>Method</th><th>Path</th><th>Meaning</th><th>For</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>
<h2>Problems</h2><table><thead><tr><th>Status</th><th>Code</th><th>Tiếng Việt</th><th>English</th></tr></thead>
<tbody>${problems.join('\n')}</tbody></table></main></body></html>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

function once(make: () => string): () => string {
  let made: string | undefined
  return () => (made ??= make())
}
