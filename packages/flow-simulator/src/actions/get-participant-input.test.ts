import type { JsonObject } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import { everyChannel, flowOf, pause, play } from '../../test/player.js'
import type { PlayOptions, TestAction, TestFlow } from '../../test/player.js'

const menu: TestAction = {
  type: 'GetParticipantInput',
  parameters: { Text: 'one two three four five', InputTimeLimitSeconds: '8', StoreInput: 'False' },
  on: { '1': 'one', '2': 'two', '#': 'hash' },
  errors: { NoMatchingCondition: 'other', InputTimeLimitExceeded: 'silence', NoMatchingError: 'error' },
}

function storing(more: JsonObject = {}, length = '4'): TestFlow {
  return flowOf({
    store: {
      type: 'GetParticipantInput',
      parameters: {
        Text: 'one two three four five',
        InputTimeLimitSeconds: '8',
        StoreInput: 'True',
        InputValidation: { CustomValidation: { MaximumLength: length } },
        ...more,
      },
      next: 'pause',
      errors: { NoMatchingError: 'error', InvalidPhoneNumber: 'invalid' },
    },
    pause: pause(),
  })
}

function stored(keys: string, more: JsonObject = {}, options: PlayOptions = {}, length = '4') {
  return play(storing(more, length), options).press(keys).value('$.StoredCustomerInput')
}

function phone(format: 'Local' | 'E164'): JsonObject {
  return { InputValidation: { PhoneNumberValidation: { NumberFormat: format, CountryCode: 'KR' } } }
}

describe('a menu', () => {
  const flow = flowOf({ menu })

  it('asks for one key after its prompt', () => {
    const player = play(flow)
    expect(player.said).toEqual(['one two three four five'])
    expect(player.seconds).toBe(2)
    expect(player.ask).toMatchObject({ kind: 'keys', form: 'menu', expected: ['1', '2', '#'], firstKeySeconds: 8 })
  })

  it('takes the branch of the key', () => {
    expect(play(flow).press('2').last).toBe('two')
    expect(play(flow).press('#').last).toBe('hash')
  })

  it('takes NoMatchingCondition for other keys', () => {
    expect(play(flow).press('9').last).toBe('other')
    expect(play(flow).press('*').last).toBe('other')
  })

  it('takes InputTimeLimitExceeded when nobody presses a key in time', () => {
    const player = play(flow).press('')
    expect(player.last).toBe('silence')
    expect(player.seconds).toBe(10)
  })

  it('keeps nothing of the key', () => {
    const kept = flowOf({ menu: { ...menu, on: { '1': 'pause' } }, pause: pause() })
    expect(play(kept).press('1').value('$.StoredCustomerInput')).toBeUndefined()
  })

  it('drops further keys', () => {
    const twice = flowOf({ menu: { ...menu, on: { '1': 'again' } }, again: menu })
    expect(play(twice).press('12').ask?.kind).toBe('keys')
  })

  it('fails on other channels', () => {
    for (const channel of everyChannel.slice(1)) expect(play(flow, { channel }).last).toBe('error')
  })

  it('reads a chat only where that is assumed', () => {
    expect(play(flow, { channel: 'CHAT', assumptions: { keysOnChat: 'error' } }).last).toBe('error')
    expect(play(flow, { channel: 'CHAT', assumptions: { keysOnChat: 'asked for' } }).press('1').last).toBe('one')
  })

  it('counts the time for the first key from the end of the prompt, or from its beginning where that is assumed', () => {
    const after = play(flow, { assumptions: { inputTimeBegins: 'after the prompt' } }).press('')
    expect(after.seconds).toBe(10)
    const along = play(flow, { assumptions: { inputTimeBegins: 'with the prompt' } }).press('')
    expect(along.seconds).toBe(8)
  })
})

describe('stored input', () => {
  it('is complete at its length, its terminating key, or a gap', () => {
    expect(stored('12345')).toBe('1234')
    expect(stored('12#')).toBe('12')
    expect(stored('123')).toBe('123')
  })

  it('waits for the gap between keys where the input is not complete', () => {
    expect(play(storing()).press('12#').seconds).toBe(2 + 0.4)
    expect(play(storing()).press('12').seconds).toBe(2 + 5 + 0.4)
    const gap = { DTMFConfiguration: { InterdigitTimeLimitSeconds: '3' } }
    expect(play(storing(gap)).press('12').seconds).toBe(2 + 3 + 0.4)
  })

  it('accepts what was typed when the next key does not come, or fails where that is assumed', () => {
    expect(play(storing(), { assumptions: { interdigitTimeout: 'accepted' } }).press('12').path).toContain('pause')
    expect(play(storing(), { assumptions: { interdigitTimeout: 'error' } }).press('12').last).toBe('error')
    expect(play(storing(), { assumptions: { interdigitTimeout: 'error' } }).press('12#').path).toContain('pause')
  })

  it('is the word Timeout when nobody presses a key, on the way of success', () => {
    const player = play(storing()).press('')
    expect(player.value('$.StoredCustomerInput')).toBe('Timeout')
    expect(player.last).toBe('pause')
    expect(player.seconds).toBe(2 + 8 + 0.4)
  })

  it('is empty when only the terminating key was pressed, or that key where it is assumed', () => {
    expect(stored('#', {}, { assumptions: { onlyTerminator: 'empty' } })).toBe('')
    expect(stored('#', {}, { assumptions: { onlyTerminator: 'terminator' } })).toBe('#')
  })

  it('begins anew behind the cancel key, or is that key alone where it is assumed', () => {
    expect(stored('12*34#')).toBe('34')
    expect(stored('12*#')).toBe('*')
    expect(stored('12*34#', {}, { assumptions: { cancelKey: 'keys behind it' } })).toBe('34')
    expect(stored('12*34#', {}, { assumptions: { cancelKey: 'only the key' } })).toBe('*')
  })

  it('keeps the cancel key where it is disabled', () => {
    expect(stored('1*2#', { DTMFConfiguration: { DisableCancelKey: 'True' } })).toBe('1*2')
  })

  it('ends at the last of a terminating sequence; earlier keys of it stay', () => {
    const configuration = { DTMFConfiguration: { InputTerminationSequence: '##', DisableCancelKey: 'True' } }
    expect(stored('1#2#3*4###', configuration, {}, '20')).toBe('1#2#3*4#')
  })

  it('says nothing of what was typed when it is encrypted', () => {
    const encryption = { InputEncryption: { EncryptionKeyId: 'key', Key: 'pem' } }
    expect(stored('1234', encryption)).toBe('encrypted(4)')
    expect(play(storing({ InputEncryption: { EncryptionKeyId: '$.Attributes.key', Key: 'pem' } })).last).toBe('error')
  })

  it('fails when its length is a reference to nothing', () => {
    expect(play(storing({}, '$.Attributes.length')).last).toBe('error')
    expect(stored('12345', {}, { attributes: { length: '2' } }, '$.Attributes.length')).toBe('12')
  })

  it('completes a local telephone number with the code of its country', () => {
    expect(stored('01012345678#', phone('Local'))).toBe('+821012345678')
    expect(stored('821012345678#', phone('E164'))).toBe('+821012345678')
  })

  it('takes InvalidPhoneNumber for what is no number', () => {
    expect(play(storing(phone('E164'))).press('12#').last).toBe('invalid')
  })

  it('keeps what was stored before when it fails', () => {
    const flow = flowOf({
      first: { ...menu, parameters: { Text: 'first', InputTimeLimitSeconds: '5', StoreInput: 'True' }, next: 'second' },
      second: {
        type: 'GetParticipantInput',
        parameters: { Text: 'second', InputTimeLimitSeconds: '5', StoreInput: 'True', ...phone('E164') },
        next: 'end',
        errors: { InvalidPhoneNumber: 'pause', NoMatchingError: 'end' },
      },
      pause: pause(),
    })
    expect(play(flow).press('77#').press('1#').value('$.StoredCustomerInput')).toBe('77')
  })
})

describe('the touch-tone buffer', () => {
  const on: TestAction = {
    type: 'GetParticipantInput',
    parameters: { EnableDTMFBuffer: 'True' },
    next: 'menu',
    errors: { NoMatchingError: 'error' },
  }
  const store = storing().content

  it('keeps keys for the next actions, which then have no prompt', () => {
    const flow = flowOf({ on, menu: { ...menu, on: { '1': 'second' } }, second: menu })
    const player = play(flow).press('12')
    expect(player.last).toBe('two')
    expect(player.said).toHaveLength(1)
  })

  it('keeps 30 keys at most', () => {
    const flow = flowOf({ on, menu: { ...menu, on: { '1': 'pause' } }, pause: pause() })
    const player = play(flow).press(`1${'2'.repeat(40)}`)
    expect(player.state.keys.length).toBeLessThanOrEqual(30)
  })

  it('waits for further digits as between keys', () => {
    expect(store).toBeDefined()
    const digits: TestAction = {
      type: 'GetParticipantInput',
      parameters: {
        Text: 'digits',
        InputTimeLimitSeconds: '8',
        StoreInput: 'True',
        InputValidation: { CustomValidation: { MaximumLength: '4' } },
      },
      next: 'off',
      errors: { NoMatchingError: 'error' },
    }
    const off: TestAction = { ...on, parameters: { EnableDTMFBuffer: 'False' }, next: 'pause' }
    const flow = flowOf({ on, menu: { ...menu, on: { '1': 'digits' } }, digits, off, pause: pause() })
    const player = play(flow).press('112')
    expect(player.ask).toMatchObject({ kind: 'keys', form: 'digits', firstKeySeconds: 5 })
    expect(player.press('34').value('$.StoredCustomerInput')).toBe('1234')
    const short = play(flow).press('112').press('')
    expect(short.value('$.StoredCustomerInput')).toBe('12')
    expect(play(flow).press('11234').value('$.StoredCustomerInput')).toBe('1234')
  })

  it('is emptied when it is switched off, and stored where that is asked for', () => {
    const off: TestAction = { ...on, parameters: { EnableDTMFBuffer: 'False', StoreInput: 'True' }, next: 'pause' }
    const flow = flowOf({ on, menu: { ...menu, on: { '1': 'off' } }, off, pause: pause() })
    const player = play(flow).press('123')
    expect(player.value('$.StoredCustomerInput')).toBe('23')
    expect(player.state.keys).toBe('')
    expect(player.state.keepsKeys).toBe(false)
  })

  it('fails on a chat', () => {
    expect(play(flowOf({ on, menu }), { channel: 'CHAT' }).last).toBe('error')
  })
})
