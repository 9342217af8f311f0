import { describe, expect, it } from 'vitest'
import { simulate } from '../simulate.js'
import { flowOf, say } from '../../test/player.js'
import type { World } from './world.js'

const flow = flowOf({
  ask: {
    type: 'InvokeLambdaFunction',
    parameters: { LambdaFunctionARN: '{{lambda:weather}}', InvocationTimeLimitSeconds: '3' },
    next: 'speak',
    errors: { NoMatchingError: 'sorry' },
  },
  speak: say('It is $.External.sky.', 'staffed'),
  sorry: say('Sorry.', 'ask'),
  staffed: {
    type: 'CheckMetricData',
    parameters: { MetricType: 'NumberOfAgentsStaffed', QueueId: '{{queue:support}}' },
    when: [{ operator: 'NumberGreaterThan', operand: '0', next: 'template' }],
    errors: { NoMatchingCondition: 'nobody', NoMatchingError: 'unknown' },
  },
  unknown: say('Nobody can tell.', 'end'),
  nobody: say('Nobody is there.', 'end'),
  template: {
    type: 'RenderMessageTemplate',
    parameters: { WisdomMessageTemplateArn: '{{messageTemplate:thanks}}' },
    next: 'queue',
    errors: { TemplateRenderingError: 'broken', NoMatchingError: 'unknown' },
  },
  broken: say('The template is broken.', 'end'),
  queue: {
    type: 'UpdateContactTargetQueue',
    parameters: { QueueId: '{{queue:support}}' },
    next: 'transfer',
    errors: { NoMatchingError: 'unset' },
  },
  unset: say('There is no queue.', 'end'),
  transfer: {
    type: 'TransferContactToQueue',
    next: 'end',
    errors: { QueueAtCapacity: 'full', NoMatchingError: 'refused' },
  },
  full: say('The queue is full.', 'end'),
  refused: say('The queue cannot be reached.', 'end'),
})
const lambdas = { weather: { response: { sky: 'blue' } } }

async function lastHeard(world: World): Promise<string | undefined> {
  const call = await simulate(flow, { lambdas, ...world }).dial()
  return call.heard.at(-1)
}

describe('a world', () => {
  it('lets a function answer otherwise each time, and stay with the last answer', async () => {
    const failure = { failure: 'It has failed.' }
    const inTurn = [failure, failure, { response: { sky: 'grey' } }]
    const line = simulate(flow, { lambdas: { weather: { inTurn } } })
    const call = await line.dial()
    expect(call.heard.slice(0, 3)).toEqual(['Sorry.', 'Sorry.', 'It is grey.'])
    // Another contact begins anew.
    expect((await line.dial()).heard).toEqual(call.heard)
  })

  it.each<[World, string]>([
    [{ queues: { support: { metrics: { NumberOfAgentsStaffed: 'failure' } } } }, 'Nobody can tell.'],
    [{ queues: { support: { full: true } } }, 'The queue is full.'],
    [{ queues: { support: { full: 'failure' } } }, 'The queue cannot be reached.'],
    [
      { outcomes: { RenderMessageTemplate: { kind: 'error', error: 'TemplateRenderingError' } } },
      'The template is broken.',
    ],
    [{ failingActions: { queue: 'NoMatchingError' } }, 'There is no queue.'],
  ])('can be broken as data: %j', async (world, heard) => {
    expect(await lastHeard(world)).toBe(heard)
  })
})
