import { describe, expect, it } from 'vitest'
import { showQuickConnects } from './show-quick-connects.js'
import type { ShownQuickConnectsProperties } from './show-quick-connects.js'

const instanceArn = 'arn:aws:connect:ap-northeast-2:111122223333:instance/i'

function shown(queue: string, ...quickConnects: readonly string[]): ShownQuickConnectsProperties {
  return {
    instanceArn,
    queueArn: `${instanceArn}/queue/${queue}`,
    quickConnectArns: quickConnects.map((one) => `${instanceArn}/transfer-destination/${one}`),
  }
}

/** What is asked of the service, in order. */
async function asked(
  before: ShownQuickConnectsProperties | undefined,
  now: ShownQuickConnectsProperties | undefined,
): Promise<readonly (readonly [what: string, queue: string, ...quickConnects: readonly string[]])[]> {
  const requests: (readonly [string, string, ...(readonly string[])])[] = []
  await showQuickConnects(before, now, {
    associate: async ({ queueId, quickConnectIds }) => void requests.push(['associate', queueId, ...quickConnectIds]),
    disassociate: async ({ queueId, quickConnectIds }) =>
      void requests.push(['disassociate', queueId, ...quickConnectIds]),
  })
  return requests
}

describe('quick connects of a queue', () => {
  it('are shown', async () => {
    expect(await asked(undefined, shown('q', 'a', 'b', 'a'))).toEqual([['associate', 'q', 'a', 'b']])
  })

  it('go when they are no longer named, after the others have come', async () => {
    expect(await asked(shown('q', 'a', 'b'), shown('q', 'b', 'c'))).toEqual([
      ['associate', 'q', 'b', 'c'],
      ['disassociate', 'q', 'a'],
    ])
  })

  it('all go with the resource, and from a queue that is another one now', async () => {
    expect(await asked(shown('q', 'a', 'b'), undefined)).toEqual([['disassociate', 'q', 'a', 'b']])
    expect(await asked(shown('q', 'a'), shown('r', 'a'))).toEqual([
      ['associate', 'r', 'a'],
      ['disassociate', 'q', 'a'],
    ])
  })

  it('are asked for fifty at a time, and not at all where there are none', async () => {
    const many = Array.from({ length: 101 }, (_, index) => `n${index}`)
    expect((await asked(undefined, shown('q', ...many))).map((request) => request.length - 2)).toEqual([50, 50, 1])
    expect(await asked(undefined, shown('q'))).toEqual([])
    expect(await asked(shown('q'), shown('q'))).toEqual([])
  })
})
