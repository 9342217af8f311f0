import { randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { FirehoseTransformationEvent, FirehoseTransformationResult } from 'aws-lambda'
import { valueAt } from '../../src/splunk/json-objects.js'
import type { PutBack } from '../../src/splunk/put-back.js'

/** How a stream is set. */
export interface FirehoseOptions {
  readonly stream: string
  readonly transform: (event: FirehoseTransformationEvent) => Promise<FirehoseTransformationResult>
  /** The collector. */
  readonly endpoint: string
  readonly token: string
  /** Where objects go. */
  readonly objects: Map<string, Buffer>
  /** Evaluated prefix of objects, before the kind of error. */
  readonly prefix: string
  /** Records in one call of the transformation. @defaultValue 5 */
  readonly recordsPerCall?: number
  /** Records in one delivery. @defaultValue 4 */
  readonly recordsPerDelivery?: number
  /** Longest time of the next request, real. */
  readonly requestMilliseconds: () => number
}

/** A stream of this process that behaves as Firehose does towards Splunk, in virtual time. */
export interface Firehose {
  put(records: readonly Buffer[]): void
  /** Takes what a port for putting back gives. */
  readonly putBack: PutBack
  /** Transform and deliver all that has come in. */
  run(): Promise<void>
}

/** Retry duration, acknowledgement time-out and the pause between attempts, in virtual seconds. */
const retrySeconds = 300
const acknowledgementSeconds = 180
const pauseSeconds = 45

/** Questions about an acknowledgement within its time-out. */
const questions = 4

interface Outgoing {
  readonly data: string
  readonly arrival: number
}

/**
 * Start a stream: batches go through the transformation (three more calls when it throws), what it refuses goes to
 * `processing-failed/` as it came in, the rest is delivered with acknowledgement and tried again for 300 seconds, and then
 * goes to `splunk-failed/` as it would have been sent.
 * @see https://docs.aws.amazon.com/firehose/latest/dev/retry.html
 */
export function startFirehose(options: FirehoseOptions): Firehose {
  const { stream, objects, prefix, recordsPerCall = 5, recordsPerDelivery = 4 } = options
  const channel = randomUUID()
  const incoming: Buffer[] = []
  let clock = Date.UTC(2026, 10, 2, 9)
  let recordCount = 0

  const keep = (kind: 'splunk-failed' | 'processing-failed', entries: readonly object[]): void => {
    if (entries.length === 0) return
    const time = new Date(clock).toISOString()
    const folder = time.slice(0, 13).replaceAll(/[-T]/g, '/')
    const name = `${stream}-1-${time.slice(0, 19).replaceAll(/[T:]/g, '-')}-${randomUUID()}`
    objects.set(
      `${prefix}${kind}/${folder}/${name}.gz`,
      gzipSync(entries.map((entry) => JSON.stringify(entry)).join('')),
    )
  }

  const callTransformation = async (batch: readonly Buffer[]): Promise<readonly Outgoing[]> => {
    const records = batch.map((data) => {
      recordCount += 1
      return {
        recordId: String(recordCount).padStart(56, '4'),
        approximateArrivalTimestamp: clock,
        data: data.toString('base64'),
      }
    })
    const event = {
      invocationId: randomUUID(),
      deliveryStreamArn: `arn:aws:firehose:ap-northeast-2:123456789012:deliverystream/${stream}`,
      region: 'ap-northeast-2',
      records,
    }
    let result: FirehoseTransformationResult = { records: [] }
    for (let call = 0; call < 4; call += 1) {
      try {
        result = await options.transform(event)
        break
      } catch {
        clock += 1000
      }
    }
    const answers = new Map(result.records.map((record) => [record.recordId, record]))
    const failed = records.filter(({ recordId }) => !['Ok', 'Dropped'].includes(answers.get(recordId)?.result ?? ''))
    keep(
      'processing-failed',
      failed.map(({ data }) => ({
        attemptsMade: '4',
        arrivalTimestamp: String(clock),
        errorCode: 'Lambda.FunctionRequestFailed',
        errorMessage: 'The record could not be processed.',
        attemptEndingTimestamp: String(clock),
        rawData: data,
        lambdaArn: 'arn:aws:lambda:ap-northeast-2:123456789012:function:transformation:$LATEST',
      })),
    )
    return result.records.flatMap(({ result: outcome, data = '' }) =>
      outcome === 'Ok' ? [{ data, arrival: clock }] : [],
    )
  }

  const post = async (path: string, body: string): Promise<unknown> => {
    const response = await fetch(`${options.endpoint}${path}`, {
      method: 'POST',
      headers: { authorization: `Splunk ${options.token}`, 'x-splunk-request-channel': channel },
      body,
      signal: AbortSignal.timeout(options.requestMilliseconds()),
    })
    if (response.status !== 200) throw new Error(`Status ${response.status}.`)
    return await response.json()
  }

  /** One attempt. Gives the virtual seconds that it took in vain, or nothing. */
  const attemptOnce = async (body: string): Promise<number | undefined> => {
    let ackId: unknown
    try {
      ackId = valueAt(await post('/services/collector/event', body), ['ackId'])
    } catch {
      return pauseSeconds
    }
    for (let question = 0; question < questions; question += 1) {
      try {
        const answer = await post('/services/collector/ack', JSON.stringify({ acks: [ackId] }))
        if (valueAt(answer, ['acks', String(ackId)]) === true) return undefined
      } catch {
        // That the question failed says nothing about the events.
      }
    }
    return acknowledgementSeconds
  }

  const deliver = async (batch: readonly Outgoing[]): Promise<void> => {
    const body = batch.map(({ data }) => Buffer.from(data, 'base64').toString('utf8')).join('')
    let spent = 0
    let attempts = 0
    while (spent <= retrySeconds) {
      attempts += 1
      const seconds = await attemptOnce(body)
      if (seconds === undefined) return
      spent += seconds
      clock += seconds * 1000
    }
    keep(
      'splunk-failed',
      batch.map(({ data, arrival }, index) => ({
        attemptsMade: attempts,
        arrivalTimestamp: arrival,
        errorCode: 'Splunk.AckTimeout',
        errorMessage: 'Did not receive an acknowledgement from HEC before the HEC acknowledgement timeout expired.',
        attemptEndingTimestamp: clock,
        rawData: data,
        EventId: `${index + 1}.0`,
      })),
    )
  }

  return {
    put: (records) => void incoming.push(...records),
    putBack: async (_, records) => {
      incoming.push(...records.map((record) => Buffer.from(record)))
      return records.map(() => true)
    },
    async run() {
      while (incoming.length > 0) {
        const outgoing = await callTransformation(incoming.splice(0, recordsPerCall))
        for (let start = 0; start < outgoing.length; start += recordsPerDelivery) {
          await deliver(outgoing.slice(start, start + recordsPerDelivery))
        }
      }
    },
  }
}
