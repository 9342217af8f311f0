import { isJsonObject } from '@aicc/flow-dsl/language'
import { isEnglish } from './plain-words.js'

/** Something that is wrong with the content of a test case. */
export interface TestCaseProblem {
  /** `error`: the service refuses it, or it can never match. `warning`: it may not work. */
  readonly severity: 'error' | 'warning'
  /** Where: `Observations[0].Event.Properties.Text`. */
  readonly path: string
  /** What is wrong and what is allowed, as a sentence. */
  readonly message: string
}

/** Most characters of the content. @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-connect-testcase.html */
const longestContent = 256_000

const observableActions: Readonly<Record<string, string>> = {
  InvokeLambdaFunction: 'LambdaFunctionARN',
  CheckHoursOfOperation: 'HoursOfOperationId',
  TransferContactToQueue: 'QueueId',
  ConnectParticipantWithLexBot: 'LexV2Bot',
}

/** Errors that can be mocked, by the type of the action. */
const mockedErrors: Readonly<Record<string, readonly string[]>> = {
  InvokeLambdaFunction: ['TimeLimitExceeded', 'NoMatchingError'],
  CheckHoursOfOperation: ['NoMatchingError'],
  TransferContactToQueue: ['QueueAtCapacity', 'NoMatchingError'],
  ConnectParticipantWithLexBot: ['TimeLimitExceeded', 'NoMatchingError'],
}

const assertOperators: readonly string[] = [
  'Equals',
  'TextStartsWith',
  'TextEndsWith',
  'TextContains',
  'NumberGreaterThan',
  'NumberGreaterOrEqualTo',
  'NumberLessThan',
  'NumberLessOrEqualTo',
]

/**
 * Check the content of a test case. The reference describes forms that the service refuses, and the service takes some
 * that never match: only those are let pass of which neither is known.
 * @param content - As JSON text, or parsed.
 * @see https://docs.aws.amazon.com/connect/latest/devguide/testing-language.html
 */
export function validateTestCase(content: unknown): readonly TestCaseProblem[] {
  const validation = new Validation()
  validation.content(content)
  return validation.problems
}

class Validation {
  readonly problems: TestCaseProblem[] = []
  readonly #identifiers = new Set<string>()

  content(content: unknown): void {
    const text = typeof content === 'string' ? content : JSON.stringify(content)
    let value: unknown = content
    if (typeof content === 'string') {
      try {
        value = JSON.parse(content)
      } catch {
        return this.#error('', 'It is not JSON.')
      }
    }
    const root = this.#members(value, '', ['Version', 'Metadata', 'Observations'])
    if (root === undefined) return
    if (text.length > longestContent)
      this.#error('', `It has ${text.length} characters, and at most ${longestContent} are allowed.`)
    if (root['Version'] !== '2019-10-30')
      this.#error('Version', 'It has to be "2019-10-30": other versions are refused.')
    if (!isJsonObject(root['Metadata'])) this.#error('Metadata', 'It has to be an object, such as {}.')
    const observations = this.#list(root['Observations'], 'Observations')
    if (observations === undefined) return
    if (observations.length === 0) this.#error('Observations', 'There has to be one at least.')
    const next = observations.map((one, index) => this.#observation(one, `Observations[${index}]`))
    this.#links(next)
    if (!text.includes('"EndTest"'))
      this.#warning('Observations', 'No action ends the test: its contact may reach a queue, and agents.')
  }

  /** Observations that are named have to be there, and each has to be waited for at some time. */
  #links(observations: readonly { readonly identifier: string; readonly next: readonly string[] }[]): void {
    const named = new Set(observations.flatMap(({ next }) => next))
    const known = new Map(observations.map((one) => [one.identifier, one]))
    for (const name of named) {
      if (!known.has(name))
        this.#error('Observations', `There is no observation ${JSON.stringify(name)}, and another names it.`)
    }
    const reached = new Set(observations.map(({ identifier }) => identifier).filter((name) => !named.has(name)))
    for (const name of reached) for (const next of known.get(name)?.next ?? []) reached.add(next)
    for (const { identifier } of observations) {
      if (!reached.has(identifier))
        this.#error(
          'Observations',
          `Observation ${JSON.stringify(identifier)} is never waited for: it is named in a circle only.`,
        )
    }
  }

  #observation(value: unknown, path: string): { readonly identifier: string; readonly next: readonly string[] } {
    const observation = this.#members(value, path, ['Identifier', 'Event', 'Actions', 'Transitions'])
    if (observation === undefined) return { identifier: '', next: [] }
    const identifier = this.#identifier(observation['Identifier'], `${path}.Identifier`)
    this.#event(observation['Event'], `${path}.Event`)
    const actions = this.#list(observation['Actions'], `${path}.Actions`) ?? []
    const transitions = this.#members(observation['Transitions'], `${path}.Transitions`, ['NextObservations'])
    const next = this.#list(transitions?.['NextObservations'] ?? [], `${path}.Transitions.NextObservations`) ?? []
    const names = next.flatMap((one, index) => this.#text(one, `${path}.Transitions.NextObservations[${index}]`) ?? [])
    actions.forEach((action, index) => this.#action(action, `${path}.Actions[${index}]`, actions[index + 1]))
    return { identifier, next: names }
  }

  #event(value: unknown, path: string): void {
    const event = this.#members(value, path, ['Identifier', 'Type', 'Actor', 'Properties'])
    if (event === undefined) return
    this.#identifier(event['Identifier'], `${path}.Identifier`)
    if (event['Actor'] !== 'System') this.#error(`${path}.Actor`, 'It has to be "System".')
    const properties = event['Properties']
    const at = `${path}.Properties`
    switch (event['Type']) {
      case 'TestInitiated':
      case 'TestCompleted':
        this.#members(properties, at, [])
        return
      case 'MessageReceived':
        this.#message(properties, at)
        return
      case 'FlowActionStarted': {
        const action = this.#members(properties, at, ['ActionType', 'ActionParameters'])
        if (action !== undefined) this.#flowAction(action, at)
        return
      }
      default:
        this.#error(
          `${path}.Type`,
          'It has to be one of TestInitiated, MessageReceived, FlowActionStarted, TestCompleted.',
        )
    }
  }

  #message(value: unknown, path: string): void {
    const message = this.#members(value, path, [], ['Text', 'SSML', 'PromptId', 'MatchingCriteria'])
    if (message === undefined) return
    const sources = ['Text', 'SSML', 'PromptId'].filter((name) => message[name] !== undefined)
    if (sources.length !== 1) this.#error(path, 'It has to have exactly one of Text, SSML and PromptId.')
    for (const name of sources) {
      const text = this.#text(message[name], `${path}.${name}`)
      if (text !== undefined && name !== 'PromptId' && !isEnglish(text))
        this.#warning(
          `${path}.${name}`,
          'It is not English. An older page of the service says that only English is observed.',
        )
    }
    if (message['Text'] === undefined) return
    const criteria = this.#members(message['MatchingCriteria'], `${path}.MatchingCriteria`, ['Type'])
    if (criteria !== undefined)
      this.#oneOf(criteria['Type'], `${path}.MatchingCriteria.Type`, ['Inclusion', 'Similarity'])
  }

  /** @returns The type of the action; undefined where it is none that can be observed. */
  #flowAction(action: Readonly<Record<string, unknown>>, path: string): string | undefined {
    const type = this.#oneOf(action['ActionType'], `${path}.ActionType`, Object.keys(observableActions))
    if (type === undefined) return undefined
    const parameter = observableActions[type] ?? ''
    const at = `${path}.ActionParameters`
    const parameters = this.#members(action['ActionParameters'], at, [parameter])
    if (parameters === undefined) return type
    if (type !== 'ConnectParticipantWithLexBot') this.#text(parameters[parameter], `${at}.${parameter}`)
    else {
      const bot = this.#members(parameters[parameter], `${at}.${parameter}`, ['AliasArn'])
      if (bot !== undefined) this.#text(bot['AliasArn'], `${at}.${parameter}.AliasArn`)
    }
    return type
  }

  #action(value: unknown, path: string, following: unknown): void {
    const action = this.#members(value, path, ['Identifier', 'Type', 'Parameters', 'Transitions'])
    if (action === undefined) return
    this.#identifier(action['Identifier'], `${path}.Identifier`)
    const transitions = this.#members(action['Transitions'], `${path}.Transitions`, [], ['NextAction'])
    const next = transitions?.['NextAction']
    const expected = isJsonObject(following) ? following['Identifier'] : undefined
    if (next !== expected)
      this.#error(
        `${path}.Transitions`,
        expected === undefined
          ? 'The last action has no NextAction.'
          : `NextAction has to be ${JSON.stringify(expected)}, the action that follows.`,
      )
    const at = `${path}.Parameters`
    const parameters = action['Parameters']
    switch (action['Type']) {
      case 'SendInstruction':
        this.#instruction(parameters, at)
        return
      case 'Assert':
        this.#assertion(parameters, at)
        return
      case 'OverrideSystemBehavior':
        this.#override(parameters, at)
        return
      case 'TestControl': {
        const control = this.#members(parameters, at, ['ActionType', 'Command'])
        if (control === undefined) return
        this.#oneOf(control['ActionType'], `${at}.ActionType`, ['TestControl'])
        const command = this.#members(control['Command'], `${at}.Command`, ['Type'])
        if (command !== undefined) this.#oneOf(command['Type'], `${at}.Command.Type`, ['EndTest'])
        return
      }
      default:
        this.#error(`${path}.Type`, 'It has to be one of SendInstruction, Assert, OverrideSystemBehavior, TestControl.')
    }
  }

  #instruction(value: unknown, path: string): void {
    const parameters = this.#members(value, path, ['ActionType', 'Actor', 'Instruction'])
    if (parameters === undefined) return
    this.#oneOf(parameters['ActionType'], `${path}.ActionType`, ['SendInstruction'])
    this.#oneOf(parameters['Actor'], `${path}.Actor`, ['Customer'])
    const at = `${path}.Instruction`
    const instruction = this.#members(parameters['Instruction'], at, ['Type'], ['Properties'])
    if (instruction === undefined) return
    switch (instruction['Type']) {
      case 'DtmfInput': {
        const properties = this.#members(instruction['Properties'], `${at}.Properties`, ['Value'])
        const keys = properties === undefined ? undefined : this.#text(properties['Value'], `${at}.Properties.Value`)
        if (keys !== undefined && !/^[0-9*#]+$/.test(keys))
          this.#error(`${at}.Properties.Value`, 'Keys are 0 to 9, * and #.')
        return
      }
      case 'Utterance': {
        const properties = this.#members(instruction['Properties'], `${at}.Properties`, ['Value'], ['LanguageCode'])
        if (properties !== undefined) this.#text(properties['Value'], `${at}.Properties.Value`)
        return
      }
      case 'Disconnect':
        if (instruction['Properties'] !== undefined) this.#error(`${at}.Properties`, 'Disconnect has none.')
        return
      default:
        this.#error(`${at}.Type`, 'It has to be one of DtmfInput, Utterance, Disconnect.')
    }
  }

  #assertion(value: unknown, path: string): void {
    const assertion = this.#members(value, path, ['Namespace', 'Operator', 'Operand'])
    if (assertion === undefined) return
    const namespace = this.#text(assertion['Namespace'], `${path}.Namespace`)
    if (namespace !== undefined && !namespace.startsWith('$.'))
      this.#error(`${path}.Namespace`, 'It has to be a JSONPath, such as $.Attributes.tier.')
    this.#oneOf(assertion['Operator'], `${path}.Operator`, assertOperators)
    this.#text(assertion['Operand'], `${path}.Operand`)
  }

  #override(value: unknown, path: string): void {
    const parameters = this.#members(value, path, ['ActionType', 'Behavior'])
    if (parameters === undefined) return
    this.#oneOf(parameters['ActionType'], `${path}.ActionType`, ['OverrideSystemBehavior'])
    const behaviour = this.#members(parameters['Behavior'], `${path}.Behavior`, ['Type', 'Properties'])
    if (behaviour === undefined) return
    this.#oneOf(behaviour['Type'], `${path}.Behavior.Type`, ['FlowAction'])
    const at = `${path}.Behavior.Properties`
    const properties = this.#members(behaviour['Properties'], at, ['ActionType', 'ActionParameters', 'Strategy'])
    if (properties === undefined) return
    const type = this.#flowAction(properties, at)
    const strategy = this.#members(properties['Strategy'], `${at}.Strategy`, ['Type'], ['SubstituteArn', 'Response'])
    if (strategy === undefined || type === undefined) return
    if (strategy['Type'] === 'SubstituteResource') {
      this.#text(strategy['SubstituteArn'], `${at}.Strategy.SubstituteArn`)
      if (strategy['Response'] !== undefined) this.#error(`${at}.Strategy.Response`, 'A substitute has none.')
    } else if (
      this.#oneOf(strategy['Type'], `${at}.Strategy.Type`, ['SubstituteResource', 'MockResponse']) !== undefined
    ) {
      this.#response(strategy['Response'], `${at}.Strategy.Response`, type)
    }
  }

  #response(value: unknown, path: string, type: string): void {
    const response = this.#members(value, path, ['Type'], ['ExecutionResult', 'Error'])
    if (response === undefined) return
    if (response['Type'] === 'Error') {
      const error = this.#members(response['Error'], `${path}.Error`, ['Value', 'DelaySeconds'])
      if (error === undefined) return
      this.#oneOf(error['Value'], `${path}.Error.Value`, mockedErrors[type] ?? [])
      this.#seconds(error['DelaySeconds'], `${path}.Error.DelaySeconds`)
      return
    }
    if (this.#oneOf(response['Type'], `${path}.Type`, ['ExecutionResult', 'Error']) === undefined) return
    if (type === 'CheckHoursOfOperation' || type === 'TransferContactToQueue')
      return this.#error(path, `The result of ${type} cannot be mocked: use SubstituteResource.`)
    const result = this.#members(response['ExecutionResult'], `${path}.ExecutionResult`, ['DelaySeconds', 'LoadedData'])
    if (result === undefined) return
    this.#seconds(result['DelaySeconds'], `${path}.ExecutionResult.DelaySeconds`)
    const data = this.#text(result['LoadedData'], `${path}.ExecutionResult.LoadedData`)
    if (data === undefined) return
    try {
      JSON.parse(data)
    } catch {
      this.#error(`${path}.ExecutionResult.LoadedData`, 'It has to be JSON as text.')
    }
  }

  #seconds(value: unknown, path: string): void {
    if (!(typeof value === 'number' && Number.isInteger(value) && value >= 0))
      this.#error(path, 'It has to be a whole number of seconds, at least 0.')
  }

  #oneOf(value: unknown, path: string, allowed: readonly string[]): string | undefined {
    const found = allowed.find((one) => one === value)
    if (found === undefined)
      this.#error(
        path,
        `It has to be ${allowed.length > 1 ? `one of ${allowed.join(', ')}` : `"${allowed[0] ?? ''}"`}.`,
      )
    return found
  }

  #identifier(value: unknown, path: string): string {
    const identifier = this.#text(value, path)
    if (identifier === undefined) return ''
    if (this.#identifiers.has(identifier))
      this.#error(path, `${JSON.stringify(identifier)} stands twice: identifiers are unique.`)
    this.#identifiers.add(identifier)
    return identifier
  }

  #text(value: unknown, path: string): string | undefined {
    if (typeof value === 'string' && value.trim() !== '') return value
    this.#error(path, 'It has to be text, and not empty.')
    return undefined
  }

  #list(value: unknown, path: string): readonly unknown[] | undefined {
    if (Array.isArray(value)) return value
    this.#error(path, 'It has to be a list.')
    return undefined
  }

  #members(
    value: unknown,
    path: string,
    required: readonly string[],
    optional: readonly string[] = [],
  ): Readonly<Record<string, unknown>> | undefined {
    if (!isJsonObject(value)) {
      this.#error(
        path,
        required.length === 0 ? 'It has to be an object.' : `It has to be an object with ${required.join(', ')}.`,
      )
      return undefined
    }
    for (const name of required) if (!Object.hasOwn(value, name)) this.#error(path, `It has no ${name}.`)
    for (const name of Object.keys(value)) {
      if (!required.includes(name) && !optional.includes(name))
        this.#error(path === '' ? name : `${path}.${name}`, `There is no such member here.${hints.get(name) ?? ''}`)
    }
    return value
  }

  #error(path: string, message: string): void {
    this.problems.push({ severity: 'error', path, message })
  }

  #warning(path: string, message: string): void {
    this.problems.push({ severity: 'warning', path, message })
  }
}

/** What to do about members that pages of the service show and that do not work. */
const hints: ReadonlyMap<string, string> = new Map([
  ['Usage', ' Leave it out: an observation is met once.'],
  ['MatchingCriteria', ' It stands inside of Properties.'],
  ['Text', ' An utterance has its words in Value.'],
  ['SSML', ' An utterance has its words in Value.'],
])
