import { expect, test } from 'vitest'
import { createLog } from './log.ts'

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = []
  write(createLog('info', { write: (line) => void lines.push(line) }))
  return lines.join('')
}

test('people, passwords, cookies and queries do not reach the log', () => {
  const text = logged((log) => {
    log.info(
      { fullName: 'Lê Thị Bịa', request: { headers: { cookie: 'sid=abc', authorization: 'Bearer xyz' } } },
      'one',
    )
    log.info({ url: '/api/members?search=B%E1%BB%8Ba', account: { password: 'hunter2' } }, 'two')
  })
  for (const secret of ['Bịa', 'sid=abc', 'xyz', 'search', 'hunter2']) expect(text).not.toContain(secret)
  expect(text).toContain('"url":"/api/members"')
})

test('an error keeps what helps to mend it and loses the values of rows', () => {
  const error = Object.assign(new Error('invalid input syntax for type date: "Lê Thị Bịa"'), {
    code: '22007',
    detail: 'Key (citizen_id)=(001099000000) already exists.',
    parameters: ['001099000000'],
  })
  const text = logged((log) => log.error({ err: error }, 'query failed'))
  for (const secret of ['Bịa', '001099000000']) expect(text).not.toContain(secret)
  expect(text).toContain('22007')
  expect(text).toContain('invalid input syntax for type date')
  expect(text).toContain('log.test.ts')
})
