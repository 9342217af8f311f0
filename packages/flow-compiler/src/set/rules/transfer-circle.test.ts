import { contactFlow, flowNamed, lambda } from '@aicc/flow-dsl'
import type { BuildableFlow, JsonObject } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { flowJson } from '../../../test/flow-json.js'
import { expectSetProblems, expectValidSet, setProblemOf } from '../../../test/set-harness.js'

const rule = 'transfer-circle'

const lookup = lambda('lookup', { input: z.object({}), output: z.object({ grade: z.string() }) })

/** A flow that says something and transfers. */
function speaking(name: string, target: string): BuildableFlow {
  return contactFlow(name, { onError: (flow) => flow.disconnect() }, (flow) => {
    flow.playPrompt('Please wait.', { id: 'say' })
    flow.transferToFlow(flowNamed(target), { id: 'transfer' })
  })
}

describe(rule, () => {
  it('reports flows that always transfer to each other', () => {
    expectSetProblems([speaking('ping', 'pong'), speaking('pong', 'ping')], rule).toEqual([
      {
        flow: 'ping',
        at: 'transfer > Parameters.ContactFlowId',
        args: { circle: 'ping -> pong -> ping' },
        severity: 'error',
        related: ['pong > transfer > Parameters.ContactFlowId'],
      },
    ])
  })

  it('reports a flow that always begins again', () => {
    expectSetProblems([speaking('again', 'again')], rule).toMatchObject([{ args: { circle: 'again -> again' } }])
  })

  it('warns of an error flow that leads back to what fails', () => {
    const main = contactFlow('main', {}, (flow) => {
      flow.invokeLambda(
        lookup,
        {},
        {
          id: 'look up',
          on: {
            NoMatchingError: () =>
              flow.transferToFlow(flowNamed('sorry'), {
                id: 'give up',
                on: { NoMatchingError: () => flow.disconnect() },
              }),
          },
        },
      )
      flow.disconnect()
    })
    const problem = setProblemOf([main, speaking('sorry', 'main')], rule)
    expect(problem).toMatchObject({ severity: 'warning', args: { circle: 'main -> sorry -> main' } })
    expect(problem.message).toBe(
      'The flows main -> sorry -> main transfer the contact to each other for ever, as long as what fails on the way goes on failing: ' +
        'nothing asks, waits or decides on "start -> look up -> on NoMatchingError -> give up" and "start -> say -> transfer".',
    )
  })

  it('takes a circle on which the contact is asked', () => {
    const menu = contactFlow('menu', { channels: ['VOICE'], onError: (flow) => flow.disconnect() }, (flow) => {
      flow.storeCustomerInput({ prompt: 'Enter your number.', maxDigits: 4 })
      flow.transferToFlow(flowNamed('answer'))
    })
    expectValidSet([menu, speaking('answer', 'menu')], rule)
  })

  it('takes a circle on which something is decided', () => {
    const decide: JsonObject = flowJson(
      [
        {
          id: 'visited',
          type: 'Compare',
          parameters: { ComparisonValue: '$.Attributes.visited' },
          conditions: [['Equals', 'yes']],
          next: 'transfer',
          errors: { NoMatchingCondition: 'transfer' },
        },
        {
          id: 'transfer',
          type: 'TransferToFlow',
          parameters: { ContactFlowId: '{{flow:back}}' },
          errors: { NoMatchingError: 'end' },
        },
      ],
      { name: 'decide' },
    )
    expectValidSet([decide, speaking('back', 'decide')], rule)
  })

  it('takes a circle through a module or an action that nobody knows', () => {
    for (const type of ['InvokeFlowModule', 'SomethingNew']) {
      const unknown = flowJson(
        [
          { id: 'unknown', type, parameters: { FlowModuleId: 'm-1' }, next: 'transfer' },
          {
            id: 'transfer',
            type: 'TransferToFlow',
            parameters: { ContactFlowId: '{{flow:back}}' },
            errors: { NoMatchingError: 'end' },
          },
        ],
        { name: 'unknown' },
      )
      expectValidSet([unknown, speaking('back', 'unknown')], rule)
    }
  })

  it('takes references that do not send the contact there', () => {
    const task = contactFlow('task', { onError: (flow) => flow.disconnect() }, (flow) => {
      flow.createTask({ name: 'again', flow: flowNamed('task') })
      flow.disconnect()
    })
    expectValidSet([task], rule)
  })

  it('takes transfers that lead to an end', () => {
    const end = contactFlow('end', {}, (flow) => flow.disconnect())
    expectValidSet([speaking('one', 'two'), speaking('two', 'end'), end], rule)
  })

  it('reports one circle for flows that all lead to each other', () => {
    const flows = Array.from({ length: 20 }, (_, index) => speaking(`f${index}`, `f${(index + 1) % 20}`))
    expect(setProblemOf(flows, rule).related).toHaveLength(7)
  })
})
