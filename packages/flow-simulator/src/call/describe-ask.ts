import type { Ask } from '../machine/ask.js'

/** What a flow waits for, for people. */
export function describeAsk(ask: Ask): string {
  switch (ask.kind) {
    case 'keys':
      return ask.form === 'menu' ? `one of the keys ${ask.expected.join(', ')}` : 'digits'
    case 'bot':
      return `something to be said to the bot ${ask.name}`
    case 'queue':
      return `an agent of the queue ${ask.queue}`
    case 'conversation':
      return 'the end of the conversation'
    case 'wait':
      return `${ask.seconds} seconds to pass, or ${ask.events.join(', ')}`
    default:
      return `the ${ask.kind}`
  }
}
