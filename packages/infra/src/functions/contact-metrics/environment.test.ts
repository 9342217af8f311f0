import { expect, it } from 'vitest'
import { readEnvironment } from './environment.js'

const instanceArn = 'arn:aws:connect:ap-northeast-2:111122223333:instance/12345678-1234-1234-1234-123456789012'

it('has defaults for all but the instance', () => {
  expect(readEnvironment({ PATH: '/bin', INSTANCE_ARN: instanceArn, AGENT_GROUPING: '' })).toEqual({
    instanceArn,
    serviceLevelSeconds: 60,
    agentGrouping: 'ROUTING_PROFILE',
    timeBudgetMilliseconds: 110_000,
  })
})

it.each([
  [{}, 'INSTANCE_ARN: is not set'],
  [{ INSTANCE_ARN: 'aicc' }, 'INSTANCE_ARN: is not the ARN of an Amazon Connect instance'],
  [{ INSTANCE_ARN: instanceArn, SERVICE_LEVEL_SECONDS: '0' }, 'SERVICE_LEVEL_SECONDS: '],
  [{ INSTANCE_ARN: instanceArn, AGENT_GROUPING: 'QUEUE' }, 'AGENT_GROUPING: '],
])('says what is wrong with %j', (variables, words) => {
  expect(() => readEnvironment(variables)).toThrow(words)
})
