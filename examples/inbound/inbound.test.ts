import { compile } from '@aicc/flow-compiler'
import { simulate } from '@aicc/flow-simulator'
import type { Simulation, World } from '@aicc/flow-simulator'
import { describe, expect, it } from 'vitest'
import ivr from '../ivr/ivr.flow.ts'
import { technicalSupport } from '../shared/queues.ts'
import inbound from './inbound.flow.ts'

describe('the main number', () => {
  const flows = [compile(inbound), compile(ivr)]
  const line = (world: World = {}): Simulation => simulate(flows, world)

  it('puts a question about a product into the queue of the technicians', async () => {
    const call = await line().dial()
    await call.press('2')
    expect(call).toBeQueuedIn(technicalSupport)
    expect(call).toHaveAttribute('inquiry', 'technical')
  })

  it('asks again after a wrong key', async () => {
    const call = await line().dial()
    await call.press('7')
    expect(call).toHaveHeardInOrder(['일반 상담은 1번', '잘못 누르셨습니다.', '일반 상담은 1번'])
    expect(call).toWaitFor('keys')
  })

  it('offers a callback when nobody is there', async () => {
    const call = await line({ hours: { 'voice-hours': false } }).dial()
    expect(call).toHaveHeard('지금은 상담 시간이 아닙니다.')
    expect(call).not.toHaveHeard('일반 상담은 1번')
    expect(call).toWaitFor('keys')
  })

  it('leads to the self-service line, which says where an order is', async () => {
    const order = { response: { status: 'ON_THE_WAY', deliveryDate: '11월 25일' } }
    const call = await line({ lambdas: { 'order-status': order } }).dial()
    await call.press('4')
    await call.press('1')
    await call.press('1')
    await call.press('1234567890')
    expect(call).toHaveHeard('11월 25일')
    expect(call).toWaitFor('keys')
  })
})
