import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'

// The yardstick of the mix: a route that selects one row by its key and answers it, and nothing else.

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10 })
const server = createServer((request, response) => {
  const id = new URL(request.url!, 'http://here').searchParams.get('id')
  pool.query('select id, public_id, code from organisation where id = $1', [id]).then(
    ({ rows }) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(rows[0] ?? null)),
    () => response.writeHead(500).end(),
  )
})
server.listen(0, '127.0.0.1', () => process.send!((server.address() as AddressInfo).port))
process.on('disconnect', () => process.exit())
