import { Flow } from '../builder/flow.js'
import type { Label } from '../builder/scope.js'
import type { FlowType } from '../language/flow-type.js'
import { Written } from './flow-program.js'
import type { FlowProgram } from './flow-program.js'
import type { NamedArgument, NamedBody, NamedProgram, NamedStatement } from './resolve-program.js'
import { moduleContract } from './world.js'

/** Functions of a builder by name: a program calls those that are legal in its flow type. */
type BuilderFunctions = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>

type AnyLabel = Label & { readonly define?: (body: () => void) => void }

/** The constants of one run of a body: a body that runs twice has labels of its own each time. */
class Labels {
  readonly #outer: Labels | undefined
  readonly #own = new Map<string, AnyLabel>()

  constructor(outer: Labels | undefined) {
    this.#outer = outer
  }

  get(name: string): AnyLabel | undefined {
    return this.#own.get(name) ?? this.#outer?.get(name)
  }

  set(name: string, label: unknown): void {
    if (isLabel(label)) this.#own.set(name, label)
  }
}

/** The flow that a program writes. */
export function buildProgram({ flowType, channels, contract }: FlowProgram, named: NamedProgram): Flow<FlowType> {
  const { body, onError } = named
  return new Flow(
    {
      name: 'arbitrary',
      flowType,
      channels,
      description: undefined,
      module: flowType === 'MODULE' ? (contract ? moduleContract : {}) : undefined,
      body: (flow: BuilderFunctions) => run(body, flow, undefined),
      onError: onError === undefined ? undefined : (flow: BuilderFunctions) => run(onError, flow, undefined),
    },
    buildProgram,
  )
}

function run({ statements }: NamedBody, flow: BuilderFunctions, outer: Labels | undefined, handles: object = {}): void {
  const labels = new Labels(outer)
  for (const [name, label] of Object.entries(handles)) labels.set(name, label)
  for (const statement of statements) write(statement, flow, labels)
}

function write(statement: NamedStatement, flow: BuilderFunctions, labels: Labels): void {
  const later = (body: NamedBody) => (): void => run(body, flow, labels)
  switch (statement.kind) {
    case 'call':
      flow[statement.method]?.(...statement.arguments.map((argument) => toValue(argument, flow, labels)))
      return
    case 'here':
      labels.set(statement.variable, flow['here']?.(statement.name))
      return
    case 'block': {
      const { variable, name, body } = statement
      labels.set(variable, body === undefined ? flow['block']?.(name) : flow['block']?.(name, later(body)))
      return
    }
    case 'define':
      labels.get(statement.variable)?.define?.(later(statement.body))
      return
    case 'goto':
      flow['goto']?.(labels.get(statement.label))
      return
    case 'attempt':
      flow['attempt']?.(later(statement.body), { onError: later(statement.onError) })
      return
    case 'repetition': {
      const { method, variable, options, body, endings } = statement
      const round = (handles: object): void => {
        const named = Object.entries(handles).map(([handle, label]) => [`${variable}.${handle}`, label])
        run(body, flow, labels, Object.fromEntries(named))
      }
      flow[method]?.(toValue(options, flow, labels), round, toValue(endings, flow, labels))
    }
  }
}

function isLabel(value: unknown): value is AnyLabel {
  return typeof value === 'object' && value !== null && 'name' in value
}

function toValue(argument: NamedArgument, flow: BuilderFunctions, labels: Labels): unknown {
  if (argument instanceof Written) return argument.value
  if (typeof argument !== 'object') return argument
  if (isList(argument)) return argument.map((item) => toValue(item, flow, labels))
  if (isBody(argument)) return (): void => run(argument, flow, labels)
  if (isNamedLabel(argument)) return labels.get(argument.name)
  return Object.fromEntries(Object.entries(argument).map(([name, value]) => [name, toValue(value, flow, labels)]))
}

/** Whether an argument is a list. */
export function isList(argument: NamedArgument): argument is readonly NamedArgument[] {
  return Array.isArray(argument)
}

/** Whether an argument is a function. No argument of a builder method has these members. */
export function isBody(argument: NamedArgument): argument is NamedBody {
  return typeof argument === 'object' && 'kind' in argument && argument.kind === 'body'
}

/** Whether an argument is a label. */
export function isNamedLabel(argument: NamedArgument): argument is Extract<NamedArgument, { readonly kind: 'label' }> {
  return typeof argument === 'object' && 'kind' in argument && argument.kind === 'label'
}
