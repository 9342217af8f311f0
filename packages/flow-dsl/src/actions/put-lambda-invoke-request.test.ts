import { expect, it } from 'vitest'
import { putLambdaInvokeRequest } from './put-lambda-invoke-request.js'

it('is known by name, and nothing offers to write it', () => {
  expect(putLambdaInvokeRequest.confidence).toBe('low')
  expect(putLambdaInvokeRequest.methods).toEqual({})
  expect(putLambdaInvokeRequest.flowTypes).toEqual(['CAMPAIGN'])
})

it('leaves the answer where an asynchronous call leaves it', () => {
  expect(putLambdaInvokeRequest.sets?.({})).toEqual(['$.LambdaInvocation'])
})
