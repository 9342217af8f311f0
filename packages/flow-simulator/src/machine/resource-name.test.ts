import { describe, expect, it } from 'vitest'
import { resourceName } from './resource-name.js'

const connect = 'arn:aws:connect:ap-northeast-2:111122223333:instance/1111'

describe('the name of a resource', () => {
  it.each([
    ['{{queue:support}}', 'support'],
    [`${connect}/queue/5b1f`, '5b1f'],
    [`${connect}/flow-module/5b1f:$LATEST`, '5b1f'],
    [`${connect}/operating-hours/7c`, '7c'],
    ['arn:aws:lambda:ap-northeast-2:111122223333:function:orders', 'orders'],
    ['arn:aws:lambda:ap-northeast-2:111122223333:function:orders:live', 'orders'],
    // A placeholder of another tool has colons of its own.
    ['arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:orders', 'orders'],
    ['arn:aws:states:r:1:stateMachine', 'stateMachine'],
    ['5b1f-22:2', '5b1f-22'],
    ['${queue:name}', '${queue:name}'],
    ['support', 'support'],
    ['arn:', 'arn:'],
  ])('in %s is %s', (value, name) => {
    expect(resourceName(value)).toBe(name)
  })

  it('is what the console noted beside an id, but not beside a symbol', () => {
    expect(resourceName(`${connect}/queue/5b1f`, 'Support')).toBe('Support')
    expect(resourceName('{{queue:support}}', 'Support')).toBe('support')
  })
})
