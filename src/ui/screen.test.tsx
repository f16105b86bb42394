// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core'
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { act, useState, type ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { day, type Day } from '#platform/day.ts'
import { ApiError } from './call.ts'
import { DayField } from './field.tsx'
import { useSay, WhyNot } from './refusals.tsx'
import { Answer } from './states.tsx'
import { Table } from './table.tsx'
import { LocaleProvider, type Locale } from './words.tsx'

let root: Root | undefined

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  vi.stubGlobal('scrollTo', () => undefined)
  vi.stubGlobal('matchMedia', () => ({
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }))
})
afterEach(async () => {
  await act(async () => root?.unmount())
  vi.unstubAllGlobals()
})

async function show(page: ReactNode, locale: Locale = 'vi') {
  const box = document.body.appendChild(document.createElement('div'))
  const route = createRootRoute({
    component: () => (
      <MantineProvider>
        <LocaleProvider locale={locale}>{page}</LocaleProvider>
      </MantineProvider>
    ),
  })
  const router = createRouter({ routeTree: route, history: createMemoryHistory() })
  await act(async () => {
    root = createRoot(box)
    root.render(<RouterProvider router={router} />)
    await router.load()
  })
  return box
}

async function type(input: HTMLInputElement, text: string) {
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(input, text)
    input.dispatchEvent(new Event('input', { bubbles: true }))
    input.dispatchEvent(new FocusEvent('focusout', { bubbles: true }))
  })
}

function AdmissionDay() {
  const [value, setValue] = useState<Day | null>(day('2022-01-31'))
  return (
    <>
      <DayField
        label="Ngày kết nạp"
        value={value}
        onChange={setValue}
        max={day('2022-10-27')}
        calendar={false}
      />
      <output>{value ?? 'chưa có'}</output>
    </>
  )
}

test.each<[typed: string, kept: string, says: string]>([
  ['7/2/2022', '2022-02-07', ''],
  ['31/02/2022', 'chưa có', 'Không có ngày “31/02/2022”'],
  ['27/10/22', 'chưa có', 'Không có ngày “27/10/22”'],
  ['27/10/2022', '2022-10-27', ''],
  ['28/10/2022', 'chưa có', 'Muộn nhất là 27/10/2022'],
  ['', 'chưa có', ''],
])('the day of an admission typed as “%s” is kept as %s', async (typed, kept, says) => {
  const box = await show(<AdmissionDay />)
  const input = box.querySelector('input')!
  expect(input.value).toBe('31/01/2022')
  await type(input, typed)
  expect(box.querySelector('output')!.textContent).toBe(kept)
  expect(box.querySelector('.mantine-InputWrapper-error')?.textContent ?? '').toContain(says)
  expect(input.value).toBe(typed)
})

test('a register of units sums its figures, sorts by a heading and opens each unit', async () => {
  const units = [
    { id: 'a', name: 'Chi bộ 1', members: 31, change: 2 },
    { id: 'b', name: 'Chi bộ 2', members: 1_240, change: -5 },
  ]
  const box = await show(
    <Table
      name="Tổ chức đảng trực thuộc"
      rows={units}
      rowKey={(unit) => unit.id}
      columns={[
        {
          key: 'name',
          title: 'Đơn vị',
          cell: (unit) => unit.name,
          to: (unit) => `/organisations/${unit.id}`,
        },
        { key: 'members', title: 'Đảng viên', number: (unit) => unit.members, total: true },
        { key: 'change', title: '± trong năm', number: (unit) => unit.change, change: true, total: true },
      ]}
    />,
  )
  const lines = () =>
    [...box.querySelectorAll('tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent).join(' | '),
    )
  expect(lines().slice(1)).toEqual(['Chi bộ 1 | 31 | +2', 'Chi bộ 2 | 1.240 | −5', 'Tổng số | 1.271 | −3'])
  expect(box.querySelector('tbody a')!.getAttribute('href')).toBe('/organisations/a')
  expect(box.querySelector('table')!.getAttribute('aria-rowcount')).toBe('4')
  await act(async () => box.querySelector<HTMLElement>('th button')!.click())
  expect(lines()[1]).toBe('Chi bộ 2 | 1.240 | −5')
  expect(box.querySelector('th[aria-sort]')!.getAttribute('aria-sort')).toBe('descending')
})

function Reasons() {
  const say = useSay({
    'too-few-introducers': ({ have }: { have: number }) => ({
      vi: `Mới có ${have} người giới thiệu`,
      en: `Only ${have} introducers`,
    }),
  })
  const refusals = [{ code: 'too-few-introducers', have: 1, source: 'Điều lệ Đ.4' }, { code: 'unforeseen' }]
  return <WhyNot error={new ApiError(422, 'refused', refusals, [], null)} say={say} />
}

test.each<[Locale, string[]]>([
  ['vi', ['Mới có 1 người giới thiệuCăn cứ: Điều lệ Đ.4', 'Lý do: unforeseen']],
  ['en', ['Only 1 introducersSource: Điều lệ Đ.4', 'Reason: unforeseen']],
])('a refusal gives all its reasons at once with the text they rest on (%s)', async (locale, reasons) => {
  const box = await show(<Reasons />, locale)
  expect([...box.querySelectorAll('li')].map((item) => item.textContent)).toEqual(reasons)
})

test.each<[status: number, title: string, wayOut: string]>([
  [0, 'Không có kết nối', 'Thử lại'],
  [403, 'Đồng chí không được xem mục này', 'Về trang Tổng quan'],
  [404, 'Không tìm thấy', 'Về trang Tổng quan'],
  [500, 'Chưa lấy được dữ liệu', 'Thử lại'],
])('an answer of %i is said in plain words with a way out', async (status, title, wayOut) => {
  const error = new ApiError(status, 'x', [], [], null)
  const box = await show(
    <Answer of={{ data: undefined, error, refetch: () => undefined }}>{() => null}</Answer>,
  )
  expect(box.textContent).toContain(title)
  expect(box.querySelector('a, button')!.textContent).toBe(wayOut)
})
