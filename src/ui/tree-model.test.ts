import { expect, test } from 'vitest'
import { seenNodes, stepFor, typedAhead, type TreeNode, type TreeStep } from './tree-model.ts'

const node = (key: string, label: string, hasChildren = true): TreeNode => ({ key, label, hasChildren })
const roots = [node('tw', 'Toàn Đảng')]
const children = new Map([
  ['tw', [node('nd', 'Đảng bộ tỉnh Nam Định'), node('hn', 'Đảng bộ thành phố Hà Nội')]],
  ['nd', [node('khoi', 'Đảng bộ Khối'), node('cb', 'Chi bộ 5', false)]],
])
const opened = new Set(['tw', 'nd'])
const seen = seenNodes(roots, children, opened)
const at = (key: string) => seen.findIndex((one) => one.node.key === key)

test('what is below a closed node is not seen, also when it has been fetched', () => {
  expect(seen.map((one) => one.node.key)).toEqual(['tw', 'nd', 'khoi', 'cb', 'hn'])
  expect(seenNodes(roots, children, new Set(['nd']))).toHaveLength(1)
})

test('a node knows its level and its place among its siblings', () => {
  expect(seen[at('cb')]).toMatchObject({ level: 3, place: 2, siblings: 2, parent: 'nd' })
})

test.each<[key: string, from: string, step: TreeStep]>([
  ['ArrowDown', 'nd', { focus: 'khoi' }],
  ['ArrowDown', 'hn', { focus: 'hn' }],
  ['ArrowUp', 'tw', { focus: 'tw' }],
  ['Home', 'hn', { focus: 'tw' }],
  ['End', 'tw', { focus: 'hn' }],
  ['ArrowRight', 'khoi', { open: 'khoi' }],
  ['ArrowRight', 'nd', { focus: 'khoi' }],
  ['ArrowRight', 'cb', null],
  ['ArrowLeft', 'nd', { close: 'nd' }],
  ['ArrowLeft', 'cb', { focus: 'nd' }],
  ['Enter', 'cb', { select: 'cb' }],
  ['Tab', 'cb', null],
])('%s on %s', (key, from, step) => expect(stepFor(key, at(from), seen, opened)).toEqual(step))

test('the arrow waits in an open node for what lies below and is still on its way', () => {
  expect(stepFor('ArrowRight', at('khoi'), seen, new Set([...opened, 'khoi']))).toBeNull()
})

test('typing letters finds the next name with a word that begins so, without marks, round the end', () => {
  expect(typedAhead('ha noi', 0, seen)).toBe(at('hn'))
  expect(typedAhead('d', at('nd'), seen)).toBe(at('khoi'))
  expect(typedAhead('chi', at('hn'), seen)).toBe(at('cb'))
  expect(typedAhead('x', 0, seen)).toBe(-1)
})
