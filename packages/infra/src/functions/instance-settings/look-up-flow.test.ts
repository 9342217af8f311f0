import { expect, it } from 'vitest'
import { lookUpFlow } from './look-up-flow.js'
import type { ListedFlow } from './look-up-flow.js'

const properties = {
  instanceArn: 'arn:aws:connect:ap-northeast-2:111122223333:instance/one',
  name: 'inbound',
  flowType: 'CONTACT_FLOW',
  otherwise: 'placeholder',
}

/** Looks in pages of flows. Answers what was found and which pages were read. */
async function lookIn(...pages: readonly (readonly ListedFlow[])[]): Promise<readonly [arn: string, read: number]> {
  let read = 0
  const arn = await lookUpFlow(properties, {
    async *list(instanceId, flowType) {
      expect([instanceId, flowType]).toEqual(['one', 'CONTACT_FLOW'])
      for (const page of pages) {
        read += 1
        yield page
      }
    },
  })
  return [arn, read]
}

it('a flow is found by its name, and no page is read after that', async () => {
  const other = { name: 'inbound 2', arn: 'a' }
  expect(await lookIn([other], [other, { name: 'inbound', arn: 'b' }], [other])).toEqual(['b', 2])
})

it('what is to be answered otherwise is answered where there is no such flow', async () => {
  expect(await lookIn([{ name: 'Inbound', arn: 'a' }], [])).toEqual(['placeholder', 2])
  expect(await lookIn()).toEqual(['placeholder', 0])
})
