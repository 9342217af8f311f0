import { livesForOneRun } from '@aicc/flow-dsl/language'
import type { Condition, Instruction, Program } from '../program/program.js'
import { referencesIn } from '../program/template.js'
import type { Reference, Template } from '../program/template.js'
import { resourceName } from '../machine/resource-name.js'
import { mayDecide } from './passed-on.js'

/** What can still be read from a place in a flow on. */
export interface LiveData {
  /** References whose value decides something. */
  readonly deciding: readonly Reference[]
  /** References that are only spoken or sent: what matters is whether they are there. */
  readonly passedOn: readonly Reference[]
  /** Loops that can be reached, by index of their action. */
  readonly loops: readonly number[]
  /** Whether the working queue can still be read. */
  readonly queue: boolean
}

/** What can still be read, by flow and index of the action that runs next. */
export interface Liveness {
  readonly at: (program: Program, index: number) => LiveData
  /** After the action, whichever way it goes: for flows that have invoked the module that runs. */
  readonly after: (program: Program, index: number) => LiveData
  /** What flows that run at events can read, once no flow runs. */
  readonly later: LiveData
  /** Loops that can be reached from a loop without anything that the caller decides, by index of their action. */
  readonly loopsWithoutCaller: (program: Program, index: number) => readonly number[]
}

/** Actions that work with the working queue of the contact. */
const queueReader = /Hours|Metric|Queue|Callback|Route/

/** The working queue, among the references. */
const workingQueue = '@queue'

/**
 * Which data can still be read, for all places of all flows: a backward analysis over the ways of each flow, into the
 * modules that it invokes and the flows that it leads to. Where a name is only known when a call is played, every flow
 * that it may be counts. Values that cannot be read any more are no part of a state, so that states merge.
 */
export function analyseLiveness(programs: readonly Program[]): Liveness {
  const universe = new Universe(programs)
  const places = new Map<Program, Place[]>(programs.map((program) => [program, placesOf(program, programs, universe)]))
  const hooked = hookTargets(programs).flatMap((program) => places.get(program)?.[program.start] ?? [])
  const later = new Set<number>()

  let changed = true
  while (changed) {
    changed = false
    for (const program of programs) {
      const all = places.get(program) ?? []
      for (let index = all.length - 1; index >= 0; index -= 1) {
        const place = all[index]
        if (place === undefined) continue
        const size = place.live.size
        for (const { target, sets } of place.ways) {
          for (const read of all[target]?.live ?? []) if (!sets(read)) place.live.add(read)
        }
        for (const other of place.enters) {
          for (const read of places.get(other)?.[other.start]?.live ?? []) {
            if (universe.outlivesRun(read)) place.live.add(read)
          }
        }
        changed ||= place.live.size !== size
      }
    }
  }
  for (const place of hooked) for (const read of place.live) if (universe.outlivesRun(read)) later.add(read)

  const at = new Map<Place, LiveData>()
  const after = new Map<Place, LiveData>()
  const laterData = universe.dataOf(later)
  const remembered = (
    map: Map<Place, LiveData>,
    place: Place | undefined,
    live: () => ReadonlySet<number>,
  ): LiveData => {
    if (place === undefined) return laterData
    const known = map.get(place)
    if (known !== undefined) return known
    const data = universe.dataOf(new Set([...live(), ...later]))
    map.set(place, data)
    return data
  }
  return {
    at: (program, index) => {
      const place = places.get(program)?.[index]
      return remembered(at, place, () => place?.live ?? later)
    },
    after: (program, index) => {
      const all = places.get(program)
      const place = all?.[index]
      return remembered(after, place, () => {
        const live = new Set(place?.own)
        for (const { target } of place?.ways ?? []) for (const read of all?.[target]?.live ?? []) live.add(read)
        return live
      })
    },
    later: laterData,
    loopsWithoutCaller: loopsWithoutCaller(),
  }
}

/** Ways that a caller chooses: keys of a menu and what a bot understands. */
function isCallers({ type, conditions }: Instruction, target: number): boolean {
  const asks = type === 'GetParticipantInput' || type === 'ConnectParticipantWithLexBot' || type === 'ShowView'
  return asks && conditions.some((condition) => condition.target === target)
}

function loopsWithoutCaller(): Liveness['loopsWithoutCaller'] {
  const known = new Map<Instruction, readonly number[]>()
  return ({ instructions }, index) => {
    const loop = instructions[index]
    if (loop === undefined) return []
    let loops = known.get(loop)
    if (loops === undefined) {
      const reached = new Set<Instruction>()
      const work = [loop]
      for (let action = work.pop(); action !== undefined; action = work.pop()) {
        const targets = [action.next, ...action.conditions.map(({ target }) => target), ...action.errors.values()]
        for (const target of targets) {
          const next = instructions[target]
          // An error branch may lead where a key does: then the caller need not decide.
          if (next === undefined || reached.has(next)) continue
          if (isCallers(action, target) && ![...action.errors.values()].includes(target)) continue
          reached.add(next)
          work.push(next)
        }
      }
      loops = [...reached].filter(({ type }) => type === 'Loop').map((action) => action.index)
      known.set(loop, loops)
    }
    return loops
  }
}

/** An action, as far as reading and setting go. */
interface Place {
  readonly own: ReadonlySet<number>
  readonly live: Set<number>
  readonly ways: readonly { readonly target: number; readonly sets: (read: number) => boolean }[]
  /** Flows and modules that it may enter. */
  readonly enters: readonly Program[]
}

/** All references that stand in the flows, each with a number; an odd number is one that only passes the value on. */
class Universe {
  readonly #numbers = new Map<string, number>()
  readonly #references: Reference[] = []
  readonly #loops: number[] = []

  constructor(programs: readonly Program[]) {
    // Numbers are given on the way; the working queue is the first.
    this.numberOf({ kind: 'reference', path: workingQueue, members: [workingQueue] }, false)
    for (const program of programs) {
      for (const { type, index } of program.instructions) if (type === 'Loop') this.numberOfLoop(index)
    }
  }

  numberOf(reference: Reference, passedOn: boolean): number {
    const name = reference.members.join('\u0000')
    let number = this.#numbers.get(name)
    if (number === undefined) {
      number = this.#references.push(reference) - 1
      this.#numbers.set(name, number)
    }
    return number * 2 + (passedOn ? 1 : 0)
  }

  numberOfLoop(index: number): number {
    let number = this.#loops.indexOf(index)
    if (number === -1) number = this.#loops.push(index) - 1
    return -1 - number
  }

  reference(read: number): Reference | undefined {
    return read < 0 ? undefined : this.#references[read >> 1]
  }

  outlivesRun(read: number): boolean {
    const reference = this.reference(read)
    return reference !== undefined && !livesForOneRun(reference.members[0] ?? '')
  }

  dataOf(reads: ReadonlySet<number>): LiveData {
    const deciding: Reference[] = []
    const passedOn: Reference[] = []
    const loops: number[] = []
    let queue = false
    for (const read of [...reads].sort((one, other) => one - other)) {
      const reference = this.reference(read)
      if (reference === undefined) loops.push(this.#loops[-1 - read] ?? 0)
      else if (reference.path === workingQueue) queue = true
      else if (read % 2 === 0) deciding.push(reference)
      else if (!reads.has(read - 1)) passedOn.push(reference)
    }
    return { deciding, passedOn, loops, queue }
  }
}

function placesOf(program: Program, programs: readonly Program[], universe: Universe): Place[] {
  // Where the way of an interruption ends, the prompt that was interrupted goes on.
  const interrupted = program.instructions.filter(({ parameters }) => parameters.has('InterruptFrequencySeconds'))
  return program.instructions.map((action) => {
    const own = new Set<number>()
    const read = (template: Template | undefined, passedOn: boolean): void => {
      if (template === undefined) return
      for (const reference of referencesIn(template)) own.add(universe.numberOf(reference, passedOn))
    }
    for (const [name, template] of action.parameters) read(template, !mayDecide(action.type, name))
    for (const { operand } of action.conditions) read(operand, false)
    if (queueReader.test(action.type))
      own.add(universe.numberOf({ kind: 'reference', path: workingQueue, members: [workingQueue] }, false))
    if (action.type === 'Loop') own.add(universe.numberOfLoop(action.index))
    const setByAction = setBy(action, universe)
    const onSuccess = [action.next, ...action.conditions.map(({ target }: Condition) => target)]
    return {
      own,
      live: new Set(own),
      ways: [
        ...onSuccess.map((target) => ({ target, sets: setByAction })),
        ...[...action.errors].map(([error, target]) => ({
          target,
          sets: error === 'NoMatchingCondition' ? setByAction : setsNothing,
        })),
        ...(action.type === 'EndFlowExecution'
          ? interrupted.map(({ index }) => ({ target: index, sets: setsNothing }))
          : []),
      ],
      enters: entered(action, programs),
    }
  })
}

const setsNothing = (): boolean => false

/** Which references an action sets anew when it succeeds. */
function setBy(action: Instruction, universe: Universe): (read: number) => boolean {
  const below =
    (...namespaces: readonly string[]) =>
    (read: number): boolean =>
      namespaces.includes(universe.reference(read)?.members[0] ?? '')
  switch (action.type) {
    case 'InvokeLambdaFunction':
      return action.parameters.has('InvocationType') ? setsNothing : below('External', 'LambdaInvocation')
    case 'ConnectParticipantWithLexBot':
      return below('Lex')
    case 'GetParticipantInput':
      return action.parameters.has('InputValidation') ? below('StoredCustomerInput') : setsNothing
    case 'UpdateContactTargetQueue':
      return below(workingQueue, 'Queue')
    case 'UpdateContactAttributes':
      return action.parameters.has('TargetContact') && textIn(action, 'TargetContact') !== 'Current'
        ? setsNothing
        : setsMembers('Attributes', action.parameters.get('Attributes'), universe)
    case 'UpdateFlowAttributes':
      return setsMembers('FlowAttributes', action.parameters.get('FlowAttributes'), universe)
    default:
      return setsNothing
  }
}

function setsMembers(namespace: string, template: Template | undefined, universe: Universe): (read: number) => boolean {
  const names = new Set<string>()
  if (template?.kind === 'constant' && typeof template.value === 'object' && template.value !== null) {
    for (const name of Object.keys(template.value)) names.add(name)
  }
  if (template?.kind === 'object') {
    for (const [key] of template.members) if (key.kind === 'constant') names.add(String(key.value))
  }
  return (read) => {
    const members = universe.reference(read)?.members
    return members?.[0] === namespace && members[1] !== undefined && names.has(members[1])
  }
}

function textIn(action: Instruction, parameter: string): string | undefined {
  const template = action.parameters.get(parameter)
  return template?.kind === 'constant' && typeof template.value === 'string' ? template.value : undefined
}

/** The flows and modules that an action may enter. */
function entered(action: Instruction, programs: readonly Program[]): readonly Program[] {
  const [parameter, isModule] =
    action.type === 'InvokeFlowModule'
      ? ['FlowModuleId', true]
      : action.type === 'TransferToFlow'
        ? ['ContactFlowId', false]
        : []
  if (parameter === undefined) return []
  const name = textIn(action, parameter)
  if (name !== undefined) {
    const program = findByName(programs, resourceName(name, action.displayNames.get(parameter)))
    return program === undefined ? [] : [program]
  }
  return programs.filter(({ flowType }) => (flowType === 'MODULE') === isModule)
}

/** The flow with a name, ARN or id. */
export function findByName(programs: readonly Program[], name: string): Program | undefined {
  return programs.find(
    (program) => program.name === name || program.arn === name || program.arn?.split('/').at(-1) === name,
  )
}

/** The flows that may run at an event. */
function hookTargets(programs: readonly Program[]): readonly Program[] {
  const hooks = programs.flatMap(({ instructions }) =>
    instructions.filter(({ type }) => type === 'UpdateContactEventHooks'),
  )
  return hooks.length === 0 ? [] : programs.filter(({ flowType }) => flowType !== 'MODULE')
}
