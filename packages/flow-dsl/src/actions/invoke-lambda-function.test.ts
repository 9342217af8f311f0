import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { brokenConstraints, statedOutcomes, writtenBy, writtenUnderHandlerBy } from '../../test/written-action.js'
import type { ParameterValue } from '../graph/flow-graph.js'
import { attribute, contact, lambda } from '../index.js'
import { invokeLambdaFunction } from './invoke-lambda-function.js'

const registration = lambda('registration', {
  input: z.object({ number: z.string(), tries: z.number(), test: z.boolean(), note: z.string().optional() }),
  output: z.object({ status: z.enum(['SUCCESS', 'ERROR']), lotteryNumber: z.string() }),
})

it('sends every parameter as text and returns where the answer is', () => {
  const returned: string[] = []
  const { type, parameters, ways } = writtenBy((flow, elsewhere) => {
    const answer = flow.invokeLambda(
      registration,
      { number: contact.customerEndpoint.address, tries: 3, test: false },
      { on: { NoMatchingError: elsewhere } },
    )
    returned.push(String(answer.status), String(answer.lotteryNumber))
  })
  expect({ type, ways }).toEqual({
    type: 'InvokeLambdaFunction',
    ways: { next: 'after', NoMatchingError: 'elsewhere' },
  })
  expect(parameters).toEqual({
    LambdaFunctionARN: { kind: 'lambda', name: 'registration' },
    InvocationTimeLimitSeconds: '8',
    LambdaInvocationAttributes: { number: '$.CustomerEndpoint.Address', tries: '3', test: 'false' },
    ResponseValidation: { ResponseType: 'STRING_MAP' },
  })
  expect(returned).toEqual(['$.External.status', '$.External.lotteryNumber'])
})

it('leaves out a map without parameters, and takes a time limit', () => {
  const ping = lambda('ping', { input: z.object({}), output: z.object({}) })
  const { parameters, ways } = writtenUnderHandlerBy((flow) => {
    flow.invokeLambda(ping, {}, { timeoutSeconds: 2 })
  })
  expect(parameters).toMatchObject({ InvocationTimeLimitSeconds: '2' })
  expect(parameters).not.toHaveProperty('LambdaInvocationAttributes')
  expect(ways).toEqual({ next: 'after', NoMatchingError: 'handler' })
})

it('reads an answer that is no flat text as JSON', () => {
  const nested = lambda('nested', {
    input: z.object({ number: z.string() }),
    output: z.object({ customer: z.object({ name: z.string() }) }),
  })
  const returned: string[] = []
  const { parameters } = writtenUnderHandlerBy((flow) => {
    returned.push(String(flow.invokeLambda(nested, { number: attribute('$.Attributes.number') }).customer.name))
  })
  expect(parameters).toMatchObject({ ResponseValidation: { ResponseType: 'JSON' } })
  expect(returned).toEqual(['$.External.customer.name'])
})

describe('time limit', () => {
  it('is eight seconds at most while the flow waits', () => {
    expect(brokenConstraints(invokeLambdaFunction, { InvocationTimeLimitSeconds: '9' })).toEqual([
      'InvocationTimeLimitSeconds',
    ])
    expect(brokenConstraints(invokeLambdaFunction, { InvocationTimeLimitSeconds: '8' })).toEqual([])
  })

  it('may be longer where the flow does not wait', () => {
    expect(
      brokenConstraints(invokeLambdaFunction, { InvocationTimeLimitSeconds: '60', InvocationType: 'ASYNCHRONOUS' }),
    ).toEqual([])
  })
})

it('leaves an answer only where the flow waits for it', () => {
  expect(invokeLambdaFunction.sets?.({})).toEqual(['$.External', '$.LambdaInvocation'])
  expect(invokeLambdaFunction.sets?.({ InvocationType: 'ASYNCHRONOUS' })).toEqual(['$.LambdaInvocation'])
})

it('replaces the answer before by that of its contract, where the flow waits for it', () => {
  const replaced = (LambdaFunctionARN: ParameterValue, InvocationType?: string) =>
    invokeLambdaFunction.replaces?.({ LambdaFunctionARN, InvocationType }, new Map())
  expect(replaced(registration)).toEqual({ namespace: '$.External', members: new Set(['status', 'lotteryNumber']) })
  expect(replaced('arn:aws:lambda:us-east-1:1:function:f')).toEqual({ namespace: '$.External', members: undefined })
  expect(replaced(registration, 'ASYNCHRONOUS')).toBeUndefined()
  const anything = lambda('anything', { input: z.object({}), output: z.record(z.string(), z.string()) })
  expect(replaced(anything)?.members).toBeUndefined()
})

it('has the same outcomes in both forms', () => {
  const outcomes = { next: 'continues', failures: ['NoMatchingError'], events: [], optional: [], results: undefined }
  expect(statedOutcomes(invokeLambdaFunction, {})).toEqual({ form: 'synchronous form', ...outcomes })
  expect(statedOutcomes(invokeLambdaFunction, { InvocationType: 'ASYNCHRONOUS' })).toEqual({
    form: 'asynchronous form',
    ...outcomes,
  })
})

it('is called by the function', () => {
  expect(invokeLambdaFunction.label?.({ LambdaFunctionARN: registration })).toBe('registration')
})

it('is named by an ARN, also where a reference stands inside', () => {
  const broken = (LambdaFunctionARN: string): readonly string[] =>
    brokenConstraints(invokeLambdaFunction, { LambdaFunctionARN, InvocationTimeLimitSeconds: '3' })
  for (const name of ['arn:aws:lambda:$.AwsRegion:1:function:f', '$.Attributes.lambda', '{{lambda:f}}', '${f.Arn}']) {
    expect(broken(name)).toEqual([])
  }
  expect(broken('my $.Attributes.lambda')).toEqual(['LambdaFunctionARN'])
})
