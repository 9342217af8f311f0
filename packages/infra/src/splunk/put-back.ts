import { setTimeout as wait } from 'node:timers/promises'
import { PutRecordBatchCommand } from '@aws-sdk/client-firehose'
import type { FirehoseClient } from '@aws-sdk/client-firehose'

/**
 * Puts records into a Firehose stream again.
 * @returns For each record, in order, whether the stream has it now. Never throws.
 */
export type PutBack = (stream: string, records: readonly Uint8Array[]) => Promise<readonly boolean[]>

/**
 * Limits of one PutRecordBatch.
 * @see https://docs.aws.amazon.com/firehose/latest/APIReference/API_PutRecordBatch.html
 */
export const putLimits = { records: 500, bytes: 4 * 1024 * 1024, recordBytes: 1000 * 1024 } as const

/** How often a record is offered. */
const maxAttempts = 4

/** The pause before the second attempt is at most this long, and twice as long before each further one. */
const firstPauseMilliseconds = 200

/** Where failures are told, without anything of the records. */
export type TellFailure = (failure: { readonly name: string; readonly records: number }) => void

/** Options of {@link createFirehosePutBack}. */
export interface PutBackOptions {
  readonly tell?: TellFailure
  /** @defaultValue waits */
  readonly pause?: (milliseconds: number) => Promise<unknown>
}

/**
 * Put records back through PutRecordBatch. A batch may be taken in part: what was refused is offered again, and only
 * that.
 * @param client - Stays the caller's.
 */
export function createFirehosePutBack(
  client: FirehoseClient,
  { tell = () => undefined, pause = wait }: PutBackOptions = {},
): PutBack {
  return async (stream, records) => {
    const taken = records.map(() => false)
    for (const batch of batchesOf(records)) {
      let open = batch
      for (let attempt = 0; attempt < maxAttempts && open.length > 0; attempt += 1) {
        if (attempt > 0) await pause(Math.random() * firstPauseMilliseconds * 2 ** (attempt - 1))
        const refused = await putOnce(client, stream, records, open, tell)
        for (const index of open) taken[index] = true
        for (const index of refused) taken[index] = false
        open = refused
      }
    }
    return taken
  }
}

/** Indices of records, in batches that a request can carry. What no request can carry is in none. */
function batchesOf(records: readonly Uint8Array[]): readonly (readonly number[])[] {
  const batches: number[][] = []
  let bytes = 0
  for (const [index, { length }] of records.entries()) {
    if (length > putLimits.recordBytes || length === 0) continue
    const batch = batches.at(-1)
    if (batch === undefined || batch.length >= putLimits.records || bytes + length > putLimits.bytes) {
      batches.push([index])
      bytes = length
    } else {
      batch.push(index)
      bytes += length
    }
  }
  return batches
}

/** One request. Gives the indices that were refused. */
async function putOnce(
  client: FirehoseClient,
  stream: string,
  records: readonly Uint8Array[],
  indices: readonly number[],
  tell: TellFailure,
): Promise<readonly number[]> {
  try {
    const { FailedPutCount: failed, RequestResponses: responses = [] } = await client.send(
      new PutRecordBatchCommand({
        DeliveryStreamName: stream,
        Records: indices.map((index) => ({ Data: records[index] ?? new Uint8Array() })),
      }),
    )
    if (failed === 0) return []
    const refused = indices.filter((_, position) => responses[position]?.RecordId === undefined)
    const name = responses.find(({ ErrorCode }) => ErrorCode !== undefined)?.ErrorCode ?? 'unknown'
    tell({ name, records: refused.length })
    return refused
  } catch (error) {
    tell({ name: error instanceof Error ? error.name : 'unknown', records: indices.length })
    return indices
  }
}
