import { isJsonObject } from '@aicc/flow-dsl/language'
import type { Instruction } from '../program/program.js'
import type { KeysAsk } from '../machine/ask.js'
import { numberOf, textOf } from '../machine/execution.js'
import type { Execution } from '../machine/execution.js'
import { asking, defineExecution, done, failed, failedWith, resultOf } from '../machine/step.js'
import type { Step } from '../machine/step.js'

/** Most keys that the touch-tone buffer holds. @see https://docs.aws.amazon.com/connect/latest/adminguide/touchtone-buffering.html */
const bufferedKeys = 30

/** What is stored when nobody has pressed a key in time. @see https://docs.aws.amazon.com/connect/latest/adminguide/store-customer-input.html */
const noKeyPressed = 'Timeout'

/** Most digits of an input that says no length. @see https://docs.aws.amazon.com/connect/latest/adminguide/store-customer-input.html */
const longestInput = 20

/**
 * Menu, digits to keep, and the touch-tone buffer.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/get-customer-input.html
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/store-customer-input.html
 */
export const getParticipantInput = defineExecution({
  type: 'GetParticipantInput',
  begin(execution, action) {
    const { state, environment } = execution
    const chats = state.channel === 'CHAT' && environment.assumptions.keysOnChat === 'asked for'
    if (state.channel !== 'VOICE' && !chats) return failed
    if (action.parameters.has('EnableDTMFBuffer')) return switchBuffer(execution, action)
    if (needsMore(execution, action)) return failed
    const ask = keysAsk(execution, action)
    execution.turnToParticipant()
    if (state.keys !== '') {
      // Keys that were pressed before spare the prompt; what is missing has to follow like any next key.
      if (ask.form === 'menu' || isComplete(ask, state.keys)) return take(execution, action, ask, '')
      return asking({ ...ask, firstKeySeconds: ask.gapSeconds })
    }
    const speech = execution.speechOf(action)
    if (speech === undefined) return asking(ask)
    execution.say(speech, action)
    if (environment.assumptions.inputTimeBegins === 'after the prompt') return asking(ask)
    return asking({ ...ask, firstKeySeconds: Math.max(0, ask.firstKeySeconds - speech.seconds) })
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
  if (!on && isTrue(execution.text(action, 'StoreInput'))) store(execution, action, state.keys)
  if (!on) state.keys = ''
  state.keepsKeys = on
  return done
}

/** Whether a reference that the input depends on leads to nothing. */
function needsMore(execution: Execution, action: Instruction): boolean {
  const validation = execution.value(action, 'InputValidation')
  const length = execution.member(action, 'InputValidation', 'CustomValidation', 'MaximumLength')
  const custom = isJsonObject(validation) && Object.hasOwn(validation, 'CustomValidation')
  if (custom && numberOf(length) === undefined) return true
  if (!action.parameters.has('InputEncryption')) return false
  return ['EncryptionKeyId', 'Key'].some((member) => execution.member(action, 'InputEncryption', member) === '')
}

/** Whether keys that were pressed before are all that an input takes. */
function isComplete({ maximumLength, terminator }: KeysAsk, keys: string): boolean {
  return keys.length >= maximumLength || (terminator !== '' && keys.includes(terminator))
}

function keysAsk(execution: Execution, action: Instruction): KeysAsk {
  const digits = isTrue(execution.text(action, 'StoreInput'))
  const validation = execution.member(action, 'InputValidation', 'CustomValidation', 'MaximumLength')
  const gap = Number(execution.member(action, 'DTMFConfiguration', 'InterdigitTimeLimitSeconds'))
  return {
    kind: 'keys',
    form: digits ? 'digits' : 'menu',
    expected: digits ? [] : action.conditions.map(({ operand }) => textOf(operand && execution.resolve(operand))),
    firstKeySeconds: execution.number(action, 'InputTimeLimitSeconds') ?? 5,
    gapSeconds: gap > 0 ? gap : 5,
    maximumLength: digits ? (numberOf(validation) ?? longestInput) : 1,
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
    if (value.endsWith(ask.terminator) && !goesOn(keys, used, ask.terminator)) {
      value = value.slice(0, -ask.terminator.length)
      terminated = true
    }
  }
  const rest = keys.slice(used)
  const { assumptions } = execution.environment
  if (used === 0) {
    execution.setData('StoredCustomerInput', noKeyPressed)
    return { used, rest, step: done }
  }
  // The service hears a lone cancel key as the input; of keys behind it two pages say different things.
  if (cancelled && (value === '' || assumptions.cancelKey === 'only the key')) value = '*'
  if (value === '' && terminated && assumptions.onlyTerminator === 'terminator') value = ask.terminator
  if (!terminated && value.length < ask.maximumLength) {
    execution.pass(ask.gapSeconds)
    if (assumptions.interdigitTimeout === 'error') return { used, rest, step: failedWith('NoMatchingError', 'Timeout') }
  }

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
  store(execution, action, value)
  return { used, rest, step: done }
}

/**
 * Whether more of a terminating sequence follows: the last one counts, keys of it before stay in the value.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/store-customer-input.html
 */
function goesOn(keys: string, used: number, terminator: string): boolean {
  return terminator.length > 1 && keys.slice(used - terminator.length + 1, used + 1) === terminator
}

function store(execution: Execution, action: Instruction, value: string): void {
  // Nobody can read what was encrypted; its length is all that a test needs.
  const stored = action.parameters.has('InputEncryption') ? `encrypted(${value.length})` : value
  execution.setData('StoredCustomerInput', stored)
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
