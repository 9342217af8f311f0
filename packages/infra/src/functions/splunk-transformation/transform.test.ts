import { gunzipSync, gzipSync } from 'node:zlib'
import type { FirehoseTransformationEvent } from 'aws-lambda'
import { describe, expect, it } from 'vitest'
import { ccpLine, contactRecord, flowLogEntry, gzipJson, json, logRecord } from '../../../test/splunk/samples.js'
import { createConcealment } from '../../splunk/conceal-address.js'
import { readJsonObjects } from '../../splunk/json-objects.js'
import type { PutBack } from '../../splunk/put-back.js'
import { withRounds } from '../../splunk/put-back-rounds.js'
import { maxContentBytes } from './read-record.js'
import { maxPutBackRounds, transform } from './transform.js'
import type { TransformationFacts, TransformationOptions } from './transform.js'

const ccpLogGroup = '/aicc/ccp'

function batch(...records: readonly Buffer[]): FirehoseTransformationEvent {
  return {
    invocationId: 'i',
    deliveryStreamArn: 'arn:aws:firehose:ap-northeast-2:123456789012:deliverystream/contact-records',
    region: 'ap-northeast-2',
    records: records.map((data, index) => ({
      recordId: `record-${index}`,
      approximateArrivalTimestamp: 1_793_610_000_000,
      data: data.toString('base64'),
    })),
  }
}

interface Run {
  readonly results: readonly string[]
  /** Events of each record. */
  readonly events: readonly (readonly Readonly<Record<string, unknown>>[])[]
  readonly facts: TransformationFacts
  readonly putBack: readonly Buffer[]
  readonly answerBytes: number
}

async function run(records: readonly Buffer[], options: Partial<TransformationOptions> = {}): Promise<Run> {
  const told: TransformationFacts[] = []
  const returned: Buffer[] = []
  const putBack: PutBack = async (stream, given) => {
    expect(stream).toBe('contact-records')
    returned.push(...given.map((record) => Buffer.from(record)))
    return given.map(() => true)
  }
  const answer = await transform(batch(...records), {
    concealAddress: createConcealment('mask'),
    attributes: ['tier'],
    ccpLogGroup,
    putBack,
    tell: (facts) => void told.push(facts),
    ...options,
  })
  expect(answer.records.map(({ recordId }) => recordId)).toEqual(records.map((_, index) => `record-${index}`))
  const [facts] = told
  if (facts === undefined) throw new Error('Nothing was told.')
  return {
    results: answer.records.map(({ result }) => result),
    events: answer.records.map(({ data = '' }) => readJsonObjects(Buffer.from(data, 'base64'), Infinity)),
    facts,
    putBack: returned,
    answerBytes: Buffer.byteLength(JSON.stringify(answer)),
  }
}

describe('a contact record', () => {
  it('becomes one slim event', async () => {
    const { results, events } = await run([json(contactRecord())])
    expect(results).toEqual(['Ok'])
    expect(events).toEqual([
      [
        {
          time: Date.parse('2026-11-02T09:06:05Z') / 1000,
          source: 'amazon-connect:contact-records',
          sourcetype: 'connect:ctr',
          fields: {
            queue: 'voice1 General Support',
            agent: 'agent1',
            channel: 'VOICE',
            instance: '11111111-2222-4333-8444-555555555555',
          },
          event: {
            eventId: 'c0ffee00-0000-4000-8000-000000000001:2026-11-02T09:07:28Z',
            ContactId: 'c0ffee00-0000-4000-8000-000000000001',
            LastUpdateTimestamp: '2026-11-02T09:07:28Z',
            Channel: 'VOICE',
            Subtype: 'connect:Telephony',
            InitiationMethod: 'INBOUND',
            InitiationTimestamp: '2026-11-02T09:00:00Z',
            ConnectedToSystemTimestamp: '2026-11-02T09:00:00Z',
            DisconnectTimestamp: '2026-11-02T09:06:05Z',
            DisconnectReason: 'CUSTOMER_DISCONNECT',
            Queue: {
              Name: 'voice1 General Support',
              EnqueueTimestamp: '2026-11-02T09:00:10Z',
              DequeueTimestamp: '2026-11-02T09:02:11Z',
              Duration: 121,
            },
            Agent: {
              Username: 'agent1',
              ConnectedToAgentTimestamp: '2026-11-02T09:02:11Z',
              AgentInteractionDuration: 204,
              CustomerHoldDuration: 30,
              AfterContactWorkDuration: 16,
              NumberOfHolds: 1,
              LongestHoldDuration: 30,
              AfterContactWorkStartTimestamp: '2026-11-02T09:06:05Z',
              AfterContactWorkEndTimestamp: '2026-11-02T09:06:21Z',
              RoutingProfile: { Name: 'General Support' },
              HierarchyGroups: { Level1: { GroupName: 'Tier 1 Support' } },
            },
            AgentConnectionAttempts: 1,
            CustomerEndpoint: { Address: '***********42', Type: 'TELEPHONE_NUMBER' },
            SystemEndpoint: { Address: '+82200000000' },
            Recording: { Status: 'AVAILABLE' },
            Attributes: { tier: 'premium' },
          },
        },
      ],
    ])
  })

  it.each([
    ['}{', ''],
    ['lines', '\n'],
    ['blank lines', ' \r\n\n'],
  ])('may be several in one record, as %s', async (_, between) => {
    const bytes = Buffer.from(['a', 'b', 'c'].map((id) => JSON.stringify(contactRecord(id))).join(between) + between)
    const { results, events } = await run([bytes])
    expect(results).toEqual(['Ok'])
    expect(events[0]?.map(({ event }) => Reflect.get(Object(event), 'ContactId'))).toEqual(['a', 'b', 'c'])
  })

  it('without a queue and an agent has no such fields', async () => {
    const { events } = await run([json(contactRecord('a', { Queue: null, Agent: null, DisconnectReason: null }))])
    expect(events[0]?.[0]).toMatchObject({ fields: { channel: 'VOICE' } })
    expect(JSON.stringify(events)).not.toMatch(/null|Queue|Agent"|arn:/)
  })

  it('of a simulated contact says so', async () => {
    const marks = [
      { SegmentAttributes: { 'connect:ValidationTestType': { ValueString: 'FLOW_VALIDATION' } } },
      { Attributes: { isSyntheticTest: 'true' } },
      { Attributes: { isSyntheticTest: 'false' } },
    ]
    const { events } = await run(marks.map((mark) => json(contactRecord('a', mark))))
    expect(events.map(([first]) => Reflect.get(Object(first?.['event']), 'isTest'))).toEqual([true, true, undefined])
  })

  it('of an open contact is dated by its begin', async () => {
    const { events } = await run([json(contactRecord('a', { DisconnectTimestamp: null }))])
    expect(events[0]?.[0]?.['time']).toBe(Date.parse('2026-11-02T09:00:00Z') / 1000)
  })

  it('gets the index that is set', async () => {
    const { events } = await run([json(contactRecord())], { index: 'connect' })
    expect(events[0]?.[0]?.['index']).toBe('connect')
  })

  it('stays within what Splunk extracts, however long its texts are', async () => {
    const long = '가'.repeat(1000)
    const record = contactRecord('a', {
      Queue: { Name: long, Duration: 1 },
      Agent: { Username: long, RoutingProfile: { Name: long } },
      Attributes: Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`name${index}`, long])),
    })
    const { events } = await run([json(record)], {
      attributes: Array.from({ length: 20 }, (_, index) => `name${index}`),
    })
    const event = events[0]?.[0]?.['event']
    expect(Buffer.byteLength(JSON.stringify(event))).toBeLessThanOrEqual(5000)
    expect(event).toMatchObject({ Queue: { Duration: 1 }, leftOut: 14 })
  })
})

describe('a record of CloudWatch Logs', () => {
  it('becomes an event for each entry of a flow log', async () => {
    const { results, events } = await run([gzipJson(logRecord([flowLogEntry(), flowLogEntry({ Results: 'Success' })]))])
    expect(results).toEqual(['Ok'])
    expect(events[0]).toEqual([
      {
        time: 1_793_610_020.123,
        source: '/aws/connect/example:2026/11/02/stream',
        sourcetype: 'connect:flow_log',
        fields: { instance: '11111111-2222-4333-8444-555555555555' },
        event: {
          eventId: '1'.padStart(56, '0'),
          ContactId: 'c0ffee00-0000-4000-8000-000000000001',
          ContactFlowName: 'lottery-registration',
          ContactFlowModuleType: 'InvokeExternalResource',
          Identifier: 'ask.register',
          Results: 'The Lambda Function Returned An Error.',
          failed: true,
        },
      },
      expect.objectContaining({
        event: expect.objectContaining({ eventId: '2'.padStart(56, '0'), Results: 'Success' }),
      }),
    ])
  })

  it('leaves behind what callers typed', async () => {
    const { events } = await run([gzipJson(logRecord([flowLogEntry({ Results: 'Got 12345678 from +821000000042' })]))])
    expect(JSON.stringify(events)).not.toMatch(/12345678|821000000042|Nobody/)
  })

  it('takes the older log without a name of the flow', async () => {
    const { ContactFlowName: _, Identifier: __, ...entry } = flowLogEntry()
    const { events } = await run([gzipJson(logRecord([entry]))])
    expect(events[0]?.[0]).toMatchObject({ event: { ContactFlowName: 'f0f0f0f0-0000-4000-8000-000000000001' } })
  })

  it('becomes an event for each line of the page around the panel', async () => {
    const error = { type: 'webrtc_error', message: 'call from +821000000042 failed' }
    const lines = [ccpLine(), ccpLine({ kind: 'error', seq: 8, contact: null, error, secret: 'x' })]
    const { events } = await run([gzipJson(logRecord(lines, { logGroup: ccpLogGroup }))])
    expect(events[0]).toEqual([
      {
        time: Date.parse('2026-11-02T09:00:20.123Z') / 1000,
        source: '/aicc/ccp:2026/11/02/stream',
        sourcetype: 'connect:ccp',
        fields: { queue: 'voice1 General Support', agent: 'agent1', channel: 'VOICE' },
        event: {
          eventId: '99999999-0000-4000-8000-000000000001:7',
          kind: 'contact_state',
          contact: {
            id: 'c0ffee00-0000-4000-8000-000000000001',
            channel: 'VOICE',
            state: 'connected',
            queue: 'voice1 General Support',
            durationMs: 1200,
          },
          session: '99999999-0000-4000-8000-000000000001',
          seq: 7,
          app: '1.2.3',
          browser: 'Chrome 130',
        },
      },
      expect.objectContaining({
        fields: { agent: 'agent1' },
        event: {
          eventId: '99999999-0000-4000-8000-000000000001:8',
          kind: 'error',
          error: { type: 'webrtc_error', message: 'call from +************ failed' },
          session: '99999999-0000-4000-8000-000000000001',
          seq: 8,
          app: '1.2.3',
          browser: 'Chrome 130',
        },
      }),
    ])
  })

  it('does not lose good entries for a bad one, and says where that is', async () => {
    const { results, events } = await run([gzipJson(logRecord([flowLogEntry(), 'call me at 01000000042', '{"a":1}']))])
    expect(results).toEqual(['Ok'])
    expect(events[0]?.slice(1)).toMatchObject([
      { sourcetype: 'connect:flow_log', event: { eventId: '2'.padStart(56, '0'), unreadable: true } },
      { event: { eventId: '3'.padStart(56, '0'), unreadable: true } },
    ])
    expect(JSON.stringify(events)).not.toContain('01000000042')
  })

  it('is dropped when it only tries the stream', async () => {
    const control = {
      ...logRecord(['CWL CONTROL MESSAGE: Checking health of destination Firehose.']),
      messageType: 'CONTROL_MESSAGE',
    }
    expect((await run([gzipJson(control)])).results).toEqual(['Dropped'])
  })
})

describe('what cannot be read', () => {
  it.each([
    ['nothing', Buffer.alloc(0), 'It is empty.'],
    ['text', Buffer.from('hello'), 'Something stands where a JSON object should begin.'],
    ['half a record', json(contactRecord()).subarray(0, 100), 'It ends in the middle of a JSON object.'],
    ['broken JSON', Buffer.from('{"ContactId":}'), 'A JSON object is not well-formed.'],
    ['another object', json({ hello: 'world' }), 'It is neither a contact record nor a log record.'],
    [
      'one bad record of two',
      Buffer.concat([json(contactRecord()), json({})]),
      'It is neither a contact record nor a log record.',
    ],
    ['half a gzip', gzipJson(logRecord([flowLogEntry()])).subarray(0, 60), 'It is no complete gzip.'],
    [
      'an unknown log group',
      gzipJson(logRecord(['x'], { logGroup: '/aws/lambda/x' })),
      'It is of a log group that is not known here.',
    ],
    ['an unknown message', gzipJson({ ...logRecord([]), messageType: 'NEWS' }), 'It is no log record of a known kind.'],
    [
      'a log record of another shape',
      gzipJson({ messageType: 'DATA_MESSAGE' }),
      'It is no log record of a known kind.',
    ],
  ])('fails: %s', async (_, bytes, reason) => {
    const { results, facts } = await run([json(contactRecord()), bytes])
    expect(results).toEqual(['Ok', 'ProcessingFailed'])
    expect(facts).toMatchObject({ ok: 1, processingFailed: 1, reasons: { [reason]: 1 } })
  })

  it.each([
    ['one part', gzipSync(Buffer.alloc(maxContentBytes + 1, ' '))],
    ['many parts', Buffer.concat(Array.from({ length: 40 }, () => gzipSync(Buffer.alloc(1024 * 1024, ' '))))],
  ])('is a bomb of %s', async (_, bomb) => {
    expect(bomb.length).toBeLessThan(100_000)
    const { facts } = await run([bomb])
    expect(facts.reasons).toEqual({ [`Its content has more than ${maxContentBytes} bytes.`]: 1 })
  })
})

describe('an answer that would be too large', () => {
  const records = Array.from({ length: 20 }, (_, index) => json(contactRecord(`contact-${index}`)))

  it('sends the rest back into the stream', async () => {
    const { results, facts, putBack, answerBytes } = await run(records, { maxAnswerBytes: 12_000 })
    expect(answerBytes).toBeLessThanOrEqual(12_000)
    const ok = results.filter((result) => result === 'Ok').length
    expect(ok).toBeGreaterThan(0)
    expect(facts).toMatchObject({ ok, dropped: 20 - ok, putBack: 20 - ok, processingFailed: 0 })
    expect(putBack).toHaveLength(20 - ok)
    expect((await run(putBack)).events.flat()).toHaveLength(20 - ok)
  })

  it('keeps what the stream does not take as failed', async () => {
    const { facts } = await run(records, {
      maxAnswerBytes: 12_000,
      putBack: async (_, given) => given.map((__, index) => index > 0),
    })
    expect(facts.reasons).toEqual({ 'It could not be put back.': 1 })
    expect(facts.processingFailed).toBe(1)
  })

  it('ends after some rounds', async () => {
    const worn = records.map((record) => withRounds(record, maxPutBackRounds))
    const { facts, putBack } = await run(worn, { maxAnswerBytes: 12_000 })
    expect(putBack).toEqual([])
    expect(facts.reasons).toEqual({ 'It was put back too often.': 20 - facts.ok })
  })

  it('comes to an end when records go round', async () => {
    let open: readonly Buffer[] = records
    let delivered = 0
    for (let round = 0; open.length > 0; round += 1) {
      expect(round).toBeLessThan(10)
      const { events, putBack, facts } = await run(open, { maxAnswerBytes: 20_000 })
      expect(facts.processingFailed).toBe(0)
      delivered += events.flat().length
      open = putBack
    }
    expect(delivered).toBe(20)
  })

  it('divides a log record that alone is too large', async () => {
    const messages = Array.from({ length: 200 }, (_, index) => flowLogEntry({ Identifier: `step-${index}` }))
    const { results, putBack, facts } = await run([gzipJson(logRecord(messages))], { maxAnswerBytes: 40_000 })
    expect(results).toEqual(['Dropped'])
    expect(facts.putBack).toBe(1)
    expect(putBack.length).toBeGreaterThan(4)
    expect(gunzipSync(putBack[0] ?? Buffer.alloc(0)).toString('utf8')).toMatch(/^\{"putBackRounds":1\}\{/)
    const again = await Promise.all(putBack.map((piece) => run([piece], { maxAnswerBytes: 40_000 })))
    const ids = again.flatMap(({ events }) => events.flat().map(({ event }) => Reflect.get(Object(event), 'eventId')))
    expect(new Set(ids).size).toBe(200)
    expect(ids).toHaveLength(200)
  })
})

it('tells nothing of what is in the records', async () => {
  const { facts } = await run([json(contactRecord()), Buffer.from('call +821000000042'), gzipJson(logRecord(['x']))])
  expect(JSON.stringify(facts)).not.toMatch(/8210|c0ffee|agent1|voice1/)
})
