import type { FlowType, JsonObject, JsonValue } from '@aicc/flow-dsl/language'
import { isJsonObject, livesForOneRun } from '@aicc/flow-dsl/language'
import type { Instruction, Program } from '../program/program.js'
import type { Reference, Template } from '../program/template.js'
import { withEntry } from './contact-state.js'
import type { ContactEnd, ContactState, FlowRun } from './contact-state.js'
import type { Environment } from './environment.js'
import type { ContactEvent, Speech } from './observer.js'
import { resourceName } from './resource-name.js'
import { secondsOfSpeech, wordsOfSsml } from './speech.js'
import type { Step } from './step.js'

/** What actions work with: the contact, and what there is around it. */
export class Execution {
  readonly environment: Environment
  state: ContactState

  constructor(environment: Environment, state: ContactState) {
    this.environment = environment
    this.state = state
  }

  /** The flow that runs. */
  get run(): FlowRun {
    const run = this.state.runs.at(-1)
    if (run === undefined) throw new Error('No flow runs.')
    return run
  }

  /** What an action comes to without being executed; undefined: it is executed. Explorations let actions fail here. */
  insteadOf(_action: Instruction): Step | undefined {
    return undefined
  }

  /** A parameter with its references resolved; undefined where it is not there or resolves to nothing. */
  value(action: Instruction, parameter: string): JsonValue | undefined {
    const template = action.parameters.get(parameter)
    return template === undefined ? undefined : this.resolve(template)
  }

  /** A parameter as text; empty where it is not there or resolves to nothing. */
  text(action: Instruction, parameter: string): string {
    return textOf(this.value(action, parameter))
  }

  /** A member of a parameter that is an object, as text. */
  member(action: Instruction, parameter: string, ...path: readonly string[]): string {
    return textOf(descend(this.value(action, parameter), path, 0))
  }

  /** A parameter as a number; undefined where it is none. */
  number(action: Instruction, parameter: string): number | undefined {
    return numberOf(this.value(action, parameter))
  }

  /** The name of the resource that a parameter refers to; undefined where it is not there or resolves to nothing. */
  resource(action: Instruction, parameter: string): string | undefined {
    const template = action.parameters.get(parameter)
    if (template === undefined) return undefined
    const known = fixedNames.get(template)
    if (known !== undefined) return known
    const value = this.resolve(template)
    if (typeof value !== 'string' || value === '') return undefined
    // A name beside a reference would be that of what the console showed once.
    if (template.kind !== 'constant') return resourceName(value)
    const name = resourceName(value, action.displayNames.get(parameter))
    fixedNames.set(template, name)
    return name
  }

  /**
   * Whether a parameter is a reference that leads to nothing. Actions take their error branch then.
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/what-is-a-contact-attribute.html
   */
  isMissing(action: Instruction, ...parameters: readonly string[]): boolean {
    return parameters.some((parameter) => action.parameters.has(parameter) && this.text(action, parameter) === '')
  }

  /** A template with its references resolved. */
  resolve(template: Template): JsonValue | undefined {
    switch (template.kind) {
      case 'constant':
        return template.value
      case 'reference':
        return this.read(template)
      case 'mixed': {
        let text = ''
        for (const part of template.parts) text += typeof part === 'string' ? part : textOf(this.read(part))
        return text
      }
      case 'list':
        return template.items.map((item) => this.resolve(item) ?? null)
      case 'object': {
        const members: [string, JsonValue][] = []
        for (const [key, value] of template.members) {
          members.push([textOf(this.resolve(key)), this.resolve(value) ?? null])
        }
        return Object.fromEntries(members)
      }
    }
  }

  /** What a reference leads to; undefined where there is nothing. */
  read({ members }: Reference): JsonValue | undefined {
    const namespace = members[0] ?? ''
    if (namespace === 'Attributes') {
      const name = members[1]
      return name === undefined ? Object.fromEntries(this.state.attributes) : this.state.attributes.get(name)
    }
    const run = this.state.runs.at(-1)
    const own = run?.data.get(namespace)
    if (own !== undefined) return descend(own, members, 1)
    return livesForOneRun(namespace) ? undefined : descend(this.state.system.get(namespace), members, 1)
  }

  /** Set a namespace of the run, as a whole. */
  setData(namespace: string, value: JsonValue): void {
    this.run.data = withEntry(this.run.data, namespace, value)
  }

  /** Set a namespace of the contact, as a whole. */
  setSystem(namespace: string, value: JsonValue): void {
    this.state.system = withEntry(this.state.system, namespace, value)
  }

  /** Let time pass. */
  pass(seconds: number): void {
    if (seconds <= 0) return
    this.state.clock += seconds * 1000
    this.state.actionsAtOnce = 0
  }

  /** Tell who watches that something has happened. */
  tell(event: ContactEvent): void {
    this.environment.observer.happened?.(this.state, event)
  }

  /** End the contact. */
  end(end: ContactEnd): void {
    this.state.end = end
    this.state.stage = 'ended'
    this.state.waiting = undefined
    this.state.runs = []
    this.state.keys = ''
    this.tell({ kind: 'ended' })
  }

  /** The flow with this name; undefined for one that was not given. */
  findProgram(name: string): Program | undefined {
    return this.environment.findProgram(name)
  }

  /**
   * What an action says with its prompt parameters; undefined where it has none, or they resolve to nothing.
   */
  speechOf(action: Instruction): Speech | undefined {
    const { fixedSpeech } = this.environment
    const known = fixedSpeech.get(action)
    if (known !== undefined) return known
    const speech = this.#speechFrom(action)
    if (speech !== undefined && promptParameters.every((name) => isFixed(action.parameters.get(name)))) {
      fixedSpeech.set(action, speech)
    }
    return speech
  }

  #speechFrom(action: Instruction): Speech | undefined {
    const { assumptions } = this.environment
    const prompt = this.resource(action, 'PromptId')
    if (prompt !== undefined) {
      const known = this.environment.findPrompt(prompt)
      const seconds = known?.seconds ?? assumptions.promptSeconds
      return { text: known?.text ?? `[${prompt}]`, seconds, recorded: true }
    }
    const ssml = this.text(action, 'SSML')
    const words = ssml === '' ? this.text(action, 'Text') : wordsOfSsml(ssml)
    if (words.trim() !== '') return { text: words, seconds: secondsOfSpeech(words, assumptions) }
    const media = this.value(action, 'Media')
    if (!isJsonObject(media)) return undefined
    return { text: `[${textOf(media['Uri']) || 'audio'}]`, seconds: assumptions.promptSeconds, recorded: true }
  }

  /** Say what an action says, and let the time for it pass. */
  say(speech: Speech, action: Instruction | undefined): void {
    const { state } = this
    // A voice that does not exist says nothing, where that is assumed; recordings need none.
    if (speech.recorded !== true && state.system.get('TextToSpeechVoiceId') === brokenVoice) return
    this.environment.observer.heard?.(state, { ...speech, listener: this.#listener() }, action)
    state.lambdaMilliseconds = 0
    this.pass(state.channel === 'VOICE' ? speech.seconds : 0)
  }

  /** An action waits for the participant: silence of functions before it does not count any more. */
  turnToParticipant(): void {
    if (this.environment.assumptions.lambdaChainEndsAt === 'participant action') this.state.lambdaMilliseconds = 0
  }

  /** The type of the flow that runs, or that has invoked the modules that run. */
  get flowType(): FlowType {
    return this.state.runs[0]?.program.flowType ?? 'CONTACT_FLOW'
  }

  #listener(): 'customer' | 'agent' | 'both' {
    const { stage } = this.state
    const whispers = stage === 'agent whisper' || stage === 'customer whisper' || stage === 'outbound whisper'
    if (whispers && this.environment.assumptions.whisperHeardBy === 'both sides') return 'both'
    return stage === 'agent whisper' || this.flowType === 'AGENT_HOLD' ? 'agent' : 'customer'
  }
}

/** Names of resources that stand in a flow, each made once. */
const fixedNames = new WeakMap<Template, string>()

/** The parameters that say what is heard. */
const promptParameters = ['PromptId', 'Text', 'SSML', 'Media'] as const

function isFixed(template: Template | undefined): boolean {
  return template === undefined || template.kind === 'constant'
}

/** Voice of a contact on which text-to-speech has stopped working. */
export const brokenVoice = ''

/** A value as the flow language writes it into text: nothing for what is not there. */
export function textOf(value: JsonValue | undefined): string {
  if (typeof value === 'string') return value
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** A plain decimal number; undefined for anything else. */
export function numberOf(value: JsonValue | undefined): number | undefined {
  if (typeof value === 'number') return value
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined
}

function descend(value: JsonValue | undefined, path: readonly string[], from: number): JsonValue | undefined {
  let current = value
  for (let index = from; index < path.length; index += 1) {
    const name = path[index] ?? ''
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, name)) return undefined
    current = (current as JsonObject)[name]
  }
  return current ?? undefined
}
