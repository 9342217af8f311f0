import { defineAction, everyChannel, oneForm } from './action-definition.js'
import { continues, optionalFailure } from './outcomes.js'

/** Custom action of a journey: call a Lambda function. What its members are called is not published. */
export const putLambdaInvokeRequest = defineAction({
  type: 'PutLambdaInvokeRequest',
  family: 'interaction',
  consoleBlocks: ['Custom action (Invoke Lambda)'],
  summary: 'Calls a Lambda function from a journey.',
  flowTypes: ['CAMPAIGN'],
  // A journey has no contact, so no channel rules it out.
  channels: everyChannel,
  parameters: {},
  forms: oneForm({ next: continues, errors: { NoMatchingError: optionalFailure } }),
  sets: () => ['$.LambdaInvocation'],
  methods: {},
  sources: ['https://docs.aws.amazon.com/connect/latest/adminguide/journey-flow-block-custom-action.html'],
  confidence: 'low',
  notes: [
    'The page of the block calls the action InvokeLambda; this name stands in the table of a published migration tool.',
  ],
})
