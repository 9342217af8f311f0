import { contactFlow } from '@aicc/flow-dsl'
import { describe, expect, it } from 'vitest'
import type { ActionSketch } from '../../test/flow-json.js'
import { flowJson } from '../../test/flow-json.js'
import { expectProblems, expectValid, problemOf, problemsOf } from '../../test/rule-harness.js'
import { validActions, withParameters } from '../../test/valid-actions.js'

const rule = 'unprotected-card-input'
const { setLogging, storeInput, menu } = validActions
const encryption = { InputEncryption: { EncryptionKeyId: 'key', Key: 'pem' } }

function asking(spoken: string, parameters: Readonly<Record<string, unknown>> = {}): ActionSketch {
  return withParameters(storeInput, { Text: spoken, ...parameters })
}

function logs(id: string, FlowLoggingBehavior: 'Enabled' | 'Disabled', next: string): ActionSketch {
  return { ...setLogging, id, parameters: { FlowLoggingBehavior }, next }
}

describe(rule, () => {
  it.each<readonly [prompt: string, secret: string]>([
    ['Please enter your credit card number.', 'a card number'],
    ['Enter the card number, then press pound.', 'a card number'],
    ['카드 번호를 눌러 주세요.', 'a card number'],
    ['결제하실 신용카드의 번호를 입력해 주세요.', 'a card number'],
    ['クレジットカード番号を入力してください。', 'a card number'],
    ['Marque el número de su tarjeta.', 'a card number'],
    ['Please enter the CVV.', "a card's security code"],
    ['카드 뒷면의 CVC를 눌러 주세요.', "a card's security code"],
    ['カードのセキュリティコードを入力してください。', "a card's security code"],
    ['Marque el código de seguridad de la tarjeta.', "a card's security code"],
    ['카드 비밀번호 앞 두 자리를 눌러 주세요.', "a card's password"],
    ['Enter the expiration date as four digits.', "a card's expiry date"],
    ['유효기간을 네 자리로 눌러 주세요.', "a card's expiry date"],
    ['有効期限を入力してください。', "a card's expiry date"],
    ['Marque la fecha de caducidad.', "a card's expiry date"],
    ['주민등록번호 열세 자리를 눌러 주세요.', 'a personal registration number'],
    ['주민번호 뒷자리를 눌러 주세요.', 'a personal registration number'],
    ['Please enter your social security number.', 'a personal registration number'],
    ['マイナンバーを入力してください。', 'a personal registration number'],
  ])('reports "%s"', (prompt, secret) => {
    expectProblems(flowJson([asking(prompt)]), rule).toEqual([
      { args: { action: 'subject', secret, encrypted: 'false', logged: 'no' }, at: 'subject', severity: 'warning' },
    ])
  })

  it.each([
    'Please enter your account number.',
    'Please enter your membership card number.',
    'Please enter the last four digits of your card number.',
    '회원카드 번호를 눌러 주세요.',
    '카드 번호 끝 네 자리를 눌러 주세요.',
    '전화번호를 눌러 주세요.',
    'Please enter the security code that we have sent you.',
    'Enter the expiry date of your passport.',
    '会員カード番号を入力してください。',
    'Marque los últimos cuatro números de su tarjeta de crédito.',
  ])('leaves alone "%s"', (prompt) => {
    expectValid(flowJson([asking(prompt)]), rule)
  })

  it('reads SSML too', () => {
    const ssml = withParameters(storeInput, { Text: undefined, SSML: '<speak>카드 번호를 눌러 주세요.</speak>' })
    expectProblems(flowJson([ssml]), rule).toHaveLength(1)
  })

  it('tells by the length where the prompt is a recording', () => {
    const recorded = (length: string): ActionSketch =>
      withParameters(storeInput, {
        Text: undefined,
        PromptId: 'p-1',
        InputValidation: { CustomValidation: { MaximumLength: length } },
      })
    expect(problemOf(flowJson([recorded('16')]), rule).message).toBe(
      '"subject" (GetParticipantInput) asks for 16 digits (as many as a card number has) and keeps it unencrypted.',
    )
    expectValid(flowJson([recorded('13')]), rule)
  })

  it('says that flow logs are on, and which block has switched them on', () => {
    const flow = flowJson([logs('on', 'Enabled', 'subject'), asking('카드 번호를 눌러 주세요.')])
    expectProblems(flow, rule).toEqual([
      {
        args: { action: 'subject', secret: 'a card number', encrypted: 'false', logged: 'start -> on -> subject' },
        at: 'subject',
        severity: 'warning',
      },
    ])
    expect(problemOf(flow, rule)).toMatchObject({
      message:
        '"subject" (GetParticipantInput) asks for a card number and keeps it unencrypted, and flow logs are on, switched on by "on".',
      suggestion:
        'Give it InputEncryption with EncryptionKeyId and Key, and switch flow logs off before it with UpdateFlowLoggingBehavior "Disabled".',
    })
  })

  it('tells of flow logs that are on while encrypted digits are typed', () => {
    const flow = flowJson([logs('on', 'Enabled', 'subject'), asking('카드 번호를 눌러 주세요.', encryption)])
    expect(problemsOf(flow, rule).map(({ severity }) => severity)).toEqual(['info'])
  })

  it.each<readonly [string, readonly ActionSketch[]]>([
    ['encrypted digits', [asking('카드 번호를 눌러 주세요.', encryption)]],
    [
      'encrypted digits with logs switched off before',
      [
        logs('on', 'Enabled', 'off'),
        logs('off', 'Disabled', 'subject'),
        asking('카드 번호를 눌러 주세요.', encryption),
      ],
    ],
    ['a menu that speaks of cards', [withParameters(menu, { Text: '카드 번호 안내는 1번을 눌러 주세요.' })]],
  ])('leaves alone %s', (_title, actions) => {
    expectValid(flowJson(actions), rule)
  })

  it('names the option in a TypeScript flow', () => {
    const flow = contactFlow('pay', { onError: (builder) => builder.disconnect() }, (builder) => {
      builder.setLoggingBehavior('enabled')
      builder.storeCustomerInput({ prompt: '카드 번호를 눌러 주세요.' })
      builder.disconnect()
    })
    expect(problemOf(flow, rule).suggestion).toBe(
      "Give it `encryption` with your key, and switch flow logs off before it with `flow.setLoggingBehavior('disabled')`.",
    )
  })
})
