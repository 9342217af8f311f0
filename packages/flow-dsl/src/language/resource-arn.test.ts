import { expect, it } from 'vitest'
import { isArnOf } from './resource-arn.js'

const instance = 'arn:aws:connect:ap-northeast-2:111122223333:instance/11111111-1111-1111-1111-111111111111'

it('takes an ARN of its kind, and refuses that of another', () => {
  expect(isArnOf('queue', `${instance}/queue/1`)).toBe(true)
  expect(isArnOf('prompt', `${instance}/queue/1`)).toBe(false)
  expect(isArnOf('lambda', 'arn:aws:lambda:ap-northeast-2:111122223333:function:registration')).toBe(true)
  expect(isArnOf('lambda', 'arn:prompt')).toBe(false)
})

it('takes ids and what a deployment tool fills in', () => {
  expect(isArnOf('queue', '11111111-1111-1111-1111-111111111111')).toBe(true)
  expect(isArnOf('queue', 'arn:${Partition}:connect:...')).toBe(true)
  expect(isArnOf('view', 'arn:anything')).toBe(true)
})
