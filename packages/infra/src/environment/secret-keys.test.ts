import { expect, it } from 'vitest'
import { defineEnvironment } from './define-environment.js'
import { referenceCenter } from './reference-center.js'

const key = 'arn:aws:kms:ap-northeast-2:111122223333:key/12345678-1234-1234-1234-123456789012'
const alias = 'arn:aws:kms:ap-northeast-2:111122223333:alias/secrets'

function withKey(secretKeyArn: string): unknown {
  return defineEnvironment({
    ...referenceCenter,
    name: 'test',
    alias: 'aicc-test',
    crm: { credentialsSecret: 'salesforce/credentials', secretKeyArn },
    splunk: { endpoint: 'https://splunk.example.com:443', tokenSecret: 'splunk/hec-token', secretKeyArn },
  })
}

it('an environment says which key of its own a secret is encrypted with', () => {
  expect(withKey(key)).toMatchObject({ crm: { secretKeyArn: key }, splunk: { secretKeyArn: key } })
})

it('an alias is not enough: a policy names keys', () => {
  expect(() => withKey(alias)).toThrow(
    /splunk\.secretKeyArn: must be the ARN of a key, not of an alias.*\n- crm\.secretKeyArn: must be the ARN of a key/,
  )
})
