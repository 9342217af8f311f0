import { describe, expect, it } from 'vitest'
import { setFlowContent } from './set-flow-content.js'
import type { FlowContentPort, FlowContentProperties } from './set-flow-content.js'

const instanceArn = 'arn:aws:connect:ap-northeast-2:111122223333:instance/11111111-1111-4111-8111-111111111111'

const properties = {
  instanceArn,
  flowArn: `${instanceArn}/contact-flow/22222222-2222-4222-8222-222222222222`,
  kind: 'flow' as const,
  bucket: 'assets',
  key: 'content.json',
  replacements: { '{{flow:other}}': `${instanceArn}/contact-flow/3`, '{{queue:voice1}}': 'a "quoted" name' },
}

/** Sets content, and answers what was sent. */
async function sent(template: string, given: FlowContentProperties = properties): Promise<readonly unknown[]> {
  const updates: unknown[] = []
  const port: FlowContentPort = {
    read: async (bucket, key) => (bucket === 'assets' && key === 'content.json' ? template : ''),
    update: async (target) => void updates.push(target),
  }
  await setFlowContent(given, port)
  return updates
}

describe('the content of a flow', () => {
  it('is sent with everything filled in', async () => {
    expect(await sent('{"a":"{{flow:other}}","b":"{{queue:voice1}}"}')).toEqual([
      {
        kind: 'flow',
        instanceId: '11111111-1111-4111-8111-111111111111',
        flowId: '22222222-2222-4222-8222-222222222222',
        content: `{"a":"${instanceArn}/contact-flow/3","b":"a \\"quoted\\" name"}`,
      },
    ])
  })

  it('is not sent with something left to be filled in', async () => {
    await expect(sent('{"a":"{{lambda:registration}}"}')).rejects.toThrow(
      /^Nothing was given for \{\{lambda:registration\}\}/,
    )
  })

  it('may come along with the request', async () => {
    const { instanceArn: instance, flowArn, kind } = properties
    const [update] = await sent('', { instanceArn: instance, flowArn, kind, content: '{"a":"b"}' })
    expect(update).toMatchObject({ content: '{"a":"b"}' })
  })

  it('takes no names from the prototype of objects', async () => {
    await expect(sent('{"a":"{{queue:constructor}}"}', { ...properties, replacements: {} })).rejects.toThrow(
      /Nothing was given/,
    )
  })
})
