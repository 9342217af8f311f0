import { sign } from 'node:crypto'
import type { SalesforceCredentials } from './credentials.js'

/** How long an assertion holds, in seconds: Salesforce takes up to 3 minutes. */
const lifetimeSeconds = 120

/**
 * The assertion with which the function asks for an access token: a JSON Web Token, signed with the private key (RS256).
 * @param now - Milliseconds since 1970.
 * @see https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_jwt_flow.htm
 * @see https://www.rfc-editor.org/rfc/rfc7523
 */
export function createAssertion(
  {
    clientId,
    username,
    audience,
    privateKey,
  }: Pick<SalesforceCredentials, 'clientId' | 'username' | 'audience' | 'privateKey'>,
  now: number,
): string {
  const claims = { iss: clientId, sub: username, aud: audience, exp: Math.floor(now / 1000) + lifetimeSeconds }
  const signed = `${encode({ alg: 'RS256' })}.${encode(claims)}`
  return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url')
}
