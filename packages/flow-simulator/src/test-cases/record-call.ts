import { isJsonObject } from '@aicc/flow-dsl/language'
import type { ErrorType } from '@aicc/flow-dsl/language'
import { outcomeOf } from '../explore/coverage.js'
import type { FlowBranch } from '../explore/coverage.js'
import type { ExploredCall, ExploredStep } from '../explore/explored-call.js'
import { playSteps, ReplayExecution } from '../explore/replay.js'
import { startState } from '../explore/start-state.js'
import type { Ask } from '../machine/ask.js'
import type { ContactState } from '../machine/contact-state.js'
import type { Environment } from '../machine/environment.js'
import { textOf } from '../machine/execution.js'
import type { Instruction, Program } from '../program/program.js'
import { referencesIn } from '../program/template.js'
import type { Template } from '../program/template.js'
import type { ObservedAction } from './content.js'
import { fixedParts } from './plain-words.js'

/** One thing that happens in a call. */
export interface Moment {
  /** Seconds since the call began. */
  readonly seconds: number
  readonly what: Happening
}

/** What happens in a call, as far as a test could observe it, do it, or be stopped by it. */
export type Happening =
  | HeardMessage
  | { readonly kind: 'began'; readonly action: Instruction; readonly observable: ObservedAction | undefined }
  | { readonly kind: 'answered'; readonly step: ExploredStep; readonly ask: Ask; readonly by: Instruction | undefined }
  | { readonly kind: 'failed'; readonly action: Instruction; readonly error: ErrorType }
  | { readonly kind: 'took'; readonly branch: FlowBranch }
  /** Contact attributes are set, to values that the test itself decides; undefined: to others. */
  | { readonly kind: 'set'; readonly attributes: ReadonlyMap<string, string | undefined> }
  | { readonly kind: 'ended' }
  /** The call is not played any further: the flow waits for this. */
  | { readonly kind: 'waits'; readonly ask: Ask['kind'] }

/** The customer hears or reads something. */
export interface HeardMessage {
  readonly kind: 'heard'
  readonly action: Instruction | undefined
  readonly text: string
  /** What is the same in every call. */
  readonly fixed: readonly string[]
  /** Id of the recording, where it is one. */
  readonly promptId: string | undefined
  /** Language of the contact, where the flow has set it. */
  readonly language: string | undefined
}

/**
 * Play a call once more, and write down what a test could observe or do.
 * @throws {@link ReplayError} when the call does not fit to the flows.
 */
export function recordCall(
  program: Program,
  environment: Omit<Environment, 'observer'>,
  call: ExploredCall,
): readonly Moment[] {
  const moments: Moment[] = []
  let queueId: string | undefined
  /** Attributes whose values the test decides. */
  const decided = new Set(Object.keys(call.contact.attributes ?? {}))
  const add = ({ clock }: ContactState, what: Happening): void => {
    moments.push({ seconds: clock / 1000, what })
  }
  const execution: ReplayExecution = new ReplayExecution(
    {
      ...environment,
      observer: {
        began: (state, _, action) =>
          add(state, { kind: 'began', action, observable: observableOf(execution, action, queueId) }),
        finished: (state, { name: flow }, action, step) => {
          if (step.kind === 'done' && action.type === 'UpdateContactTargetQueue') {
            queueId = knownResource(execution, action, 'QueueId')
          }
          if (step.kind === 'done' && action.type === 'UpdateContactAttributes') {
            const attributes = attributesSet(execution, action, decided)
            for (const [name, value] of attributes) {
              if (value === undefined) decided.delete(name)
              else decided.add(name)
            }
            add(state, { kind: 'set', attributes })
          }
          if (step.kind === 'moved' || step.kind === 'returned' || step.kind === 'ask') return
          const outcome = outcomeOf(execution, action, step)
          add(state, { kind: 'took', branch: { flow, action: action.identifier, outcome } })
        },
        heard: (state, { text, listener }, action) => {
          if (listener === 'agent') return
          add(state, { kind: 'heard', action, text, ...spokenBy(execution, action, text, decided) })
        },
        happened: (state, { kind }) => {
          if (kind === 'ended') add(state, { kind: 'ended' })
        },
      },
    },
    startState(program, call.contact),
    call.steps,
  )
  execution.onFailure = (action, error) => add(execution.state, { kind: 'failed', action, error })
  const waitsFor = playSteps(execution, call.steps, (step, ask) => {
    const run = execution.state.runs.at(-1)
    add(execution.state, { kind: 'answered', step, ask, by: run?.program.instructions[run.at] })
  })
  if (waitsFor !== undefined) add(execution.state, { kind: 'waits', ask: waitsFor.kind })
  return moments
}

/** An action as a test can observe it; undefined for types and resources that it cannot. */
function observableOf(
  execution: ReplayExecution,
  action: Instruction,
  queueId: string | undefined,
): ObservedAction | undefined {
  switch (action.type) {
    case 'InvokeLambdaFunction': {
      const arn = knownResource(execution, action, 'LambdaFunctionARN')
      return arn === undefined ? undefined : { ActionType: action.type, ActionParameters: { LambdaFunctionARN: arn } }
    }
    case 'CheckHoursOfOperation': {
      const id = knownResource(execution, action, 'HoursOfOperationId')
      return id === undefined ? undefined : { ActionType: action.type, ActionParameters: { HoursOfOperationId: id } }
    }
    case 'ConnectParticipantWithLexBot': {
      const arn = knownResource(execution, action, 'LexV2Bot', 'AliasArn')
      return arn === undefined
        ? undefined
        : { ActionType: action.type, ActionParameters: { LexV2Bot: { AliasArn: arn } } }
    }
    case 'TransferContactToQueue':
      if (queueId === undefined || execution.state.stage !== 'flow') return undefined
      return { ActionType: action.type, ActionParameters: { QueueId: queueId } }
    default:
      return undefined
  }
}

/**
 * What a parameter refers to; undefined where there is nothing, or where it is a value that the exploration has made up:
 * there is no such thing on the instance.
 */
function knownResource(
  execution: ReplayExecution,
  action: Instruction,
  parameter: string,
  ...path: readonly string[]
): string | undefined {
  const value = path.length === 0 ? execution.text(action, parameter) : execution.member(action, parameter, ...path)
  const isFixed = action.parameters.get(parameter)?.kind === 'constant'
  return value !== '' && (isFixed || /^(arn:|\{\{)/.test(value)) ? value : undefined
}

function spokenBy(
  execution: ReplayExecution,
  action: Instruction | undefined,
  text: string,
  decided: ReadonlySet<string>,
): Omit<HeardMessage, 'kind' | 'action' | 'text'> {
  const language = textOf(execution.state.system.get('LanguageCode')) || undefined
  if (action === undefined) return { fixed: [text], promptId: undefined, language }
  if (execution.text(action, 'PromptId') !== '') {
    const promptId = knownResource(execution, action, 'PromptId')
    const words = execution.environment.findPrompt(execution.resource(action, 'PromptId') ?? '')?.text
    return words === undefined ? { fixed: [], promptId, language } : { fixed: [words], promptId: undefined, language }
  }
  const ssml = action.parameters.get('SSML')
  const template = ssml ?? action.parameters.get('Text')
  const isKnown = template === undefined || template.kind !== 'reference' || isDecided(template, decided)
  return { fixed: isKnown ? fixedParts(template, text, ssml !== undefined) : [], promptId: undefined, language }
}

function attributesSet(
  execution: ReplayExecution,
  action: Instruction,
  decided: ReadonlySet<string>,
): ReadonlyMap<string, string | undefined> {
  const template = action.parameters.get('Attributes')
  if (template === undefined || execution.text(action, 'TargetContact') === 'Related') return new Map()
  const values = execution.resolve(template)
  if (!isJsonObject(values)) return new Map()
  const isKnown = isDecided(template, decided)
  return new Map(
    Object.keys(values).map((name) => {
      const text = textOf(execution.state.attributes.get(name))
      // Nobody knows what encrypted input looks like.
      return [name, isKnown && !text.startsWith('encrypted(') ? text : undefined]
    }),
  )
}

/** Namespaces whose values a test decides: by what it sends and mocks. */
const decidedNamespaces: ReadonlySet<string> = new Set(['External', 'LambdaInvocation', 'Lex', 'StoredCustomerInput'])

function isDecided(template: Template, decided: ReadonlySet<string>): boolean {
  return referencesIn(template).every(({ members: [namespace = '', name = ''] }) =>
    namespace === 'Attributes' ? decided.has(name) : decidedNamespaces.has(namespace),
  )
}
