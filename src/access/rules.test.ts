import { expect, test } from 'vitest'
import { POLICY, refusalsToPassword, rolesAllowing } from './rules.ts'

test.each<[password: string, codes: string[]]>([
  ['đường làng', []],
  ['đường làn', ['password-too-short']],
  ['ba con mèo ngủ trưa', []],
  ['đ'.repeat(3) + ' đủ khác nhau ' + 'ê'.repeat(100), []],
  ['ă'.repeat(120) + ' quá dài thật sự', ['password-too-long']],
  ['toi la canbo01 day', ['password-names-account']],
  ['1234567890', ['password-too-common']],
  ['1234567890abc', ['password-too-common']],
  ['aaaaaaaaaaaa', ['password-too-common']],
  ['abcdefghijkl', ['password-too-common']],
  ['MatKhau@2022', ['password-too-common']],
  ['password123', ['password-too-common']],
  ['mật khẩu của tôi là hoa', []],
  ['', ['password-too-short']],
])('password «%s»: %j', (password, codes) => {
  expect(refusalsToPassword(password, 'canbo01').map(({ code }) => code)).toEqual(codes)
})

test('nobody who keeps accounts or reads the log opens a member’s record by that role', () => {
  for (const role of ['administrator', 'auditor'] as const)
    expect(
      POLICY[role].filter((action) => action.startsWith('person.') || action.startsWith('movement.')),
    ).toEqual([])
})

test('a branch secretary records people and movements but neither reorganises nor imports', () => {
  expect(POLICY.secretary).toEqual(expect.arrayContaining(['person.record', 'movement.record']))
  expect(rolesAllowing('organisation.reorganise')).toEqual(['officer'])
  expect(rolesAllowing('exchange.import')).toEqual(['administrator', 'officer'])
})
