import type { Answer, Ask } from '../src/machine/ask.js'

/** Answers of every kind that fits a question. */
export function anyAnswers(ask: Ask): readonly Answer[] {
  const hangUp: Answer = { kind: 'hang up', afterSeconds: 3 }
  switch (ask.kind) {
    case 'keys':
      return [
        ...['', '1', '12#', '*', '#', '9'.repeat(40), ...ask.expected].map((keys): Answer => ({ kind: 'keys', keys })),
        hangUp,
      ]
    case 'lambda':
      return [
        { kind: 'response', response: { a: '1', b: 2, c: true, d: null } },
        { kind: 'response', response: { a: { nested: ['x'] } }, seconds: 9 },
        { kind: 'response', response: 'no object' },
        { kind: 'failed', seconds: 1 },
        { kind: 'timed out' },
      ]
    case 'bot':
      return [
        ...['Book', ...ask.intents].map((intent): Answer => ({ kind: 'intent', intent, slots: { day: 'today' } })),
        { kind: 'silence' },
        { kind: 'failed' },
        hangUp,
      ]
    case 'hours':
      return [{ kind: 'open', open: true }, { kind: 'open', open: false }, { kind: 'failed' }]
    case 'metric':
      return [...[0, 1, 5, 300_000].map((value): Answer => ({ kind: 'number', value })), { kind: 'failed' }]
    case 'capacity':
      return [{ kind: 'queued' }, { kind: 'full' }, { kind: 'failed' }]
    case 'queue':
      return [{ kind: 'accepted', afterSeconds: 5 }, { kind: 'nothing' }, hangUp]
    case 'conversation':
      return [
        { kind: 'ended', by: 'agent', afterSeconds: 30 },
        { kind: 'ended', by: 'customer', afterSeconds: 30 },
        { kind: 'hold', afterSeconds: 5, seconds: 60 },
        { kind: 'hold', afterSeconds: 5, seconds: 60, side: 'agent' },
      ]
    case 'third party':
      return [{ kind: 'answered', seconds: 60 }, { kind: 'not answered' }, { kind: 'failed' }, hangUp]
    case 'wait':
      return [
        ...['CustomerReturned', 'ParticipantNotFound', ...ask.events].map((event): Answer => ({
          kind: 'event',
          event,
          afterSeconds: 2,
        })),
        { kind: 'time over' },
        { kind: 'failed' },
        hangUp,
      ]
    case 'percentage':
      return [1, 20, 50, 100].map((value): Answer => ({ kind: 'percentage', value }))
    case 'outcome':
      return [
        { kind: 'done', data: { External: { a: '1' }, Customer: { ProfileId: 'p' } }, seconds: 2 },
        ...ask.results.map((result): Answer => ({ kind: 'result', result })),
        { kind: 'error', error: 'NoMatchingError' },
        { kind: 'error', error: 'TimeLimitExceeded' },
        hangUp,
      ]
  }
}
