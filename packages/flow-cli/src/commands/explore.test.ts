import { describe, expect, it } from 'vitest'
import { flowc, folderWith } from '../../test/run-flowc.js'

/** A menu whose silence leads back to it for ever, and whose key 9 nobody told the flow about. */
function menu(silence: string): string {
  return JSON.stringify({
    Version: '2019-10-30',
    StartAction: 'ask',
    Metadata: { name: 'menu' },
    Actions: [
      {
        Identifier: 'ask',
        Type: 'GetParticipantInput',
        Parameters: { Text: 'Press 1 to hear the news.', StoreInput: 'False', InputTimeLimitSeconds: '5' },
        Transitions: {
          NextAction: 'bye',
          Errors: [
            { NextAction: silence, ErrorType: 'InputTimeLimitExceeded' },
            { NextAction: 'bye', ErrorType: 'NoMatchingCondition' },
            { NextAction: 'bye', ErrorType: 'NoMatchingError' },
          ],
          Conditions: [{ NextAction: 'news', Condition: { Operator: 'Equals', Operands: ['1'] } }],
        },
      },
      {
        Identifier: 'news',
        Type: 'InvokeLambdaFunction',
        Parameters: { LambdaFunctionARN: '{{lambda:news}}', InvocationTimeLimitSeconds: '3' },
        Transitions: { NextAction: 'bye', Errors: [{ NextAction: 'end', ErrorType: 'NoMatchingError' }] },
      },
      {
        Identifier: 'bye',
        Type: 'MessageParticipant',
        Parameters: { Text: 'Goodbye.' },
        Transitions: { NextAction: 'end', Errors: [{ NextAction: 'end', ErrorType: 'NoMatchingError' }] },
      },
      { Identifier: 'end', Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} },
    ],
  })
}

describe('flowc explore', () => {
  it('finds what callers suffer from, each with a shortest call', async () => {
    const { out, error } = await flowc(folderWith({ 'menu.json': menu('bye') }), ['explore', 'menu.json'])
    expect(out).toMatch(/silent-hang-up menu > end\n {2}.+\n {2}call: press 1, news fails\n/)
    expect(out).toMatch(/All calls were walked: \d+ states that behave differently\.\n {2}4 of 4 actions reached/)
    expect(error).toBe('')
  })

  it('prints JSON for programs', async () => {
    const { out } = await flowc(folderWith({ 'menu.json': menu('bye') }), ['explore', 'menu.json', '--format', 'json'])
    const document: unknown = JSON.parse(out)
    expect(document).toMatchObject({
      complete: true,
      reachableActions: 4,
      findings: expect.arrayContaining([
        expect.objectContaining({
          name: 'silent-hang-up',
          call: { contact: { channel: 'VOICE' }, steps: [{ press: '1' }, { lambda: 'news', fails: 'error' }] },
        }),
      ]),
    })
  })

  it('says when it stopped at a bound', async () => {
    const { out } = await flowc(folderWith({ 'menu.json': menu('ask') }), ['explore', 'menu.json', '--states', '2'])
    expect(out).toContain('bound on states')
  })

  it('leaves failures out when asked', async () => {
    const { out } = await flowc(folderWith({ 'menu.json': menu('bye') }), ['explore', 'menu.json', '--no-failures'])
    expect(out).not.toContain('news fails')
  })

  it.each([
    [['explore'], "missing required argument 'files'"],
    [['explore', 'menu.json', '--states', 'many'], 'It has to be a whole number.'],
    [['explore', 'old.json'], 'convert it with flowc convert first'],
  ])('refuses %j', async (args, message) => {
    const { status, error } = await flowc(folderWith({ 'menu.json': menu('bye'), 'old.json': '{"modules": []}' }), args)
    expect(error).toContain(message)
    expect(status).toBe(2)
  })
})
