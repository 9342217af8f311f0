import { contactFlow } from '@aicc/flow-dsl'
import type { BuildableFlow } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import { flowJson } from '../../test/flow-json.js'
import { toFlowsOfSet } from '../../test/set-harness.js'
import { checkFlowSet, maximumDiagnostics } from '../index.js'

function transferring(name: string, ...targets: readonly string[]): BuildableFlow {
  return contactFlow(name, { onError: (flow) => flow.disconnect() }, (flow) => {
    for (const [index, target] of targets.entries()) {
      flow.action({
        Type: 'TransferToFlow',
        id: `transfer ${index}`,
        Parameters: { ContactFlowId: `{{flow:${target}}}` },
        on: { NoMatchingError: () => flow.disconnect() },
      })
    }
    flow.disconnect()
  })
}

const escalation = contactFlow('escalation', {}, (flow) => flow.disconnect())

describe('checkFlowSet', () => {
  it('gives the problems of each flow, in the order of the flows', () => {
    const flows = [transferring('first', 'escalatoin'), escalation, transferring('last', 'Escalation', 'escalatoin')]
    const found = checkFlowSet(toFlowsOfSet(flows))
    expect(found.map((diagnostics) => diagnostics.map(({ location }) => location.action))).toEqual([
      ['transfer 0'],
      [],
      ['transfer 0', 'transfer 1'],
    ])
  })

  it('finds the same in any order of the flows', () => {
    const flows = [transferring('first', 'escalatoin', 'last'), escalation, transferring('last', 'first', 'missing')]
    const messages = (sources: readonly BuildableFlow[]): readonly string[] =>
      checkFlowSet(toFlowsOfSet(sources))
        .flat()
        .map(({ message }) => message)
        .toSorted()
    expect(messages(flows.toReversed())).toEqual(messages(flows))
  })

  it('has nothing to say of no flows, and of one that is right', () => {
    expect(checkFlowSet([])).toEqual([])
    expect(checkFlowSet(toFlowsOfSet([escalation]))).toEqual([[]])
  })

  it('shows problems in TypeScript where the author wrote them', () => {
    const [[diagnostic] = []] = checkFlowSet(toFlowsOfSet([transferring('first', 'escalatoin'), escalation]))
    expect(diagnostic?.location.file).toMatch(/check-flow-set\.test\.ts$/)
    expect(diagnostic?.related[0]?.location).toMatchObject({ flow: 'escalation', line: expect.any(Number) })
  })

  it('takes the levels of rules', () => {
    const flows = toFlowsOfSet([transferring('first', 'escalatoin'), escalation])
    const severities = (level: 'off' | 'warning'): readonly string[] =>
      checkFlowSet(flows, { rules: { 'unknown-flow': level } })
        .flat()
        .map(({ severity }) => severity)
    expect(severities('warning')).toEqual(['warning'])
    expect(severities('off')).toEqual([])
  })

  it('says when there is more than anybody reads', () => {
    const many = flowJson(
      Array.from({ length: maximumDiagnostics + 10 }, (_, index) => ({
        id: `transfer ${index}`,
        type: 'TransferToFlow',
        parameters: { ContactFlowId: '{{flow:escalatoin}}' },
        errors: { NoMatchingError: 'end' },
      })),
      { name: 'many' },
    )
    const [found = []] = checkFlowSet(toFlowsOfSet([many, escalation]))
    expect(found).toHaveLength(maximumDiagnostics + 1)
    expect(found.filter(({ name }) => name === 'too-many-problems')).toHaveLength(1)
  })
})
