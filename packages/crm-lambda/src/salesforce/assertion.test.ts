import { generateKeyPairSync, verify } from 'node:crypto'
import { expect, it } from 'vitest'
import { createAssertion } from './assertion.js'

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })

it('is a token of the claims that Salesforce wants, signed with RS256', () => {
  const credentials = {
    clientId: 'client',
    username: 'flows@example.com',
    audience: 'https://login.salesforce.com',
    privateKey,
  }
  const [header = '', claims = '', signature = ''] = createAssertion(credentials, 1_700_000_000_999).split('.')
  expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({ alg: 'RS256' })
  expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toEqual({
    iss: 'client',
    sub: 'flows@example.com',
    aud: 'https://login.salesforce.com',
    exp: 1_700_000_120,
  })
  const signed = Buffer.from(`${header}.${claims}`)
  expect(verify('sha256', signed, publicKey, Buffer.from(signature, 'base64url'))).toBe(true)
})
