import { contactFlow } from '@aicc/flow-dsl'
import { expect, it } from 'vitest'
import { compile } from '../compile.js'
import { layoutFlow } from './layout-flow.js'

const menu = contactFlow('menu', {}, (flow) => {
  const bye = flow.block('bye', () => flow.disconnect())
  flow.getCustomerInput({
    prompt: '1번',
    on: { '1': bye, InputTimeLimitExceeded: bye, NoMatchingCondition: bye, NoMatchingError: bye },
  })
})

it('places every action', () => {
  const { graph } = compile(menu)
  expect(layoutFlow(graph).positions.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true)
  expect(layoutFlow(graph).positions).toHaveLength(graph.actions.length)
})

it('does not let a next action that is never taken pull at the picture', () => {
  const { graph } = compile(menu)
  const elsewhere = { ...graph, actions: graph.actions.map((node) => ({ ...node, next: 1 })) }
  expect(layoutFlow(elsewhere).positions[0]).toEqual(layoutFlow(graph).positions[0])
})

it('places a flow without actions and one without start', () => {
  const { graph } = compile(contactFlow('empty', {}, () => {}))
  expect(layoutFlow(graph).positions).toEqual([])
  expect(layoutFlow({ ...compile(menu).graph, start: { identifier: 'nowhere' } }).positions).toHaveLength(2)
})
