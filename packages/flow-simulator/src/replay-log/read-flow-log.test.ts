import { describe, expect, it } from 'vitest'
import { FlowLogError, maximumLogEntries, readFlowLog } from './read-flow-log.js'

const entry = {
  ContactId: 'c1',
  ContactFlowId: 'arn:aws:connect:eu-west-2:111122223333:instance/i/contact-flow/f',
  ContactFlowName: 'main',
  ContactFlowModuleType: 'PlayPrompt',
  Identifier: 'hello',
  Timestamp: '2026-01-05T01:00:01.000Z',
  Parameters: { Text: 'Hello, "you".' },
}
const later = { ...entry, Timestamp: '2026-01-05T01:00:02.500Z', Results: 'Success' }
const messages = [entry, later].map((one) => JSON.stringify(one))
const quoted = messages.map((message) => `"${message.replaceAll('"', '""')}"`)

describe('a log is read', () => {
  it.each<[string, string]>([
    ['as a JSON list', JSON.stringify([entry, later])],
    ['as one entry a line', `${messages.join('\n')}\n`],
    ['with a byte order mark and Windows line ends', `\uFEFF${messages.join('\r\n')}`],
    [
      'as aws logs filter-log-events prints it',
      JSON.stringify({
        events: messages.map((message, index) => ({
          logStreamName: 's',
          timestamp: 1,
          message,
          ingestionTime: 2,
          eventId: String(index),
        })),
        searchedLogStreams: [],
      }),
    ],
    [
      'as aws logs get-log-events prints it',
      JSON.stringify({ events: messages.map((message) => ({ timestamp: 1, message })), nextForwardToken: 'f/1' }),
    ],
    [
      'as aws logs get-query-results prints it',
      JSON.stringify({
        results: messages.map((value, index) => [
          { field: '@timestamp', value: '2026-01-05 01:00:00.000' },
          { field: '@message', value },
          { field: '@ptr', value: `p${index}` },
        ]),
        status: 'Complete',
      }),
    ],
    ['as Logs Insights exports JSON', JSON.stringify([{ '@message': entry }, { '@message': messages[1] }])],
    [
      'as Logs Insights exports CSV',
      `@timestamp,@message\n${quoted.map((text) => `2026-01-05 01:00:00.000,${text}`).join('\n')}\n`,
    ],
    [
      'with Windows line ends and a column behind it',
      `@message,@ptr\r\n${quoted.map((text) => `${text},p`).join('\r\n')}`.replace(',p\r', ',q\r'),
    ],
    [
      'as a subscription delivers it',
      JSON.stringify({
        messageType: 'DATA_MESSAGE',
        logGroup: '/aws/connect/example',
        logEvents: messages.map((message, index) => ({ id: String(index), timestamp: 1, message })),
      }),
    ],
  ])('%s', (_, text) => {
    expect(readFlowLog(text)).toEqual({
      entries: [
        {
          number: 1,
          contactId: 'c1',
          flowId: entry.ContactFlowId,
          flowName: 'main',
          type: 'PlayPrompt',
          identifier: 'hello',
          time: Date.UTC(2026, 0, 5, 1, 0, 1),
          parameters: { Text: 'Hello, "you".' },
          results: undefined,
          externalResults: undefined,
        },
        expect.objectContaining({ number: 2, results: 'Success', time: Date.UTC(2026, 0, 5, 1, 0, 2, 500) }),
      ],
      otherRecords: 0,
    })
  })

  it('in the order of time, and of the file where that is the same', () => {
    const names = ['a', 'b', 'c']
    const entries = names.map((Identifier) => ({
      ...entry,
      Identifier,
      Timestamp: Identifier === 'a' ? later.Timestamp : entry.Timestamp,
    }))
    expect(readFlowLog(entries).entries.map(({ identifier }) => identifier)).toEqual(['b', 'c', 'a'])
  })

  it('without what was delivered twice, and without records of others', () => {
    const event = { eventId: 'e', message: messages[0] }
    const others = [{ message: 'START RequestId: 1' }, { message: '{"level":"info"}' }, { message: '{ broken' }, 5]
    const { entries, otherRecords } = readFlowLog(JSON.stringify({ events: [event, event, ...others] }))
    expect(entries).toHaveLength(1)
    expect(otherRecords).toBe(4)
  })

  it('with the time of its event where an entry has none', () => {
    const { Timestamp: _, ...timeless } = entry
    const [found] = readFlowLog([{ timestamp: 5000, message: JSON.stringify(timeless) }]).entries
    expect(found?.time).toBe(5000)
  })

  it('in the shape of 2017 and of the documentation: without name and identifier', () => {
    const { ContactFlowName: _, Identifier: __, ...old } = entry
    expect(readFlowLog([old]).entries).toMatchObject([{ flowName: undefined, identifier: undefined }])
  })
})

describe('a log that cannot be used is told', () => {
  const deep = JSON.parse(`${'{"a":'.repeat(60)}1${'}'.repeat(60)}`)
  it.each<[string, string | readonly unknown[], string]>([
    ['when it is empty', ' \n', 'It is empty.'],
    ['when it is something else', 'hello\nyou', 'It is neither JSON nor a table with a column "@message"'],
    ['when a line is no JSON', `${messages[0]}\n{oh`, 'Line 2 is not JSON.'],
    ['when it has no entry', '{"events": []}', 'It has no entry of a flow log'],
    ['when it is a flow', '{"Version": "2019-10-30", "Actions": []}', 'It has no entry of a flow log'],
    ['when an id is a number', [{ ...entry, ContactId: 1e308 }], 'Entry 1: "ContactId" is no text.'],
    [
      'when a type is empty',
      [entry, { ...entry, ContactFlowModuleType: '' }],
      'Entry 2: "ContactFlowModuleType" is no text.',
    ],
    ['when a time is none', [{ ...entry, Timestamp: 'yesterday' }], 'Entry 1: "Timestamp" is no time'],
    ['when a time is too large', [{ ...entry, Timestamp: 1e300 }], 'Entry 1: "Timestamp" is no time'],
    ['when parameters are a list', [{ ...entry, Parameters: [] }], 'Entry 1: "Parameters" is no object.'],
    ['when a result is an object', [{ ...entry, Results: {} }], 'Entry 1: "Results" is no text.'],
    ['when parameters are deep', [{ ...entry, Parameters: deep }], 'is nested deeper than 50 levels'],
    ['when lists are wrapped in lists', '['.repeat(200) + ']'.repeat(200), 'Its entries are wrapped too deep.'],
    ['when it is too long', Array.from({ length: maximumLogEntries + 1 }, () => entry), 'more than 100,000 entries'],
  ])('%s', (_, log, message) => {
    expect(() => readFlowLog(log)).toThrow(FlowLogError)
    expect(() => readFlowLog(log)).toThrow(message)
  })

  it('and never reads what objects inherit', () => {
    const hostile = JSON.parse(
      `{"__proto__": {"ContactId": "x", "ContactFlowModuleType": "x"}, "message": "{\\"__proto__\\": {\\"a\\": 1}}"}`,
    )
    expect(() => readFlowLog([hostile])).toThrow('It has no entry of a flow log')
    expect(Reflect.get({}, 'ContactId')).toBeUndefined()
  })
})
