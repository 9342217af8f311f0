import { describe, expect, it } from 'vitest'
import { announcedKeys } from './announced-keys.js'
import { announcedQueue } from './announced-queue.js'

describe('announced keys', () => {
  it.each([
    ['For sales, press 1. For support, press 2.', ['1', '2']],
    ['Press one or two.', ['1', '2']],
    ['Press the star key, or press pound.', ['*', '#']],
    ['<speak>Press <break/> 3.</speak>', ['3']],
    ['주문은 1번, 상담은 2번을 눌러 주세요.', ['1', '2']],
    ['Press 1 to hear it again.', ['1']],
  ])('%s', (prompt, keys) => {
    expect([...announcedKeys(prompt)]).toEqual(keys)
  })

  it.each([
    'We call back in 2 hours.',
    'You are number 3 in the queue.',
    'Press 10 digits.',
    '3번 이상 틀리셨습니다.',
    '',
  ])('are none in: %s', (prompt) => {
    expect([...announcedKeys(prompt)]).toEqual([])
  })
})

describe('the announced queue', () => {
  const queues = ['sales', 'billing-support']

  it('is the one that the words about the key name', () => {
    const prompt = 'For sales, press 1. For billing support, press 2.'
    expect(announcedQueue(prompt, '1', queues)).toBe('sales')
    expect(announcedQueue(prompt, '2', queues)).toBe('billing-support')
    expect(announcedQueue('Press 1 for sales, press 2 for billing support.', '2', queues)).toBe('billing-support')
  })

  it('is none where the words name none, or two', () => {
    expect(announcedQueue('For help, press 1.', '1', queues)).toBeUndefined()
    expect(announcedQueue('For sales or billing support, press 1.', '1', queues)).toBeUndefined()
    expect(announcedQueue('For sales, press 1.', '1', ['sales'])).toBeUndefined()
  })
})
