import { isJsonObject } from '@aicc/flow-dsl/language'
import type { JsonObject, JsonValue } from '@aicc/flow-dsl/language'
import { withoutEntry } from '../machine/contact-state.js'
import type { Execution } from '../machine/execution.js'
import { asking, defineExecution, done, failed, failedWith } from '../machine/step.js'
import type { Step } from '../machine/step.js'

/** Most bytes of an answer. @see https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html */
const maximumBytes = 32 * 1024

/**
 * Invokes a function and waits, in silence. Its answer replaces `$.External` as a whole.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/invoke-lambda-function-block.html
 */
export const invokeLambdaFunction = defineExecution({
  type: 'InvokeLambdaFunction',
  begin(execution, action) {
    const arn = execution.text(action, 'LambdaFunctionARN')
    const name = execution.resource(action, 'LambdaFunctionARN')
    if (name === undefined) return failed
    if (execution.text(action, 'InvocationType') === 'ASYNCHRONOUS') {
      execution.setData('LambdaInvocation', { InvocationId: `invocation-${execution.state.actions}` })
      return done
    }
    const given = execution.value(action, 'LambdaInvocationAttributes')
    const responseType =
      execution.member(action, 'ResponseValidation', 'ResponseType') === 'JSON' ? 'JSON' : 'STRING_MAP'
    return asking({
      kind: 'lambda',
      name,
      arn,
      timeLimitSeconds: execution.number(action, 'InvocationTimeLimitSeconds') ?? 3,
      responseType,
      parameters: isJsonObject(given) ? withMissing(execution, given) : {},
    })
  },
  resume(execution, _action, answer, ask) {
    if (ask.kind !== 'lambda') return failed
    const { assumptions } = execution.environment
    const seconds =
      answer.kind === 'timed out'
        ? ask.timeLimitSeconds
        : 'seconds' in answer
          ? (answer.seconds ?? assumptions.lambdaSeconds)
          : assumptions.lambdaSeconds
    const before = execution.state.lambdaMilliseconds / 1000
    const allowed = Math.max(0, Math.min(ask.timeLimitSeconds, assumptions.lambdaChainSeconds - before))
    const taken = Math.min(seconds, allowed)
    execution.pass(taken)
    execution.state.lambdaMilliseconds += taken * 1000
    if (answer.kind === 'timed out' || seconds > allowed) return fail(execution, 'Timeout')
    if (answer.kind !== 'response') {
      const attempt = ask.attempt ?? 1
      const left = ask.timeLimitSeconds - taken
      if (attempt < assumptions.lambdaTries && left > 0) {
        return asking({ ...ask, attempt: attempt + 1, timeLimitSeconds: left })
      }
      return fail(execution, 'The Lambda Function Returned An Error.')
    }
    const response = readResponse(answer.response, ask.responseType)
    if (response === undefined) return fail(execution, 'The answer cannot be used.')
    execution.setData('External', response)
    execution.setData('LambdaInvocation', { ResultData: response })
    return done
  },
})

function fail(execution: Execution, reason: string): Step {
  if (execution.environment.assumptions.externalAfterFailure === 'cleared') {
    execution.run.data = withoutEntry(execution.run.data, 'External')
  }
  return failedWith('NoMatchingError', reason)
}

/** Parameters that resolve to nothing, as it is assumed that they arrive. */
function withMissing(execution: Execution, parameters: JsonObject): JsonObject {
  const { missingLambdaParameter } = execution.environment.assumptions
  if (missingLambdaParameter === 'null') return parameters
  const entries = Object.entries(parameters)
  return Object.fromEntries(
    missingLambdaParameter === 'absent'
      ? entries.filter(([, value]) => value !== null)
      : entries.map(([name, value]) => [name, value ?? '']),
  )
}

/**
 * The answer itself where it is a small flat object of texts, as most are: nothing of it changes on its way. Objects with
 * anything else about them (accessors, a prototype of their own, `toJSON`) take the long way.
 */
function asTextMap(response: unknown): JsonObject | undefined {
  if (!isJsonObject(response) || Object.getPrototypeOf(response) !== Object.prototype) return undefined
  const copy: Record<string, string> = {}
  let characters = 0
  for (const name of Object.keys(response)) {
    const value = response[name]
    if (typeof value !== 'string' || name === '__proto__') return undefined
    characters += name.length + value.length
    copy[name] = value
  }
  // Escaped, a character takes six bytes at most.
  return characters * 6 < maximumBytes / 2 ? copy : undefined
}

/** An answer as the flow sees it; undefined where the service refuses it. */
function readResponse(response: unknown, type: 'STRING_MAP' | 'JSON'): JsonObject | undefined {
  const texts = asTextMap(response)
  return texts ?? readAnyResponse(response, type)
}

function readAnyResponse(response: unknown, type: 'STRING_MAP' | 'JSON'): JsonObject | undefined {
  let text: string | undefined
  try {
    text = JSON.stringify(response)
  } catch {
    return undefined
  }
  if (text === undefined || Buffer.byteLength(text) > maximumBytes) return undefined
  const parsed: unknown = JSON.parse(text)
  if (!isJsonObject(parsed)) return undefined
  if (type === 'JSON') return parsed as JsonObject
  const texts: [string, JsonValue][] = []
  for (const [name, value] of Object.entries(parsed)) {
    if (value === null) continue
    if (typeof value === 'object') return undefined
    texts.push([name, String(value)])
  }
  return Object.fromEntries(texts)
}
