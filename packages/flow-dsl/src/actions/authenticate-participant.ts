import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BranchOptions, Branch, Scope } from '../builder/scope.js'
import type { AttributeReference } from '../language/attribute-reference.js'
import type { Resource } from '../values/resource.js'
import { defineAction, oneForm } from './action-definition.js'
import { numberIn } from './on-the-line.js'
import { catchAll, continues, requiredEvent } from './outcomes.js'
import { integer, literal, object, required, resourceId } from './parameter.js'

const errors = { ...catchAll, TimeLimitExceeded: requiredEvent }

/** Authenticate Customer: have a chat customer sign in. */
export const authenticateParticipant = defineAction({
  type: 'AuthenticateParticipant',
  family: 'participant',
  consoleBlocks: ['Authenticate Customer'],
  summary: 'Asks a chat customer to sign in through Amazon Cognito and keeps who it is in a customer profile.',
  flowTypes: ['CONTACT_FLOW', 'MODULE'],
  channels: ['CHAT'],
  parameters: {
    CognitoConfiguration: required(
      object({
        UserPoolArn: required(resourceId('cognitoUserPool')),
        AppClientId: required(resourceId('cognitoAppClient')),
      }),
    ),
    CustomerProfilesConfiguration: required(
      object({
        ObjectTypeName: required(
          literal({ note: 'Object type that the profile is stored by; `Cognito-attributes` is the default template.' }),
        ),
      }),
    ),
    TimeLimitMinutes: required(integer({ minimum: 3, maximum: 15 })),
  },
  forms: oneForm({
    next: continues,
    errors,
    conditions: {
      operators: ['Equals'],
      operands: { kind: 'results', results: ['OptedOut'], required: [] },
      minimum: 0,
    },
  }),
  onTheLine: ({ TimeLimitMinutes }) => {
    const minutes = numberIn(TimeLimitMinutes)
    return { speaks: true, waitsFor: 'participant', longestSeconds: minutes === undefined ? undefined : minutes * 60 }
  },
  methods: {
    authenticateCustomer: (
      recorder: ActionRecorder,
      settings: AuthenticationSettings,
      options: { readonly id?: string; readonly on: Readonly<Record<string, Branch<Scope>>> },
    ) => {
      recorder.write({
        parameters: {
          CognitoConfiguration: { UserPoolArn: settings.userPool, AppClientId: settings.appClient },
          CustomerProfilesConfiguration: { ObjectTypeName: settings.profileObjectType ?? 'Cognito-attributes' },
          TimeLimitMinutes: String(settings.timeoutMinutes ?? 3),
        },
        conditions: [{ operator: 'Equals', operand: 'OptedOut', branch: options.on.OptedOut }],
        errors: { TimeLimitExceeded: options.on.TimeLimitExceeded, NoMatchingError: options.on.NoMatchingError },
        id: options.id,
      })
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/adminguide/authenticate-customer.html',
    'https://github.com/aws-samples/sample-aicc-builder-for-amazon-connect-ai-agent/blob/HEAD/knowledge-base-docs/contact-flow/_reference-console-export-all-blocks.json',
  ],
  confidence: 'medium',
  notes: [
    'The page of the action is empty: names of parameters come from exports of the console.',
    'Every export has the condition OptedOut; nothing says whether the service needs it.',
  ],
})

/** How a customer signs in. */
export interface AuthenticationSettings {
  /** User pool of Amazon Cognito: `resource('cognitoUserPool', 'customers')`, mapped to its ARN. */
  readonly userPool: Resource<'cognitoUserPool'> | AttributeReference
  /** App client of the pool: `resource('cognitoAppClient', 'chat')`, mapped to its id. */
  readonly appClient: Resource<'cognitoAppClient'> | AttributeReference
  /** Object type of Customer Profiles that says how the customer is stored. @defaultValue 'Cognito-attributes' */
  readonly profileObjectType?: string
  /** Minutes that the customer has, 3 to 15. @defaultValue 3 */
  readonly timeoutMinutes?: number
}

/** Builder methods of Authenticate Customer. */
export interface AuthenticateCustomerMethods<S extends Scope> {
  /**
   * Authenticate Customer: asks the customer to sign in and goes on when they have; `contact.segment.customerAuthentication`
   * then says how. `OptedOut`: they do not want to; `TimeLimitExceeded`: they did not sign in in time. Chat only; the
   * instance needs Customer Profiles and customer authentication.
   * @param settings - User pool, app client, time.
   * @param options - Branches and identifier.
   * @example
   * ```ts
   * flow.authenticateCustomer(
   *   { userPool: resource('cognitoUserPool', 'customers'), appClient: resource('cognitoAppClient', 'chat') },
   *   {
   *     on: {
   *       OptedOut: () => flow.playPrompt('You can go on without signing in.'),
   *       TimeLimitExceeded: () => flow.playPrompt('The time to sign in is over. Let us go on without it.'),
   *     },
   *   },
   * )
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/authenticate-customer.html
   */
  authenticateCustomer(settings: AuthenticationSettings, options: BranchOptions<typeof errors, S, 'OptedOut'>): void
}
