import { contact, contactFlow, lambda, storedCustomerInput, text } from '@aicc/flow-dsl'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { JsonObject } from '@aicc/flow-dsl/language'
import type { Diagnostic } from '../src/index.js'
import type { ActionSketch } from './flow-json.js'
import { flowJson } from './flow-json.js'
import { diagnosticsOf } from './rule-harness.js'
import { validActions, withParameters } from './valid-actions.js'

/**
 * Mistakes that people made in real flows, and that cost them days. What the checker says of each is part of what the
 * project promises, so the whole text is here.
 */

const registration = lambda('registration', {
  input: z.object({ customerInput: z.string(), customerPhone: z.string() }),
  output: z.object({ lotteryNumber: z.string() }),
})

/** All that is said about a flow, as one would read it. */
function saidAbout(flow: JsonObject | ReturnType<typeof contactFlow>): readonly string[] {
  return diagnosticsOf(flow).map(
    ({ severity, code, name, message, suggestion }: Diagnostic) =>
      `${severity} ${code} ${name}: ${message}${suggestion === undefined ? '' : ` ${suggestion}`}`,
  )
}

describe('an attribute that does not exist goes to a Lambda function', () => {
  const said =
    'reads $.StoredInput, and there is no such attribute: it is always empty. Did you mean $.StoredCustomerInput?'

  it('in JSON', () => {
    const ask: ActionSketch = { ...validActions.storeInput, id: 'ask', next: 'register' }
    const register: ActionSketch = {
      ...withParameters(validActions.invokeLambda, { LambdaInvocationAttributes: { customerInput: '$.StoredInput' } }),
      id: 'register',
    }
    expect(saidAbout(flowJson([ask, register]))).toEqual([
      `error FLOW1101 unknown-attribute: "register": LambdaInvocationAttributes.customerInput ${said}`,
    ])
  })

  it('in TypeScript, as a raw JSONPath', () => {
    const flow = contactFlow('lottery', { onError: (builder) => builder.disconnect() }, (builder) => {
      builder.storeCustomerInput({ prompt: '사번을 눌러 주세요.', maxDigits: 8 })
      builder.invokeLambda(
        registration,
        { customerInput: '$.StoredInput', customerPhone: contact.customerEndpoint.address },
        { id: 'register' },
      )
      builder.disconnect()
    })
    expect(saidAbout(flow)).toEqual([
      `error FLOW1101 unknown-attribute: "register": LambdaInvocationAttributes.customerInput ${said}`,
    ])
  })

  it('and says nothing of the one that was meant', () => {
    const flow = contactFlow('lottery', { onError: (builder) => builder.disconnect() }, (builder) => {
      const employeeNumber = builder.storeCustomerInput({ prompt: '사번을 눌러 주세요.', maxDigits: 8 })
      builder.invokeLambda(registration, {
        customerInput: employeeNumber,
        customerPhone: contact.customerEndpoint.address,
      })
      builder.disconnect()
    })
    expect(saidAbout(flow)).toEqual([])
  })
})

describe('a type and a parameter of somebody’s imagination', () => {
  const parameters = { QueueId: 'arn:aws:connect:ap-northeast-2:111122223333:instance/i-1/queue/q-1' }

  it('TransferToQueue in JSON: names the two actions that do it', () => {
    const flow = flowJson([{ ...validActions.transferToQueue, id: 'transfer', type: 'TransferToQueue', parameters }])
    expect(saidAbout(flow)).toEqual([
      'error FLOW2013 unknown-action-type: "transfer" has the type "TransferToQueue", which Amazon Connect does not have. ' +
        'Use UpdateContactTargetQueue with the QueueId and then TransferContactToQueue.',
    ])
  })

  it('TransferContactToQueue with a QueueId in JSON: says where the queue is set', () => {
    const flow = flowJson([
      { ...validActions.setWorkingQueue, id: 'queue', next: 'transfer' },
      { ...validActions.transferToQueue, id: 'transfer', parameters },
    ])
    expect(saidAbout(flow)).toEqual([
      'error FLOW3001 unknown-parameter: "transfer": TransferContactToQueue has no parameter "QueueId"; it takes none. ' +
        'Set the queue with UpdateContactTargetQueue before, then use TransferContactToQueue without parameters.',
    ])
  })

  it('TransferToQueue as a raw action in TypeScript', () => {
    const flow = contactFlow('transfer', {}, (builder) => {
      builder.action({
        Type: 'TransferToQueue',
        id: 'transfer',
        Parameters: parameters,
        on: { QueueAtCapacity: () => builder.disconnect(), NoMatchingError: () => builder.disconnect() },
      })
      builder.disconnect()
    })
    expect(saidAbout(flow)).toEqual([
      'error FLOW2013 unknown-action-type: "transfer" has the type "TransferToQueue", which Amazon Connect does not have. ' +
        'Use UpdateContactTargetQueue with the QueueId and then TransferContactToQueue.',
    ])
  })
})

describe('a transition to an identifier that is not there', () => {
  it('in JSON: names the branch, and the action that was meant', () => {
    const flow = flowJson([
      {
        ...validActions.menu,
        id: 'menu',
        conditions: [['Equals', '1', 'goodbyes']],
        next: 'goodbye',
        errors: { InputTimeLimitExceeded: 'menu', NoMatchingCondition: 'goodbye', NoMatchingError: 'goodbye' },
      },
      { ...validActions.disconnect, id: 'goodbye' },
    ])
    expect(saidAbout(flow)).toEqual([
      'error FLOW2001 dangling-transition: On "1", "menu" leads to "goodbyes", and no action has that identifier. ' +
        'Did you mean "goodbye"?',
    ])
  })

  it('in JSON: as next action', () => {
    expect(saidAbout(flowJson([{ ...validActions.setVoice, id: 'voice', next: 'menu' }]))).toEqual([
      'error FLOW2001 dangling-transition: "voice" leads to "menu", and no action has that identifier. ' +
        'Name an action of this flow, or add the missing one.',
    ])
  })

  it('cannot be written in TypeScript: a block without a body is what comes near', () => {
    const flow = contactFlow('menu', {}, (builder) => {
      const goodbye = builder.block('goodbye')
      builder.playPrompt('안녕하세요.', { id: 'hello' })
      builder.goto(goodbye)
    })
    expect(saidAbout(flow)).toEqual([
      'error FLOW1004 undefined-block: Block "goodbye" has no body: give it one, or call define(...) on it.',
      'error FLOW2006 open-end: The path after "hello" stops here: nothing ends the contact, and nothing comes next. ' +
        'End the path with `flow.disconnect()`, or jump to a label with `flow.goto(...)`.',
    ])
  })
})

describe('a Lambda answer that is read before the Lambda ran', () => {
  it('in JSON: on every path', () => {
    const flow = flowJson(
      [
        {
          ...withParameters(validActions.playPrompt, { Text: '$.External.lotteryNumber 번' }),
          id: 'say',
          next: 'call',
        },
        { ...validActions.invokeLambda, id: 'call' },
      ],
      { type: 'customerQueue' },
    )
    expect(saidAbout(flow)).toEqual([
      'error FLOW1102 value-read-before-set: "say": Text reads $.External.lotteryNumber before anything has set it, so it is empty. ' +
        'It is set by the block "AWS Lambda function": let one come before this on every path.',
    ])
  })

  it('in JSON of an inbound flow: says who else may have set it', () => {
    const say = withParameters(validActions.playPrompt, { Text: '$.External.lotteryNumber 번' })
    expect(saidAbout(flowJson([{ ...say, id: 'say' }]))).toEqual([
      'warning FLOW1102 value-read-before-set: "say": Text reads $.External.lotteryNumber before anything has set it, ' +
        'so it is empty unless another flow that leads here has set it. ' +
        'It is set by the block "AWS Lambda function": let one come before this on every path.',
    ])
  })

  it('in TypeScript: on the path where the call failed', () => {
    const flow = contactFlow('lottery', {}, (builder) => {
      const { lotteryNumber } = builder.invokeLambda(
        registration,
        { customerInput: '1', customerPhone: contact.customerEndpoint.address },
        { id: 'register', on: { NoMatchingError: () => builder.playPrompt('오류입니다.', { id: 'apology' }) } },
      )
      builder.playPrompt(text`추첨 번호는 ${lotteryNumber} 입니다.`, { id: 'say' })
      builder.disconnect()
    })
    expect(saidAbout(flow)).toEqual([
      'warning FLOW1102 value-read-before-set: "say": Text reads $.External.lotteryNumber, ' +
        'which "register" sets only when it succeeds, and not on NoMatchingError: the path start -> register -> on NoMatchingError -> apology -> say. ' +
        'Let the branch NoMatchingError of "register" lead elsewhere, or do not read the value there.',
    ])
  })

  it('in TypeScript: input that nobody asked for', () => {
    const flow = contactFlow('lottery', {}, (builder) => {
      builder.playPrompt(text`${storedCustomerInput} 번`, { id: 'say' })
      builder.disconnect()
    })
    expect(saidAbout(flow)).toEqual([
      'warning FLOW1102 value-read-before-set: "say": Text reads $.StoredCustomerInput before anything has set it, ' +
        'so it is empty unless another flow that leads here has set it. ' +
        'It is set by the block "Store customer input": let one come before this on every path. ' +
        'If another flow sets it, say so with `expects`.',
    ])
  })
})
