import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spokenKeys } from './spoken-keys.js'

function told(prompt: string): string {
  return [...spokenKeys(prompt).told.keys()].toSorted().join('')
}

describe('the keys that a caller is told to press', () => {
  it.each([
    ['For sales press 1, for support press 2.', '12'],
    ['Press 1 for sales, 2 for support, or 3 for billing.', '123'],
    ['Press one or two.', '12'],
    ['Press 1, 2 or 3.', '123'],
    ['press the number 1, then the pound key', '1'],
    ['Press the pound key to finish, or star to go back.', '#'],
    ['press star to repeat', '*'],
    ['Press * to repeat or # to finish.', '#*'],
    ['Please say or press 1 for sales.', '1'],
    ['To reach a person, dial 0.', '0'],
    ['Press 1 to 3 to rate the call.', '123'],
    ['Enter 4 to hear this again.', '4'],
    ['<speak>Press <emphasis>1</emphasis> for sales.</speak>', '1'],
    ['Ｐｒｅｓｓ １ for sales.', '1'],
  ])('in English: %s', (prompt, keys) => {
    expect(told(prompt)).toBe(keys)
  })

  it.each([
    ['1번을 눌러 주세요.', '1'],
    ['상담은 1번, 예약은 2번, 다시 들으시려면 별표를 눌러 주세요.', '*12'],
    ['상담은 일번을, 예약은 이번을 눌러 주세요.', '12'],
    ['예약은 삼 번을 누르세요.', '3'],
    ['문의는 사 번을 누르세요.', '4'],
    ['0번을 누르시면 상담원에게 연결됩니다.', '0'],
    ['취소는 우물 정자를, 확인은 1번을 눌러 주세요.', '#1'],
    ['취소하시려면 우물정자(#)를 눌러 주십시오.', '#'],
    ['샵을 눌러 주세요.', '#'],
    ['1을 누르세요.', '1'],
    ['1번부터 5번 중에서 눌러 주세요.', '12345'],
    ['1번 버튼을 눌러 주세요.', '1'],
    ['1번이나 2번을 선택해 주세요.', '12'],
    ['*를 누르시면 다시 듣습니다.', '*'],
  ])('in Korean: %s', (prompt, keys) => {
    expect(told(prompt)).toBe(keys)
  })

  it.each([
    ['営業は1を、サポートは2を押してください。', '12'],
    ['ご予約は１番を押してください。', '1'],
    ['もう一度お聞きになる場合は米印を押してください。', '*'],
    ['終わりましたらシャープを押してください。', '#'],
    ['0から9の数字を押してください。', '0123456789'],
    ['英語は一を押してください。', '1'],
  ])('in Japanese: %s', (prompt, keys) => {
    expect(told(prompt)).toBe(keys)
  })
})

describe('numbers that are no keys', () => {
  it.each([
    'We answer within 24 hours.',
    'Call 1-800-555-0100 for help.',
    'Dial 911 in an emergency.',
    'Press and hold for 2 seconds.',
    'Please enter your 4 digit code.',
    'Enter 6 digits.',
    'Select one of the following.',
    'Our offices are open from 9 to 5.',
    'There are 3 callers before you.',
    'Press any key to go on.',
    '1588-1234번으로 전화해 주세요.',
    '예상 대기 시간은 2분입니다.',
    '3번 이상 잘못 누르셨습니다.',
    '이번 달 이용 요금을 선택하신 방법으로 안내합니다.',
    '사번을 눌러 주세요.',
    '사번을 입력하고 잠시 기다려 주세요.',
    '24시간 상담이 가능합니다.',
    '한 번 더 입력해 주세요.',
    '2번 더 누르실 수 있습니다.',
    '대기 인원은 3명입니다.',
    '3番目にお待ちです。',
    '受付時間は9時から5時までです。',
    '一番近い店舗を案内します。',
    '',
  ])('%s', (prompt) => {
    expect(told(prompt)).toBe('')
  })
})

describe('the keys that a prompt may mean', () => {
  it.each([
    ['Press 1 for sales. For English, oprima el número 2.', '12'],
    ['For option nine see our site.', '9'],
    ['우물정을 누르거나 별표', '#*'],
  ])('are all whose digit or name stands in it: %s', (prompt, keys) => {
    expect([...spokenKeys(prompt).named].toSorted().join('')).toBe(keys)
  })

  it('hold those that the caller is told to press, in any text', () => {
    const words = fc.constantFrom(
      'press',
      '1',
      '2',
      'one',
      'star',
      '#',
      ',',
      'or',
      '번을',
      '눌러',
      '일',
      '를',
      '押して',
      'を',
      '9時',
      ' ',
    )
    fc.assert(
      fc.property(fc.array(words, { maxLength: 30 }), (parts) => {
        const { told: surely, named } = spokenKeys(parts.join(' '))
        expect([...surely.keys()].filter((key) => !named.has(key))).toEqual([])
        expect([...named].filter((key) => !/^[\d*#]$/.test(key))).toEqual([])
      }),
      { seed: 20_261_123, numRuns: 500 },
    )
  })

  it.each(['press 1 or ', '1번 ', 'press the the ', '<', '1, ', '우물 ', '1부터'])(
    'are found in a prompt that is too long and repeats %j',
    (part) => {
      expect(spokenKeys(part.repeat(100_000)).named.size).toBeLessThanOrEqual(12)
    },
  )
})
