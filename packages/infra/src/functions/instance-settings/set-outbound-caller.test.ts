import { describe, expect, it } from 'vitest'
import { outboundCallerProperties, setOutboundCaller } from './set-outbound-caller.js'
import type { OutboundCallerProperties } from './set-outbound-caller.js'

const instanceArn = 'arn:aws:connect:ap-northeast-2:111122223333:instance/11111111-1111-4111-8111-111111111111'

const properties: OutboundCallerProperties = {
  instanceArn,
  queueArn: `${instanceArn}/queue/22222222-2222-4222-8222-222222222222`,
  flowArn: `${instanceArn}/contact-flow/33333333-3333-4333-8333-333333333333`,
  numberArn: 'arn:aws:connect:ap-northeast-2:111122223333:phone-number/44444444-4444-4444-8444-444444444444',
  name: 'Premium',
}

async function sent(given: OutboundCallerProperties): Promise<readonly unknown[]> {
  const updates: unknown[] = []
  await setOutboundCaller(given, { update: async (target) => void updates.push(target) })
  return updates
}

describe('the outbound caller of a queue', () => {
  it('is set with ids, all of it at once', async () => {
    expect(await sent(properties)).toEqual([
      {
        instanceId: '11111111-1111-4111-8111-111111111111',
        queueId: '22222222-2222-4222-8222-222222222222',
        flowId: '33333333-3333-4333-8333-333333333333',
        numberId: '44444444-4444-4444-8444-444444444444',
        name: 'Premium',
      },
    ])
  })

  it('may have no number and no name', async () => {
    const { numberArn: _, name: __, ...bare } = properties
    expect(await sent(bare)).toMatchObject([{ numberId: undefined, name: undefined }])
  })

  it('needs a flow', () => {
    const { flowArn: _, ...lacking } = properties
    expect(outboundCallerProperties.safeParse(lacking).success).toBe(false)
    expect(outboundCallerProperties.parse(properties)).toEqual(properties)
  })
})
