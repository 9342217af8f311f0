import { expect, it } from 'vitest'
import { presenceOf } from './attribute-presence.js'

it('knows that agents are there in flows that an agent takes part in', () => {
  expect(presenceOf(['Agent', 'FirstName'])?.flowTypes).toContain('AGENT_WHISPER')
  expect(presenceOf(['Agent', 'FirstName'])?.flowTypes).not.toContain('CONTACT_FLOW')
})

it('knows what only one channel has', () => {
  expect(presenceOf(['Media', 'InitialMessage'])?.channels).toEqual(['CHAT'])
  expect(presenceOf(['Media', 'Sip', 'Headers', 'From'])?.channels).toEqual(['VOICE'])
  expect(presenceOf(['CustomerEndpoint', 'DisplayName'])?.channels).toEqual(['EMAIL'])
})

it.each([['CustomerEndpoint', 'Address'], ['Attributes', 'Agent'], ['Modules', 'Result'], []])(
  'says nothing of what is there everywhere: %j',
  (...members) => {
    expect(presenceOf(members)).toBeUndefined()
  },
)
