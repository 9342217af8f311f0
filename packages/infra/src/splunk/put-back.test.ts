import { FirehoseClient } from '@aws-sdk/client-firehose'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { credentials } from '../../test/splunk/s3-server.js'
import { startLoopbackServer } from '../../test/splunk/loopback-server.js'
import type { Answer, LoopbackServer } from '../../test/splunk/loopback-server.js'
import { createFirehosePutBack, putLimits } from './put-back.js'

const batchSchema = z.object({ DeliveryStreamName: z.string(), Records: z.array(z.object({ Data: z.string() })) })
type Batch = z.infer<typeof batchSchema>

const servers: LoopbackServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

/** Firehose as far as PutRecordBatch goes. `answer` says which records of a request are taken. */
async function start(answer: (batch: Batch, index: number) => boolean[] | Answer) {
  const batches: Batch[] = []
  const server = await startLoopbackServer((request, body) => {
    expect(request.headers['x-amz-target']).toBe('Firehose_20150804.PutRecordBatch')
    const batch = batchSchema.parse(JSON.parse(body.toString('utf8')))
    const taken = answer(batch, batches.length)
    batches.push(batch)
    if (!Array.isArray(taken)) return taken
    const responses = taken.map((one: boolean) =>
      one ? { RecordId: 'id' } : { ErrorCode: 'ServiceUnavailableException', ErrorMessage: 'Slow down.' },
    )
    const failed = taken.filter((one) => one === false).length
    return { status: 200, body: JSON.stringify({ FailedPutCount: failed, RequestResponses: responses }) }
  })
  servers.push(server)
  const failures: unknown[] = []
  const client = new FirehoseClient({
    endpoint: server.endpoint,
    region: 'ap-northeast-2',
    credentials,
    maxAttempts: 1,
  })
  const putBack = createFirehosePutBack(client, {
    tell: (failure) => void failures.push(failure),
    pause: async () => undefined,
  })
  return { putBack, batches, failures }
}

function records(count: number, bytes: number): readonly Buffer[] {
  return Array.from({ length: count }, (_, index) => Buffer.alloc(bytes, index % 256))
}

describe('putting records back', () => {
  it('stays within the limits of a request', async () => {
    const { putBack, batches } = await start(({ Records }) => Records.map(() => true))
    expect(await putBack('stream', [...records(1200, 10), ...records(9, 1000 * 1024)])).toEqual(Array(1209).fill(true))
    for (const { DeliveryStreamName, Records } of batches) {
      expect(DeliveryStreamName).toBe('stream')
      expect(Records.length).toBeLessThanOrEqual(putLimits.records)
      const bytes = Records.reduce((sum, { Data }) => sum + Buffer.from(Data, 'base64').length, 0)
      expect(bytes).toBeLessThanOrEqual(putLimits.bytes)
    }
    expect(batches).toHaveLength(5)
  })

  it('offers again only what was refused', async () => {
    const { putBack, batches, failures } = await start(({ Records }, index) =>
      Records.map((_, position) => index > 0 || position % 3 > 0),
    )
    expect(await putBack('stream', records(9, 10))).toEqual(Array(9).fill(true))
    expect(batches.map(({ Records }) => Records.length)).toEqual([9, 3])
    expect(failures).toEqual([{ name: 'ServiceUnavailableException', records: 3 }])
  })

  it('says which the stream never took', async () => {
    const { putBack, batches } = await start(({ Records }) => Records.map(({ Data }) => Data !== 'AQE='))
    expect(await putBack('stream', records(3, 2))).toEqual([true, false, true])
    expect(batches).toHaveLength(4)
  })

  it('survives an outage, and says so', async () => {
    const { putBack, failures } = await start(() => 'broken')
    expect(await putBack('stream', records(2, 2))).toEqual([false, false])
    expect(failures).toHaveLength(4)
  })

  it('does not offer what no request can carry', async () => {
    const { putBack, batches } = await start(({ Records }) => Records.map(() => true))
    expect(
      await putBack('stream', [Buffer.alloc(putLimits.recordBytes + 1), Buffer.alloc(0), Buffer.alloc(1)]),
    ).toEqual([false, false, true])
    expect(batches).toHaveLength(1)
  })
})
