import { compile } from '@aicc/flow-compiler'
import { createHandler, createSqliteStore } from '@aicc/registration-lambda'
import { describe, expect, it } from 'vitest'
import { generalSupport } from '../shared/queues.ts'
import lottery from './lottery-registration.flow.ts'
import { simulate } from '@aicc/flow-simulator'
import type { World } from '@aicc/flow-simulator'

/** The lottery line with the real function over a store of its own. */
function lotteryWorld(): World {
  const store = createSqliteStore(':memory:')
  return { lambdas: { registration: createHandler({ store: () => store }) } }
}

describe('the lottery line', () => {
  const flow = compile(lottery)

  it('registers a caller, and reads the number out', async () => {
    const call = await simulate(flow, lotteryWorld()).dial()
    await call.press('12345#')
    expect(call).toHaveHeardInOrder(['사번을 누르신 후', /추첨 번호는 L3404/, '안녕히 계세요'])
    expect(call).toHaveEnded('flow')
  })

  it('tells the call caller with the same number that it is registered', async () => {
    const line = simulate(flow, lotteryWorld())
    await (await line.dial()).press('12345#')
    const call = await line.dial()
    await call.press('12345#')
    expect(call).toHaveHeard('이미 등록된 사번입니다.')
    expect(call).not.toHaveHeard(/L\d{4}/)
  })

  it('gives a caller who mistypes three times to a person', async () => {
    const call = await simulate(flow, lotteryWorld()).dial()
    await call.press('1#')
    await call.press('12#')
    await call.wait()
    expect(call).toBeQueuedIn(generalSupport)
    expect(call).toHaveAttribute('inquiry', 'lottery')
    await call.wait()
    expect(call).toWaitFor('conversation')
  })
})
