import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { contactRecord, flowLogEntry, gzipJson, json, logRecord } from '../../../test/splunk/samples.js'
import { createConcealment } from '../../splunk/conceal-address.js'
import { maxEventBytes } from '../../splunk/event-field.js'
import { refusalOf } from '../../splunk/hec-event.js'
import { readJsonObjects } from '../../splunk/json-objects.js'
import { transform } from './transform.js'

const arbitraryRecord: fc.Arbitrary<Buffer> = fc.oneof(
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => gzipSync(bytes)),
  fc.json().map((text) => Buffer.from(text)),
  fc
    .dictionary(fc.constantFrom(...Object.keys(contactRecord())), fc.jsonValue())
    .map((changes) => json(contactRecord('a', changes))),
  fc
    .array(
      fc.oneof(
        fc.string(),
        fc
          .dictionary(fc.constantFrom(...Object.keys(flowLogEntry())), fc.jsonValue())
          .map((changes) => flowLogEntry(changes)),
      ),
      { maxLength: 30 },
    )
    .map((messages) => gzipJson(logRecord(messages))),
  fc.tuple(fc.constant(json(contactRecord())), fc.nat(2000), fc.nat(255)).map(([bytes, position, value]) => {
    const changed = Buffer.from(bytes)
    changed[position % changed.length] = value
    return changed
  }),
)

it('answers each record once, within the limit, with what the collector takes, whatever comes in', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(arbitraryRecord, { maxLength: 12 }),
      fc.integer({ min: 4000, max: 60_000 }),
      fc.boolean(),
      async (records, maxAnswerBytes, taken) => {
        const event = {
          invocationId: 'i',
          deliveryStreamArn: 'arn:aws:firehose:ap-northeast-2:123456789012:deliverystream/s',
          region: 'ap-northeast-2',
          records: records.map((data, index) => ({
            recordId: String(index),
            approximateArrivalTimestamp: 0,
            data: data.toString('base64'),
          })),
        }
        const answer = await transform(event, {
          concealAddress: createConcealment('omit'),
          attributes: ['tier'],
          putBack: async (_, given) => given.map(() => taken),
          tell: () => undefined,
          maxAnswerBytes,
        })
        expect(answer.records.map(({ recordId }) => recordId)).toEqual(records.map((_, index) => String(index)))
        expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThanOrEqual(maxAnswerBytes)
        for (const { result, data } of answer.records) {
          expect(data !== undefined).toBe(result === 'Ok')
          for (const envelope of readJsonObjects(Buffer.from(data ?? '', 'base64'), Infinity)) {
            expect(refusalOf(envelope)).toBeUndefined()
            expect(Buffer.byteLength(JSON.stringify(envelope['event']))).toBeLessThanOrEqual(maxEventBytes)
            expect(JSON.stringify(envelope)).not.toContain(':null')
          }
        }
      },
    ),
    { numRuns: 300, seed: 20_261_102 },
  )
})
