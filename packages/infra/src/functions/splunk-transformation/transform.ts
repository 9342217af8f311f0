import type {
  FirehoseTransformationEvent,
  FirehoseTransformationResult,
  FirehoseTransformationResultRecord,
} from 'aws-lambda'
import type { PutBack } from '../../splunk/put-back.js'
import { withRounds } from '../../splunk/put-back-rounds.js'
import { readRecord } from './read-record.js'
import type { ReadRecordOptions } from './read-record.js'

/**
 * Largest answer, in bytes. Lambda takes 6 MB.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
export const maxAnswerBytes = 6_000_000

/** Most events that one record becomes, in bytes, so that at least the first record of a batch has room. */
const maxRecordOutputBytes = 1_500_000

/** How often a record may be put back. Then it goes to the failed events in S3, from where it can be replayed. */
export const maxPutBackRounds = 5

/** What was done with a batch. Holds nothing of its content. */
export interface TransformationFacts {
  readonly ok: number
  readonly dropped: number
  readonly processingFailed: number
  /** Of those dropped: how many are in the stream again. */
  readonly putBack: number
  /** Why records failed, with how many. */
  readonly reasons: Readonly<Record<string, number>>
  readonly answerBytes: number
}

/** What a transformation works with. */
export interface TransformationOptions extends ReadRecordOptions {
  readonly putBack: PutBack
  readonly tell: (facts: TransformationFacts) => void
  /** @defaultValue {@link maxAnswerBytes} */
  readonly maxAnswerBytes?: number
}

/** A record that goes back into the stream, whole or in pieces. */
interface Returning {
  readonly recordId: string
  readonly records: readonly Buffer[]
}

/**
 * Transform a batch of Firehose: contact records and log events become events of Splunk's HTTP Event Collector.
 *
 * Each record is answered exactly once. What has no room in the answer goes back into the stream and is answered as
 * dropped; when the stream does not take it, it is answered as failed, so that Firehose keeps it in S3.
 * @see https://docs.aws.amazon.com/firehose/latest/dev/data-transformation.html
 */
export async function transform(
  event: FirehoseTransformationEvent,
  options: TransformationOptions,
): Promise<FirehoseTransformationResult> {
  const limit = options.maxAnswerBytes ?? maxAnswerBytes
  const answers = new Map<string, FirehoseTransformationResultRecord>()
  const reasons = new Map<string, number>()
  const returning: Returning[] = []
  const fail = (recordId: string, reason: string): void => {
    answers.set(recordId, { recordId, result: 'ProcessingFailed' })
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  }

  // What the answer has at least: each record, as one that failed.
  let bytes = '{"records":[]}'.length
  for (const { recordId } of event.records) bytes += sizeOf({ recordId, result: 'ProcessingFailed' })

  for (const { recordId, data } of event.records) {
    const input = Buffer.from(data, 'base64')
    const { reading, rounds } = readRecord(input, Math.min(maxRecordOutputBytes, limit / 4), options)
    if (reading.kind === 'unreadable') fail(recordId, reading.reason)
    else if (reading.kind === 'control') answers.set(recordId, { recordId, result: 'Dropped' })
    else if (reading.kind === 'events') {
      const answer: FirehoseTransformationResultRecord = {
        recordId,
        result: 'Ok',
        data: reading.output.toString('base64'),
      }
      const more = sizeOf(answer) - sizeOf({ recordId, result: 'ProcessingFailed' })
      if (bytes + more <= limit) {
        bytes += more
        answers.set(recordId, answer)
      } else if (rounds < maxPutBackRounds) returning.push({ recordId, records: [withRounds(input, rounds + 1)] })
      else fail(recordId, 'It was put back too often.')
    } else if (rounds < maxPutBackRounds) returning.push({ recordId, records: reading.pieces })
    else fail(recordId, 'It was put back too often.')
  }

  const putBack = await returnToStream(streamOf(event), returning, options.putBack)
  for (const [index, { recordId }] of returning.entries()) {
    if (putBack[index] === true) answers.set(recordId, { recordId, result: 'Dropped' })
    else fail(recordId, 'It could not be put back.')
  }

  const records = event.records.map(
    ({ recordId }): FirehoseTransformationResultRecord =>
      answers.get(recordId) ?? { recordId, result: 'ProcessingFailed' },
  )
  const count = (result: string): number => records.filter((record) => record.result === result).length
  options.tell({
    ok: count('Ok'),
    dropped: count('Dropped'),
    processingFailed: count('ProcessingFailed'),
    putBack: putBack.filter(Boolean).length,
    reasons: Object.fromEntries(reasons),
    answerBytes: bytes,
  })
  return { records }
}

/** Bytes of an answer in the list, with the comma. Firehose's ids of records are digits. */
function sizeOf(answer: FirehoseTransformationResultRecord): number {
  return (
    Buffer.byteLength(JSON.stringify({ recordId: answer.recordId, result: answer.result })) + 1 + dataSizeOf(answer)
  )
}

function dataSizeOf({ data }: FirehoseTransformationResultRecord): number {
  return data === undefined ? 0 : ',"data":""'.length + data.length
}

/** For each record, whether all of it is in the stream again. */
async function returnToStream(
  stream: string,
  returning: readonly Returning[],
  putBack: PutBack,
): Promise<readonly boolean[]> {
  if (returning.length === 0) return []
  const taken = await putBack(
    stream,
    returning.flatMap(({ records }) => records),
  )
  let position = 0
  return returning.map(({ records }) => {
    const own = taken.slice(position, position + records.length)
    position += records.length
    return own.length === records.length && own.every(Boolean)
  })
}

/** Name of the stream, the last part of its ARN. */
function streamOf({ deliveryStreamArn }: FirehoseTransformationEvent): string {
  return deliveryStreamArn.slice(deliveryStreamArn.lastIndexOf('/') + 1)
}
