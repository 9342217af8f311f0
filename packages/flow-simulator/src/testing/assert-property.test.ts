import { describe, expect, it } from 'vitest'
import { flowOf, say } from '../../test/player.js'
import { assertProperty, PropertyError } from './assert-property.js'
import { defineCallProperty } from './call-property.js'
import { everyCallEnds, everyErrorHasABranch, nobodyIsHungUpOnInSilence } from './properties/index.js'

/** Who presses 2 and whose function fails is hung up on. */
const flow = flowOf({
  menu: {
    type: 'GetParticipantInput',
    parameters: { Text: 'Press 1 or 2.', InputTimeLimitSeconds: '5' },
    on: { '1': 'bye', '2': 'ask' },
    errors: { InputTimeLimitExceeded: 'bye', NoMatchingCondition: 'menu', NoMatchingError: 'bye' },
  },
  ask: {
    type: 'InvokeLambdaFunction',
    parameters: { LambdaFunctionARN: '{{lambda:weather}}', InvocationTimeLimitSeconds: '3' },
    next: 'open',
    errors: { NoMatchingError: 'hang up' },
  },
  open: {
    type: 'CheckHoursOfOperation',
    parameters: { HoursOfOperationId: '{{hours:office}}' },
    on: { True: 'speak', False: 'bye' },
    errors: { NoMatchingError: 'bye' },
  },
  speak: say('It is $.External.sky, $.Attributes.name.', 'bye'),
  bye: say('Goodbye.', 'hang up'),
})

async function failureOf(...args: Parameters<typeof assertProperty>): Promise<PropertyError> {
  try {
    await assertProperty(...args)
  } catch (error) {
    if (error instanceof PropertyError) return error
    throw error
  }
  throw new Error('The property holds.')
}

describe('a property that does not hold', () => {
  it('is shown by the shortest call, in the simplest world', async () => {
    const { property, message, played } = await failureOf(flow, nobodyIsHungUpOnInSilence)
    expect(property).toBe('nobodyIsHungUpOnInSilence')
    expect(played.script).toEqual([{ press: '2' }])
    expect(played.plan.world).toEqual({ lambdas: { weather: { failure: 'The function has failed.' } } })
    expect(played.plan.contact).toEqual({})
    expect(message).toMatchInlineSnapshot(`
      "nobodyIsHungUpOnInSilence does not hold for every call.

      Expected: The caller hears something before the flow hangs up.
      But here: ask fails, and the flow hangs up without a word.

      The shortest call that shows it:
        00:00.0  flow      “Press 1 or 2.”
        00:01.6  customer  presses 2
        00:02.1  service   the contact ends (flow)

      The same as a script, for flowc simulate --script:
        [{"press":"2"}]

      The world, for --world:
        {"lambdas":{"weather":{"failure":"The function has failed."}}}

      To play it again: assertProperty(flows, nobodyIsHungUpOnInSilence, { seed: 1, path: '27' }), with its other options as they were."
    `)
  })

  it('is played again by seed and path, and only then', async () => {
    const { rerun, message } = await failureOf(flow, nobodyIsHungUpOnInSilence, { seed: 7 })
    expect(rerun.seed).toBe(7)
    expect((await failureOf(flow, nobodyIsHungUpOnInSilence, { ...rerun, runs: 1 })).message).toBe(message)
  })

  it('is told apart from others that are looked at in the same calls', async () => {
    const { property, played } = await failureOf(flow, [everyCallEnds, everyErrorHasABranch, nobodyIsHungUpOnInSilence])
    expect(property).toBe('nobodyIsHungUpOnInSilence')
    expect(nobodyIsHungUpOnInSilence.problemOf(played)).toBeDefined()
  })

  it('is not found where nothing may fail', async () => {
    await expect(assertProperty(flow, nobodyIsHungUpOnInSilence, { failures: false })).resolves.toBeUndefined()
  })
})

it('a mistake in a property is the mistake that a test sees', async () => {
  const wrong = defineCallProperty({
    name: 'wrong',
    expects: 'Nothing.',
    problemOf() {
      throw new TypeError('There is a mistake in it.')
    },
  })
  await expect(assertProperty(flow, wrong)).rejects.toThrow('There is a mistake in it.')
})
