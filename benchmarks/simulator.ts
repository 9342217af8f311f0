import { compile } from '@aicc/flow-compiler'
import { simulate } from '@aicc/flow-simulator'
import type { World } from '@aicc/flow-simulator'
import lottery from '../examples/lottery-registration/lottery-registration.flow.ts'
import { median, milliseconds, table } from './measure.ts'

const world: World = {
  lambdas: {
    registration: {
      response: {
        registrationStatus: 'SUCCESS',
        success: 'true',
        contactId: 'contact',
        customerPhone: '+821012345678',
        customerInput: '12345',
        lotteryNumber: 'L3404',
        successMessage: '등록이 완료되었습니다.',
      },
    },
  },
}

/** Whole calls with a transcript, and actions without anybody who listens to them. */
export async function measureSimulator(): Promise<string> {
  const flow = compile(lottery)
  const calls = 20_000
  const seconds: number[] = []
  for (let round = 0; round < 4; round += 1) {
    const line = simulate(flow, world)
    const start = performance.now()
    for (let index = 0; index < calls; index += 1) await (await line.dial()).press('12345#')
    // The first round warms up.
    if (round > 0) seconds.push((performance.now() - start) / 1000)
  }
  const perCall = median(seconds) / calls

  const { content, actions } = loopingFlow()
  const times: number[] = []
  for (let round = 0; round < 12; round += 1) {
    const start = performance.now()
    const call = await simulate({ content }).dial({ log: false })
    if (!call.ended) throw new Error('The flow of the benchmark has not ended.')
    if (round > 2) times.push(performance.now() - start)
  }
  const baseline: number[] = []
  const text = JSON.stringify(content)
  for (let round = 0; round < 12; round += 1) {
    const start = performance.now()
    JSON.parse(text)
    baseline.push(performance.now() - start)
  }
  return table(
    ['playing', 'value'],
    [
      ['a call to the lottery line, with its transcript', `${(perCall * 1e6).toFixed(0)} µs`],
      ['100,000 such calls', `${(perCall * 100_000).toFixed(1)} s`],
      [
        `${actions.toLocaleString('en')} actions of a flow that sets, compares and loops, without a log`,
        `${milliseconds(median(times))}, ${(actions / median(times) / 1000).toFixed(1)} million a second`,
      ],
      ['`JSON.parse` of that flow, beside it', milliseconds(median(baseline))],
    ],
  )
}

/** 198 actions that set and compare, ninety times over. */
function loopingFlow(): { readonly content: string; readonly actions: number } {
  const pairs = 99
  const rounds = 90
  const error = (target: string) => [{ NextAction: target, ErrorType: 'NoMatchingError' }]
  const body = Array.from({ length: pairs }, (_, index) => {
    const next = index + 1 === pairs ? 'loop' : `set ${index + 1}`
    return [
      {
        Identifier: `set ${index}`,
        Type: 'UpdateFlowAttributes',
        Parameters: { FlowAttributes: { step: { Value: `$.Attributes.name ${index}` } } },
        Transitions: { NextAction: `compare ${index}`, Errors: error('end'), Conditions: [] },
      },
      {
        Identifier: `compare ${index}`,
        Type: 'Compare',
        Parameters: { ComparisonValue: '$.FlowAttributes.step' },
        Transitions: {
          NextAction: next,
          Errors: [{ NextAction: next, ErrorType: 'NoMatchingCondition' }],
          Conditions: [{ NextAction: next, Condition: { Operator: 'TextContains', Operands: ['7'] } }],
        },
      },
    ]
  }).flat()
  const loop = {
    Identifier: 'loop',
    Type: 'Loop',
    Parameters: { LoopCount: String(rounds) },
    Transitions: {
      NextAction: 'end',
      Errors: error('end'),
      Conditions: [
        { NextAction: 'set 0', Condition: { Operator: 'Equals', Operands: ['ContinueLooping'] } },
        { NextAction: 'end', Condition: { Operator: 'Equals', Operands: ['DoneLooping'] } },
      ],
    },
  }
  const end = { Identifier: 'end', Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} }
  const document = { Version: '2019-10-30', StartAction: 'loop', Metadata: {}, Actions: [loop, ...body, end] }
  return { content: JSON.stringify(document), actions: rounds * (2 * pairs + 1) + 2 }
}
