import { defineAction, everyChannel, oneForm } from './action-definition.js'
import { catchAll, continues } from './outcomes.js'
import { resourceId } from './parameter.js'

/** Interrupt agent: offer a waiting contact to an agent who is busy. */
export const routeContactToAgent = defineAction({
  type: 'RouteContactToAgent',
  family: 'contact',
  consoleBlocks: ['Interrupt agent'],
  summary: 'Offers the waiting contact to a named agent, even one who is busy or in a status of their own.',
  flowTypes: ['CUSTOMER_QUEUE', 'MODULE'],
  channels: everyChannel,
  parameters: {
    AgentId: resourceId('user', {
      note: 'The name of this parameter is not published; the block takes the ARN, id or name of a user.',
    }),
  },
  forms: oneForm({ next: continues, errors: catchAll }),
  // An agent has 30 seconds to take the contact, says the guide.
  onTheLine: () => ({ speaks: false, waitsFor: 'party', longestSeconds: 30 }),
  methods: {},
  sources: [
    'https://docs.aws.amazon.com/connect/latest/adminguide/interrupt-agent.html',
    'https://github.com/flow-as-code/flow-as-code/tree/HEAD/conformance/flow-language',
  ],
  confidence: 'low',
  notes: [
    'The name of the parameter that says which agent is not published.',
    'CreateContactFlow refused the type on 2026-10-05, in a customer queue flow and without parameters (published probe of flow-as-code); it may not be there yet in every region.',
  ],
})
