import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BlockOptions, Branches, LastArgument, On, Scope } from '../builder/scope.js'
import type { ParameterValue } from '../graph/flow-graph.js'
import { membersOfSchema } from '../values/contract.js'
import type { ObjectSchema, OutputOf } from '../values/contract.js'
import { referencesTo, responseType } from '../values/lambda.js'
import type { LambdaFunction, LambdaInput, ResultReferences } from '../values/lambda.js'
import { isResource } from '../values/resource.js'
import { contactFlowTypes, defineAction, everyChannel } from './action-definition.js'
import type { ActionForm } from './action-definition.js'
import { nameOfValue } from './labels.js'
import { numberIn } from './on-the-line.js'
import { catchAll, continues } from './outcomes.js'
import { integer, json, map, object, oneOf, required, template } from './parameter.js'

const outcomes = { next: continues, errors: catchAll }

// The administrator guide allows 60 seconds here, the action's page 8; nobody published a check.
const asynchronous: ActionForm = {
  name: 'asynchronous form',
  when: (parameters) => parameters.InvocationType === 'ASYNCHRONOUS',
  outcomes,
}

const synchronous: ActionForm = { name: 'synchronous form', when: () => true, outcomes }

/** AWS Lambda function: call it and keep its answer. */
export const invokeLambdaFunction = defineAction({
  type: 'InvokeLambdaFunction',
  family: 'interaction',
  consoleBlocks: ['AWS Lambda function'],
  summary: 'Calls a Lambda function and keeps its answer for the flow.',
  flowTypes: contactFlowTypes,
  channels: everyChannel,
  showsAttributes: true,
  parameters: {
    LambdaFunctionARN: required(
      template({ resource: 'lambda', note: 'Function, version or alias. Exports with `$.AwsRegion` inside exist.' }),
    ),
    InvocationTimeLimitSeconds: required(
      integer({ minimum: 1, maximum: 60 }, { note: '1 to 8; up to 60 with InvocationType ASYNCHRONOUS.' }),
    ),
    InvocationType: oneOf(['SYNCHRONOUS', 'ASYNCHRONOUS']),
    LambdaInvocationAttributes: map(json(), { note: 'Arrives as Details.Parameters. Values may be nested JSON.' }),
    ResponseValidation: object({ ResponseType: required(oneOf(['STRING_MAP', 'JSON'])) }),
  },
  constraints: [
    {
      at: 'LambdaFunctionARN',
      message: 'A function is named by its ARN, or by one JSONPath; in text around a JSONPath an ARN has to begin.',
      broken: ({ LambdaFunctionARN }) =>
        typeof LambdaFunctionARN === 'string' && /^(?!arn:|[$%{<]).*\$\./s.test(LambdaFunctionARN),
    },
    {
      at: 'InvocationTimeLimitSeconds',
      message: 'A synchronous call may take 8 seconds at most.',
      broken: ({ InvocationTimeLimitSeconds, InvocationType }) =>
        InvocationType !== 'ASYNCHRONOUS' && (numberIn(InvocationTimeLimitSeconds) ?? 0) > 8,
    },
  ],
  refusedParameters: {
    RequestAttributes: 'Write LambdaInvocationAttributes.',
  },
  forms: [asynchronous, synchronous],
  sets: ({ InvocationType }) =>
    InvocationType === 'ASYNCHRONOUS' ? ['$.LambdaInvocation'] : ['$.External', '$.LambdaInvocation'],
  onTheLine: ({ InvocationTimeLimitSeconds, InvocationType }) =>
    InvocationType === 'ASYNCHRONOUS'
      ? 'nothing'
      : { speaks: false, waitsFor: 'service', longestSeconds: Math.min(numberIn(InvocationTimeLimitSeconds) ?? 8, 8) },
  setsWithin: ['$.External', '$.LambdaInvocation'],
  replaces: ({ InvocationType, LambdaFunctionARN }) =>
    InvocationType === 'ASYNCHRONOUS'
      ? undefined
      : { namespace: '$.External', members: membersOfAnswer(LambdaFunctionARN) },
  label: ({ LambdaFunctionARN }) => nameOfValue(LambdaFunctionARN),
  methods: {
    invokeLambda: (
      recorder: ActionRecorder,
      lambda: LambdaFunction,
      input: Readonly<Record<string, unknown>>,
      options: BlockOptions & { readonly timeoutSeconds?: number; readonly on?: object } = {},
    ) => {
      recorder.write({
        parameters: {
          LambdaFunctionARN: lambda,
          InvocationTimeLimitSeconds: String(options.timeoutSeconds ?? 8),
          LambdaInvocationAttributes: attributesFrom(input),
          ResponseValidation: { ResponseType: responseType(lambda.output) },
        },
        errors: options.on,
        id: options.id,
      })
      return referencesTo(lambda.output, ['External'])
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/interactions-invokelambdafunction.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/invoke-lambda-function-block.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html',
  ],
  confidence: 'high',
  notes: [
    'The answer replaces the whole of `$.External`; a failed call leaves it as it was.',
    'RequestAttributes is refused; the map is LambdaInvocationAttributes.',
  ],
})

/** Names of what a function answers, where it is one with a contract. */
function membersOfAnswer(lambda: ParameterValue | undefined): ReadonlySet<string> | undefined {
  if (!isResource(lambda) || !('output' in lambda)) return undefined
  const members = membersOfSchema(lambda.output)
  // A schema without members of its own, a record for instance, says nothing about names.
  return members.size === 0 ? undefined : new Set(members.keys())
}

/** Every value goes over as text, as the console writes it. */
function attributesFrom(input: Readonly<Record<string, unknown>>): object | undefined {
  const entries = Object.entries(input).filter(([, given]) => given !== undefined)
  return entries.length === 0 ? undefined : Object.fromEntries(entries.map(([name, given]) => [name, asText(given)]))
}

function asText(given: unknown): unknown {
  return typeof given === 'number' || typeof given === 'boolean' ? String(given) : given
}

/** Builder methods of AWS Lambda function. */
export interface InvokeLambdaMethods<S extends Scope> {
  /**
   * AWS Lambda function: calls it, waits, and keeps its answer. Silence on the line meanwhile.
   * @param lambda - Made by `lambda(...)` with its contract.
   * @param input - A value or reference for each parameter of the contract; arrives as text.
   * @param options - `timeoutSeconds` 1 to 8, retries included.
   * @returns References to the members of the answer, valid until the next Lambda call.
   * @example
   * ```ts
   * const registration = lambda('registration', {
   *   input: z.object({ employeeNumber: z.string() }),
   *   output: z.object({ lotteryNumber: z.string() }),
   * })
   * const employeeNumber = flow.storeCustomerInput({ prompt: '사번을 눌러 주세요.', maxDigits: 8 })
   * const answer = flow.invokeLambda(registration, { employeeNumber })
   * flow.playPrompt(text`추첨 번호는 ${answer.lotteryNumber} 입니다.`)
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html
   */
  invokeLambda<Input extends ObjectSchema, Output extends ObjectSchema>(
    lambda: LambdaFunction<Input, Output>,
    input: LambdaInput<Input>,
    ...options: LastArgument<
      BlockOptions & {
        /** Whole number, 1 to 8. @defaultValue 8 */
        readonly timeoutSeconds?: number
      } & On<Branches<typeof catchAll, S>>
    >
  ): ResultReferences<OutputOf<Output>>
}
