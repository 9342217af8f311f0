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
  expect(isArnOf('quickConnect', 'arn:anything')).toBe(true)
})

it('knows views of an instance and those of AWS', () => {
  expect(isArnOf('view', `${instance}/view/1:$LATEST`)).toBe(true)
  expect(isArnOf('view', 'arn:aws:connect:ap-northeast-2:aws:view/form:1')).toBe(true)
  expect(isArnOf('view', `${instance}/queue/1`)).toBe(false)
})

it('knows what belongs to the AI assistant', () => {
  const domain = 'arn:aws:wisdom:ap-northeast-2:111122223333'
  expect(isArnOf('assistant', `${domain}:assistant/1`)).toBe(true)
  expect(isArnOf('assistant', `${domain}:knowledge-base/1`)).toBe(false)
  expect(isArnOf('knowledgeBase', `${domain}:knowledge-base/1`)).toBe(true)
  expect(isArnOf('messageTemplate', `${domain}:message-template/1/2:$LATEST`)).toBe(true)
})

it('knows user pools', () => {
  expect(isArnOf('cognitoUserPool', 'arn:aws:cognito-idp:ap-northeast-2:111122223333:userpool/x_1')).toBe(true)
  expect(isArnOf('cognitoUserPool', 'arn:aws:wisdom:ap-northeast-2:111122223333:assistant/1')).toBe(false)
})
