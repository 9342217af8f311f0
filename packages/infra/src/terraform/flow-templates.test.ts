import { contactFlow, flowModule, flowNamed, queue } from '@aicc/flow-dsl'
import type { Flow } from '@aicc/flow-dsl'
import { describe, expect, it } from 'vitest'
import { FlowSetError } from '../constructs/flow-set-error.js'
import { flowTemplates } from './flow-templates.js'

function leadingTo(name: string, ...others: readonly string[]): Flow {
  return contactFlow(name, {}, (flow) => {
    flow.playPrompt(name)
    for (const other of others) flow.setDisconnectFlow(flowNamed(other), { on: { NoMatchingError: () => {} } })
    flow.disconnect()
  })
}

const waiting = contactFlow('waiting', {}, (flow) => {
  flow.setWorkingQueue(queue('support'), { on: { NoMatchingError: () => {} } })
  flow.disconnect()
})

describe('flows as templates', () => {
  it('come after what they refer to', () => {
    const { flows } = flowTemplates([leadingTo('a', 'b', 'c'), leadingTo('b', 'c'), leadingTo('c')], () => false)
    expect(Object.entries(flows).map(([key, { order, circular }]) => [key, order, circular])).toEqual([
      ['flow:c', 0, false],
      ['flow:b', 1, false],
      ['flow:a', 2, false],
    ])
    expect(flows['flow:a']).toMatchObject({
      name: 'a',
      kind: 'flow',
      type: 'CONTACT_FLOW',
      template: 'a.json.tftpl',
      references: ['flow:b', 'flow:c'],
      stub: null,
      settings: null,
    })
  })

  it('share a place where they go round, and have stubs', () => {
    const { flows } = flowTemplates(
      [leadingTo('a', 'b'), leadingTo('b', 'a', 'd'), leadingTo('c', 'a'), leadingTo('d'), leadingTo('e', 'e')],
      () => false,
    )
    const { 'flow:a': a, 'flow:b': b, 'flow:c': c, 'flow:e': e } = flows
    expect(a?.order).toBe(b?.order)
    expect(c?.order).toBeGreaterThan(a?.order ?? Infinity)
    expect([a?.circular, b?.circular, c?.circular, e?.circular]).toEqual([true, true, false, true])
    expect(JSON.parse(a?.stub ?? '').Actions).toHaveLength(1)
  })

  it('are modules with their contracts, too', () => {
    const module = flowModule('check it', { branches: ['known', 'unknown'] }, (flow) =>
      flow.returnFromModule({ branch: 'known' }),
    )
    const { flows, templates } = flowTemplates([module], () => false)
    expect(flows['module:check it']).toMatchObject({
      kind: 'module',
      type: null,
      template: 'modules/check_it.json.tftpl',
    })
    expect(flows['module:check it']?.settings).toContain('known')
    expect(Object.keys(templates)).toEqual(['modules/check_it.json.tftpl'])
  })

  it('are refused when an environment lacks what they need, with the line', () => {
    expect(flowTemplates([waiting], ({ name }) => name === 'support').flows['flow:waiting']?.references).toEqual([
      'queue:support',
    ])
    expect(() => flowTemplates([waiting], () => false)).toThrow(FlowSetError)
    expect(() => flowTemplates([waiting], () => false)).toThrow(
      /flow-templates\.test\.ts:\d+:\d+ FLOW1008 missing-resource: .*"support"/,
    )
  })

  it('are refused when two would be one file', () => {
    expect(() => flowTemplates([leadingTo('a b'), leadingTo('a_b')], () => false)).toThrow('a_b.json.tftpl')
    expect(() => flowTemplates([leadingTo('Main'), leadingTo('main')], () => false)).toThrow('main.json.tftpl')
  })

  it('keep the letters of their names in the names of files', () => {
    const names = ['상담', '문의'.normalize('NFD')]
    const { templates } = flowTemplates(
      names.map((name) => leadingTo(name)),
      () => false,
    )
    expect(Object.keys(templates)).toEqual(['상담.json.tftpl', '문의.json.tftpl'])
  })
})
