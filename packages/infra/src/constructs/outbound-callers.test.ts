import { describe, expect, it } from 'vitest'
import { defineEnvironment } from '../environment/define-environment.js'
import { referenceCenter } from '../environment/reference-center.js'
import { callerIdOf, outboundCallers } from './outbound-callers.js'

const { 'chat-sales': chat, 'general-support': general, 'premium-support': premium } = referenceCenter.queues
const environment = defineEnvironment({
  ...referenceCenter,
  name: 'test',
  alias: 'aicc-test',
  queues: {
    ...referenceCenter.queues,
    'premium-support': { ...premium, callerId: 'lottery-number', callerIdName: 'Premium' },
    'general-support': { ...general, outboundWhisperFlow: undefined },
  },
})

describe('whom customers see', () => {
  it('is the number of the queue, else the first one', () => {
    expect(callerIdOf({ ...premium, callerId: 'lottery-number', outbound: false }, environment)).toBe('lottery-number')
    expect(callerIdOf({ ...premium, outbound: false }, environment)).toBe('main-number')
  })

  it('is nobody in a queue for chats, and where there is no number', () => {
    expect(callerIdOf({ ...chat, outbound: false }, environment)).toBeUndefined()
    expect(callerIdOf({ ...premium, outbound: false }, { phoneNumbers: {} })).toBeUndefined()
  })
})

describe('what is set for calls out of a queue', () => {
  const arns = {
    queueArns: new Map([
      ['premium-support', 'arn:premium'],
      ['general-support', 'arn:general'],
      ['technical-support', 'arn:technical'],
    ]),
    phoneNumberArns: new Map([['lottery-number', 'arn:number']]),
    flowArnOf: (flow: string) => `arn:${flow}`,
  }

  it('is the whisper, with the number and the name that customers see', () => {
    expect(outboundCallers(environment, arns)).toEqual([
      // Its number is none of those that are there.
      { queue: 'technical-support', queueArn: 'arn:technical', flowArn: 'arn:outbound-whisper' },
      {
        queue: 'premium-support',
        queueArn: 'arn:premium',
        flowArn: 'arn:outbound-whisper',
        numberArn: 'arn:number',
        name: 'Premium',
      },
    ])
  })

  it('is nothing for queues that are not there', () => {
    expect(outboundCallers(environment, { ...arns, queueArns: new Map() })).toEqual([])
  })
})
