import type { JsonObject } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import { flowOf, look, play, say } from '../../test/player.js'
import type { PlayOptions, TestAction } from '../../test/player.js'

const arn = 'arn:aws:lambda:ap-northeast-2:111122223333:function:orders:live'

function calling(parameters: JsonObject = {}): TestAction {
  return {
    type: 'InvokeLambdaFunction',
    parameters: { LambdaFunctionARN: arn, InvocationTimeLimitSeconds: '8', ...parameters },
    next: 'look',
    errors: { NoMatchingError: 'failed' },
  }
}

function call(parameters: JsonObject = {}, options: PlayOptions = {}) {
  return play(flowOf({ call: calling(parameters), look: look() }), options)
}

function parametersFor(missingLambdaParameter: 'null' | 'empty' | 'absent') {
  const parameters = { LambdaInvocationAttributes: { id: '$.Attributes.none', text: 'a$.Attributes.none', fixed: '1' } }
  const { ask } = call(parameters, { assumptions: { missingLambdaParameter } })
  return ask?.kind === 'lambda' ? ask.parameters : undefined
}

const response = (value: unknown, seconds?: number) =>
  ({ kind: 'response', response: value, ...(seconds !== undefined && { seconds }) }) as const
const failed = (seconds: number) => ({ kind: 'failed', seconds }) as const

describe('a synchronous function', () => {
  it('is asked by its name, with its parameters and its time limit', () => {
    const player = call(
      { LambdaInvocationAttributes: { id: '$.Attributes.id', list: ['$.Attributes.id', 2], on: true } },
      { attributes: { id: '7' } },
    )
    expect(player.ask).toEqual({
      kind: 'lambda',
      name: 'orders',
      arn,
      timeLimitSeconds: 8,
      responseType: 'STRING_MAP',
      parameters: { id: '7', list: ['7', 2], on: true },
    })
  })

  it('replaces $.External as a whole, and takes its time in silence', () => {
    const flow = flowOf({ one: { ...calling(), next: 'two' }, two: calling(), look: look() })
    const player = play(flow)
      .answer(response({ a: '1', b: '2' }, 1.5))
      .answer(response({ b: '3' }))
    expect(player.value('$.External.a')).toBeUndefined()
    expect(player.value('$.External.b')).toBe('3')
    expect(player.value('$.LambdaInvocation.ResultData.b')).toBe('3')
    expect(player.seconds).toBe(2)
    expect(player.said).toEqual([])
  })

  it('turns numbers and truths of a flat answer into text, and drops what is null', () => {
    const player = call().answer(response({ count: 3, open: true, none: null }))
    expect(player.value('$.External')).toEqual({ count: '3', open: 'true' })
  })

  it('keeps a nested answer where JSON is expected', () => {
    const parameters = { ResponseValidation: { ResponseType: 'JSON' } }
    const player = call(parameters).answer(response({ customer: { vip: true, orders: ['a'] } }))
    expect(player.value('is $.External.customer.vip')).toBe('is true')
    expect(player.value('$.External.customer.orders')).toEqual(['a'])
  })

  it.each([[{ nested: { a: 1 } }], [[1]], ['text'], [null], [undefined], [{ big: 'a'.repeat(33_000) }]])(
    'fails with an answer that the service cannot use: %o',
    (value) => {
      expect(call().answer(response(value)).last).toBe('failed')
    },
  )

  it('fails when the function throws, or takes too long', () => {
    expect(call().answer({ kind: 'failed' }).last).toBe('failed')
    const late = call().answer({ kind: 'timed out' })
    expect(late.last).toBe('failed')
    expect(late.seconds).toBe(8)
    const slow = call().answer(response({}, 9))
    expect(slow.last).toBe('failed')
    expect(slow.seconds).toBe(8)
  })

  it('fails when the function is a reference to nothing', () => {
    expect(call({ LambdaFunctionARN: '$.Attributes.function' }).last).toBe('failed')
  })

  it('gets what a reference to nothing is assumed to be', () => {
    expect(parametersFor('null')).toEqual({ id: null, text: 'a', fixed: '1' })
    expect(parametersFor('empty')).toEqual({ id: '', text: 'a', fixed: '1' })
    expect(parametersFor('absent')).toEqual({ text: 'a', fixed: '1' })
  })

  it('leaves $.External as it was when it fails, or clears it where that is assumed', () => {
    const flow = flowOf({
      one: { ...calling(), next: 'two' },
      two: { ...calling(), errors: { NoMatchingError: 'look' } },
      look: look(),
    })
    const after = (externalAfterFailure: 'kept' | 'cleared') =>
      play(flow, { assumptions: { externalAfterFailure } })
        .answer(response({ a: '1' }), { kind: 'failed' })
        .value('$.External.a')
    expect(after('kept')).toBe('1')
    expect(after('cleared')).toBeUndefined()
  })

  it('takes half a second unless the world says otherwise, or as it is assumed', () => {
    expect(call().answer(response({})).seconds).toBe(0.5)
    expect(call({}, { assumptions: { lambdaSeconds: 2 } }).answer(response({})).seconds).toBe(2)
  })

  it('is called again when it fails where that is assumed, within its time', () => {
    expect(call({}, { assumptions: { lambdaTries: 1 } }).answer(failed(1)).last).toBe('failed')
    const twice = call({}, { assumptions: { lambdaTries: 2 } }).answer(failed(3))
    expect(twice.ask).toMatchObject({ kind: 'lambda', attempt: 2, timeLimitSeconds: 5 })
    expect(twice.answer(response({ a: '1' })).value('$.External.a')).toBe('1')
    const late = call({}, { assumptions: { lambdaTries: 4 } }).answer(failed(3), failed(3), failed(3))
    expect(late.last).toBe('failed')
    expect(late.seconds).toBe(8)
  })
})

describe('functions in a row', () => {
  const row = (between: TestAction) =>
    flowOf({
      one: { ...calling(), next: 'two' },
      two: { ...calling(), next: 'between' },
      between,
      three: calling(),
      look: look(),
    })
  const nothing: TestAction = { type: 'UpdateFlowLoggingBehavior', next: 'three' }
  const silentMenu: TestAction = {
    type: 'GetParticipantInput',
    parameters: { Text: '$.Attributes.none', InputTimeLimitSeconds: '5' },
    on: { '1': 'three' },
    errors: { NoMatchingCondition: 'failed', InputTimeLimitExceeded: 'failed', NoMatchingError: 'failed' },
  }
  const slow = response({}, 7.5)

  it('have 20 seconds together', () => {
    const player = play(row(nothing)).answer(slow, slow, slow)
    expect(player.last).toBe('failed')
    expect(player.seconds).toBe(20)
    expect(play(row(nothing), { assumptions: { lambdaChainSeconds: 30 } }).answer(slow, slow, slow).last).toBe('look')
  })

  it('count anew after a prompt', () => {
    expect(play(row(say('one moment', 'three'))).answer(slow, slow, slow).last).toBe('look')
  })

  it('count anew after any action that waits for the participant, or after speech only where that is assumed', () => {
    const key = { kind: 'keys', keys: '1' } as const
    const any = play(row(silentMenu), { assumptions: { lambdaChainEndsAt: 'participant action' } })
    expect(any.answer(slow, slow, key, slow).last).toBe('look')
    const speech = play(row(silentMenu), { assumptions: { lambdaChainEndsAt: 'speech' } })
    expect(speech.answer(slow, slow, key, slow).last).toBe('failed')
  })
})

describe('an asynchronous function', () => {
  it('goes on at once, with an id', () => {
    const player = call({ InvocationType: 'ASYNCHRONOUS' })
    expect(player.last).toBe('look')
    expect(player.seconds).toBe(0)
    expect(player.value('$.LambdaInvocation.InvocationId')).toBeTypeOf('string')
    expect(player.value('$.External')).toBeUndefined()
  })
})
