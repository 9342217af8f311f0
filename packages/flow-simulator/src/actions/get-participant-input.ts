import type { Instruction } from '../program/program.js'
import type { KeysAsk } from '../machine/ask.js'
import type { Execution } from '../machine/execution.js'
import { asking, defineExecution, done, failed, failedWith, resultOf } from '../machine/step.js'
import type { Step } from '../machine/step.js'

/** Most keys that the touch-tone buffer holds. @see https://docs.aws.amazon.com/connect/latest/adminguide/touchtone-buffering.html */
const bufferedKeys = 30

/** What is stored when nobody has pressed a key in time. @see https://docs.aws.amazon.com/connect/latest/adminguide/store-customer-input.html */
const noKeyPressed = 'Timeout'

/**
 * Menu, digits to keep, and the touch-tone buffer.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/get-customer-input.html
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/store-customer-input.html
 */
export const getParticipantInput = defineExecution({
  type: 'GetParticipantInput',
  begin(execution, action) {
    const { state } = execution
    if (action.parameters.has('EnableDTMFBuffer')) return switchBuffer(execution, action)
    if (state.channel !== 'VOICE') return failed
    const ask = keysAsk(execution, action)
    // A key that was pressed before cuts the prompt, or spares it.
    if (state.keys !== '') return take(execution, action, ask, '')
    const speech = execution.speechOf(action)
    if (speech !== undefined) execution.say(speech, action)
    state.lambdaMilliseconds = 0
    return asking(ask)
  },
  resume(execution, action, answer, ask) {
    if (answer.kind !== 'keys' || ask.kind !== 'keys') return failed
    if (answer.keys !== '') execution.tell({ kind: 'keys', keys: answer.keys })
    return take(execution, action, ask, answer.keys)
  },
})

function switchBuffer(execution: Execution, action: Instruction): Step {
  const { state } = execution
  const on = isTrue(execution.text(action, 'EnableDTMFBuffer'))
  if (!on && isTrue(execution.text(action, 'StoreInput'))) execution.setData('StoredCustomerInput', state.keys)
  if (!on) state.keys = ''
  state.keepsKeys = on
  return done
}

function keysAsk(execution: Execution, action: Instruction): KeysAsk {
  const digits = isTrue(execution.text(action, 'StoreInput'))
  const validation = execution.member(action, 'InputValidation', 'CustomValidation', 'MaximumLength')
  const gap = Number(execution.member(action, 'DTMFConfiguration', 'InterdigitTimeLimitSeconds'))
  return {
    kind: 'keys',
    form: digits ? 'digits' : 'menu',
    expected: digits ? [] : action.conditions.map(({ operand }) => String(operand && execution.resolve(operand))),
    firstKeySeconds: execution.number(action, 'InputTimeLimitSeconds') ?? 5,
    gapSeconds: gap > 0 ? gap : 5,
    // Numbers of telephones have 15 digits at most (E.164).
    maximumLength: digits ? Number(validation) || 20 : 1,
    terminator: digits ? execution.member(action, 'DTMFConfiguration', 'InputTerminationSequence') || '#' : '',
  }
}

/** Take what was pressed, what was kept from before first. */
function take(execution: Execution, action: Instruction, ask: KeysAsk, pressed: string): Step {
  const { state } = execution
  const keys = state.keys + pressed
  const { used, rest, step } = ask.form === 'menu' ? takeOne(keys) : takeDigits(execution, action, ask, keys)
  state.keys = state.keepsKeys ? rest.slice(0, bufferedKeys) : ''
  // Keys come quickly; only waiting for one that does not come takes time.
  if (used === 0) execution.pass(ask.firstKeySeconds)
  return step
}

interface Taken {
  /** How many keys were used up. */
  readonly used: number
  readonly rest: string
  readonly step: Step
}

function takeOne(keys: string): Taken {
  const key = keys[0]
  if (key === undefined) return { used: 0, rest: '', step: failedWith('InputTimeLimitExceeded', 'Timeout') }
  return { used: 1, rest: keys.slice(1), step: resultOf(key) }
}

function takeDigits(execution: Execution, action: Instruction, ask: KeysAsk, keys: string): Taken {
  const cancels = !isTrue(execution.member(action, 'DTMFConfiguration', 'DisableCancelKey'))
  let value = ''
  let used = 0
  let terminated = false
  let cancelled = false
  while (used < keys.length && !terminated && value.length < ask.maximumLength) {
    const key = keys[used] ?? ''
    used += 1
    if (key === '*' && cancels) {
      value = ''
      cancelled = true
      continue
    }
    value += key
    if (value.endsWith(ask.terminator)) {
      value = value.slice(0, -ask.terminator.length)
      terminated = true
    }
  }
  const rest = keys.slice(used)
  if (used === 0) {
    execution.setData('StoredCustomerInput', noKeyPressed)
    return { used, rest, step: phone(execution, action) ? failedWith('InvalidPhoneNumber', 'Timeout') : done }
  }
  // The service hears a lone cancel key as the input, one page says; keys behind it count as usual.
  if (value === '' && cancelled) value = '*'
  if (value === '' && terminated && execution.environment.assumptions.onlyTerminator === 'terminator')
    value = ask.terminator
  if (!terminated && value.length < ask.maximumLength) execution.pass(ask.gapSeconds)

  const format = phone(execution, action)
  if (format !== undefined) {
    const number = phoneNumber(
      value,
      format,
      execution.member(action, 'InputValidation', 'PhoneNumberValidation', 'CountryCode'),
    )
    if (number === undefined) return { used, rest, step: failedWith('InvalidPhoneNumber') }
    value = number
  }
  execution.setData(
    'StoredCustomerInput',
    action.parameters.has('InputEncryption') ? `encrypted(${value.length})` : value,
  )
  return { used, rest, step: done }
}

function phone(execution: Execution, action: Instruction): string | undefined {
  return execution.member(action, 'InputValidation', 'PhoneNumberValidation', 'NumberFormat') || undefined
}

/** Codes of countries that local numbers are completed with here; others are kept as they were typed. */
const callingCodes: Readonly<Record<string, string>> = {
  KR: '82',
  US: '1',
  CA: '1',
  GB: '44',
  JP: '81',
  DE: '49',
  FR: '33',
  AU: '61',
}

function phoneNumber(digits: string, format: string, country: string): string | undefined {
  if (!/^[0-9]{4,15}$/.test(digits)) return undefined
  if (format === 'E164') return `+${digits}`
  const code = callingCodes[country]
  return code === undefined ? digits : `+${code}${digits.replace(/^0/, '')}`
}

function isTrue(text: string): boolean {
  return text.toLowerCase() === 'true'
}
