import { isErrorType } from '@aicc/flow-dsl/language'
import { firstHolding } from '../machine/condition.js'
import type { Answer, Ask, BotAsk, KeysAsk, LambdaAsk, OutcomeAsk } from '../machine/ask.js'
import type { Execution } from '../machine/execution.js'
import type { Instruction, Program } from '../program/program.js'
import type { LoggedEntry } from './logged-entry.js'
import { errorOf } from './logged-execution.js'
import { isFailure, isSameResult, isTimeOver } from './results-in-logs.js'

/** An answer that the real contact may have got. */
export interface PossibleAnswer {
  readonly answer: Answer
  /** Seconds that pass before it is given. */
  readonly afterSeconds?: number
  /** A namespace that it fills with values which the log does not show at once. */
  readonly opens?: string
  /** A namespace of which the log shows all. */
  readonly closes?: string
}

/** What is known of a question from the log. */
export interface QuestionInLog {
  readonly ask: Ask
  readonly execution: Execution
  /** The action that asks; undefined where no flow runs. */
  readonly action: Instruction | undefined
  /** The entry that says what became of it; undefined where the log has none. */
  readonly outcome: LoggedEntry | undefined
  /** Seconds until the next entry. */
  readonly seconds: number
  /** The flow of the next entry. */
  readonly nextFlow: Program | undefined
  /** Seconds that a hold takes, should the next entries be of one. */
  readonly holdSeconds: number
}

/**
 * The answers with which a simulated contact can go on as the log does, the likeliest first. Where the log says what it was,
 * there is one; else there is each that makes a difference.
 */
export function possibleAnswers(question: QuestionInLog): readonly PossibleAnswer[] {
  return [...answersOf(question), ...fromOutside(question)]
}

function answersOf(question: QuestionInLog): readonly PossibleAnswer[] {
  const { ask, outcome, seconds, holdSeconds } = question
  const results = outcome?.results
  switch (ask.kind) {
    case 'keys':
      return ask.form === 'menu' ? answersOfMenu(ask, results, seconds) : answersOfDigits(ask, question)
    case 'lambda':
      return answersOfLambda(ask, outcome, seconds)
    case 'bot':
      return answersOfBot(ask, results, seconds)
    case 'hours': {
      const isOpen =
        results === undefined ? undefined : ['true', 'false'].findIndex((one) => isSameResult(results, one))
      const all: readonly Answer[] = [{ kind: 'open', open: true }, { kind: 'open', open: false }, { kind: 'failed' }]
      if (isOpen === undefined || results === undefined) return all.map(plain)
      if (isOpen >= 0) return all.slice(isOpen, isOpen + 1).map(plain)
      return (isFailure(results) ? all.slice(2) : all).map(plain)
    }
    case 'metric':
      return answersOfNumber(question, (value) => ({ kind: 'number', value }), metricsFor(question))
    case 'percentage':
      return answersOfNumber(question, (value) => ({ kind: 'percentage', value }), hundred)
    case 'capacity': {
      if (results === undefined || !isFailure(results)) {
        const all: readonly Answer[] = [{ kind: 'queued' }, { kind: 'full' }, { kind: 'failed' }]
        return all.map(plain)
      }
      const all: readonly Answer[] = [{ kind: 'full' }, { kind: 'failed' }]
      return (/capacity/i.test(results) ? all : all.toReversed()).map(plain)
    }
    case 'queue': {
      const { interruptSeconds } = ask
      if (interruptSeconds === undefined) return []
      return [plain({ kind: 'nothing' })]
    }
    case 'conversation':
      return [
        plain({ kind: 'ended', by: 'agent', afterSeconds: seconds }),
        ...(['customer', 'agent'] as const)
          .filter((side) => entersHold(question, side))
          .map((side) => plain({ kind: 'hold', afterSeconds: seconds, seconds: holdSeconds, side })),
        plain({ kind: 'ended', by: 'customer', afterSeconds: seconds }),
      ]
    case 'third party': {
      const all: readonly Answer[] = [{ kind: 'answered', seconds }, { kind: 'not answered' }, { kind: 'failed' }]
      if (results === undefined) return all.map(plain)
      if (!isFailure(results)) return all.slice(0, 1).map(plain)
      return (isTimeOver(results) ? all.slice(1) : all.slice(1).toReversed()).map(plain)
    }
    case 'wait': {
      const events = [...ask.events, 'ParticipantNotFound']
      const all: readonly (readonly [string, Answer])[] = [
        ['WaitCompleted', { kind: 'time over' }],
        ...events.map((event) => [event, { kind: 'event', event, afterSeconds: seconds }] as const),
      ]
      const named = results === undefined ? undefined : all.find(([name]) => isSameResult(name, results))
      if (named !== undefined) return [plain(named[1])]
      if (results !== undefined && isFailure(results)) return [plain({ kind: 'failed' })]
      if (results !== undefined) return [plain({ kind: 'event', event: results, afterSeconds: seconds })]
      return [...all.map(([, answer]) => answer), { kind: 'failed' } as const].map(plain)
    }
    case 'outcome':
      return answersOfOutcome(ask, question)
  }
}

/** Whether the log goes on with the flow of a hold. A hold without one leaves nothing in a log. */
function entersHold({ execution, nextFlow }: QuestionInLog, side: 'customer' | 'agent'): boolean {
  const name = execution.state.hooks.get(side === 'customer' ? 'CustomerHold' : 'AgentHold')
  return name !== undefined && nextFlow !== undefined && execution.findProgram(name) === nextFlow
}

function plain(answer: Answer): PossibleAnswer {
  return { answer }
}

/** What can happen whatever was asked: an agent accepts a contact that waits, the customer leaves. */
function fromOutside({ ask, execution, outcome, seconds }: QuestionInLog): readonly PossibleAnswer[] {
  const { state } = execution
  const answers: PossibleAnswer[] = []
  // Of what was interrupted nothing else is logged.
  if (outcome?.results !== undefined) return answers
  const most = ask.kind === 'queue' ? (ask.interruptSeconds ?? seconds) : seconds
  if (state.stage === 'queued') answers.push(plain({ kind: 'accepted', afterSeconds: Math.min(seconds, most) }))
  const isSet = (state.hooks.get('CustomerRemaining') ?? '') !== ''
  if (isSet && ask.kind !== 'conversation') answers.push(plain({ kind: 'hang up', afterSeconds: seconds }))
  return answers
}

const everyKey = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '*', '#'] as const

function answersOfMenu(ask: KeysAsk, results: string | undefined, seconds: number): readonly PossibleAnswer[] {
  const pressing = (keys: string): PossibleAnswer => ({ answer: { kind: 'keys', keys }, afterSeconds: seconds })
  const silence = plain({ kind: 'keys', keys: '' })
  const expected = [...new Set(ask.expected)].filter((key) => key.length === 1)
  const other = everyKey.filter((key) => !expected.includes(key)).slice(0, 1)
  if (results === undefined) return [...[...expected, ...other].map(pressing), silence]
  if (/^[0-9*#]$/.test(results)) return [pressing(results)]
  if (isSameResult(results, 'NoMatchingCondition')) return other.map(pressing)
  if (isTimeOver(results)) return [silence, plain({ kind: 'failed' })]
  if (isFailure(results)) return [plain({ kind: 'failed' })]
  return [...[...expected, ...other].map(pressing), silence]
}

/** A telephone number that is typed, with the code of a country. */
const typedNumber = '821012345678'

function answersOfDigits(
  ask: KeysAsk,
  { execution, action, outcome, seconds }: QuestionInLog,
): readonly PossibleAnswer[] {
  const typing = (keys: string): PossibleAnswer => ({
    answer: { kind: 'keys', keys },
    afterSeconds: seconds,
    opens: 'StoredCustomerInput',
  })
  const silence: PossibleAnswer = { answer: { kind: 'keys', keys: '' }, closes: 'StoredCustomerInput' }
  const isPhone =
    action !== undefined && execution.member(action, 'InputValidation', 'PhoneNumberValidation', 'NumberFormat') !== ''
  // Which digits they were shows where they are used; they are written over there.
  const complete = typing(isPhone ? `${typedNumber}${ask.terminator}` : '1'.repeat(ask.maximumLength))
  const unfinished: PossibleAnswer = { ...typing('1'), afterSeconds: Math.max(0, seconds - ask.gapSeconds) }
  const wrong = typing(`1${ask.terminator}`)
  const results = outcome?.results
  if (results === undefined) return [complete, silence, ...(isPhone ? [wrong] : []), plain({ kind: 'failed' })]
  if (isTimeOver(results)) return [silence, unfinished, plain({ kind: 'failed' })]
  if (/invalid/i.test(results)) return [wrong]
  return [isFailure(results) ? plain({ kind: 'failed' }) : complete]
}

function answersOfLambda(ask: LambdaAsk, outcome: LoggedEntry | undefined, seconds: number): readonly PossibleAnswer[] {
  const taken = Math.min(seconds, ask.timeLimitSeconds)
  const failure = plain({ kind: 'failed', reason: 'The log has an error.', seconds: taken })
  const timeOut = plain({ kind: 'timed out' })
  const answering = (response: object, later: number): PossibleAnswer => ({
    answer: { kind: 'response', response, seconds: later },
    ...(outcome === undefined ? { opens: 'External' } : { closes: 'External' }),
  })
  if (outcome === undefined) return [answering({}, taken), failure, timeOut]
  const { results, externalResults } = outcome
  if (externalResults === undefined && results !== undefined && isFailure(results)) {
    return isTimeOver(results) ? [timeOut, failure] : [failure, timeOut]
  }
  // How long it took is estimated where other things happened meanwhile; an answer in no time is not too late.
  return [answering(externalResults ?? {}, taken), answering(externalResults ?? {}, 0)]
}

function answersOfBot(ask: BotAsk, results: string | undefined, seconds: number): readonly PossibleAnswer[] {
  const understanding = (intent: string): PossibleAnswer => plain({ kind: 'intent', intent, seconds })
  const intents = [...new Set(ask.intents)].filter((intent) => intent !== '')
  const others = [plain({ kind: 'silence' }), plain({ kind: 'failed' })]
  if (results === undefined) return [...intents.map(understanding), understanding('AnotherIntent'), ...others]
  const named = intents.find((intent) => isSameResult(intent, results))
  if (named !== undefined) return [understanding(named)]
  if (isTimeOver(results)) return others
  if (isFailure(results)) return others.toReversed()
  return [
    understanding(isSameResult(results, 'NoMatchingCondition') ? 'AnotherIntent' : results),
    ...others.slice(0, 1),
  ]
}

const hundred = Array.from({ length: 100 }, (_, index) => index + 1)

/** Numbers around those that a metric is compared with. */
function metricsFor({ execution, action }: QuestionInLog): readonly number[] {
  const operands = (action?.conditions ?? []).map(({ operand }) => Number(operand && execution.resolve(operand)))
  return [...new Set([0, ...operands.flatMap((operand) => [operand, operand + 1, operand - 1])])].filter(
    (value) => Number.isFinite(value) && value >= 0,
  )
}

/** A number for each way on. */
function answersOfNumber(
  { execution, action, outcome }: QuestionInLog,
  answer: (value: number) => Answer,
  candidates: readonly number[],
): readonly PossibleAnswer[] {
  const results = outcome?.results
  if (results !== undefined && /^\d{1,15}(\.\d{1,15})?$/.test(results)) return [plain(answer(Number(results)))]
  const failed = plain({ kind: 'failed' })
  if (results !== undefined && isFailure(results)) return [failed]
  const byTarget = new Map<number | undefined, number>()
  for (const value of candidates) {
    const target = action === undefined ? undefined : firstHolding(execution, action, value)?.target
    if (!byTarget.has(target)) byTarget.set(target, value)
  }
  return [...[...byTarget.values()].map((value) => plain(answer(value))), failed]
}

function answersOfOutcome(ask: OutcomeAsk, { action, outcome, seconds }: QuestionInLog): readonly PossibleAnswer[] {
  const { results } = outcome ?? {}
  const resultOf = (result: string): PossibleAnswer => plain({ kind: 'result', result, seconds })
  const done: readonly PossibleAnswer[] = ask.continues ? [plain({ kind: 'done', seconds })] : []
  const known = [...new Set(ask.results)].filter((result) => result !== '')
  const branches = ask.errors.filter(isErrorType).filter((error) => error !== 'NoMatchingCondition')
  // An action can fail without a branch for it, which ends the contact.
  const errors = (branches.length === 0 ? (['NoMatchingError'] as const) : branches).map((error) =>
    plain({ kind: 'error', error, seconds }),
  )
  const named = results === undefined ? undefined : known.find((result) => isSameResult(result, results))
  if (named !== undefined) return [resultOf(named)]
  if (results !== undefined && isFailure(results)) {
    const error = action === undefined ? undefined : errorOf(action, results)
    return error === undefined ? errors : [plain({ kind: 'error', error, seconds }), ...errors]
  }
  const given = results === undefined || isSameResult(results, 'Success') ? [] : [resultOf(results)]
  const nothing = ask.continues ? [] : [plain({ kind: 'done', seconds })]
  return [...done, ...given, ...[...known, 'AnotherResult'].map(resultOf), ...nothing, ...errors]
}
