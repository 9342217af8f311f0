import { Body, Jump, Written } from './flow-program.js'
import type { Argument, Branch, Call, FlowProgram, Statement } from './flow-program.js'

/**
 * Programs with names in place of numbers: what is built and what is printed.
 */

/** A label by its name. */
export interface NamedLabel {
  readonly kind: 'label'
  readonly name: string
}

/** A function. */
export interface NamedBody {
  readonly kind: 'body'
  readonly statements: readonly NamedStatement[]
}

/** An argument in which branches have names. */
export type NamedArgument =
  | string
  | number
  | boolean
  | undefined
  | Written
  | NamedLabel
  | NamedBody
  | readonly NamedArgument[]
  | { readonly [name: string]: NamedArgument }

/** One statement with names. */
export type NamedStatement =
  | { readonly kind: 'call'; readonly method: string; readonly arguments: readonly NamedArgument[] }
  | { readonly kind: 'here'; readonly variable: string; readonly name: string }
  | { readonly kind: 'goto'; readonly label: string }
  | {
      readonly kind: 'block'
      readonly variable: string
      readonly name: string
      readonly body: NamedBody | undefined
    }
  | { readonly kind: 'define'; readonly variable: string; readonly body: NamedBody }
  | {
      readonly kind: 'repetition'
      readonly method: 'loop' | 'retry'
      readonly variable: string
      readonly options: NamedArgument
      readonly body: NamedBody
      readonly endings: NamedArgument
    }
  | { readonly kind: 'attempt'; readonly body: NamedBody; readonly onError: NamedBody }

/** A program whose labels have names. */
export interface NamedProgram {
  readonly body: NamedBody
  readonly onError: NamedBody | undefined
}

/** A statement to put into a program, and where: counted over all bodies, modulo how many places there are. */
export interface Insertion {
  readonly place: number
  readonly call: Call
}

/**
 * Give every label of a program its name, and leave out what is too much.
 * @param maximumActions - Further calls are left out, but for those that end a body.
 * @param insertion - One more statement; it does not count.
 */
export function resolveProgram(program: FlowProgram, maximumActions: number, insertion?: Insertion): NamedProgram {
  // Two rounds where something is inserted: the first counts the places.
  const places = insertion === undefined ? 0 : new Resolver(maximumActions, undefined, undefined).count(program)
  const place = insertion === undefined ? undefined : insertion.place % Math.max(1, places)
  return new Resolver(maximumActions, place, insertion?.call).resolve(program)
}

class Resolver {
  readonly #place: number | undefined
  readonly #inserted: Call | undefined
  readonly #identifiers = new Set<string>()
  #actionsLeft: number
  #places = 0
  #variables = 0

  constructor(maximumActions: number, place: number | undefined, inserted: Call | undefined) {
    this.#actionsLeft = maximumActions
    this.#place = place
    this.#inserted = inserted
  }

  count(program: FlowProgram): number {
    this.resolve(program)
    return this.#places
  }

  resolve({ blocks, body, onError }: FlowProgram): NamedProgram {
    const named = blocks.map(({ name, body: statements, later }, index) => ({
      variable: `block${index}`,
      name,
      statements,
      later,
    }))
    const scope = named.map(({ variable }) => variable)
    const main = this.#body(body, scope)
    // A block keeps its first call at any rate: jumps from block to block would go round without an action otherwise.
    const bodies = named.map(({ statements }) => this.#body(statements, [...scope, ...main.own], 1))
    const declarations = named.map(({ variable, name, later }, index): NamedStatement => ({
      kind: 'block',
      variable,
      name,
      body: later ? undefined : bodies[index]?.body,
    }))
    const definitions = named.flatMap(({ variable, later }, index): readonly NamedStatement[] => {
      const found = bodies[index]?.body
      return later && found !== undefined ? [{ kind: 'define', variable, body: found }] : []
    })
    return {
      body: { kind: 'body', statements: [...declarations, ...main.body.statements, ...definitions] },
      // Labels of the body are not in its scope.
      onError: onError === undefined ? undefined : this.#body(onError, []).body,
    }
  }

  /**
   * A body. Labels that it declares can be used behind their declaration, and everywhere in bodies inside it, since
   * those run later.
   */
  #body(
    statements: readonly Statement[],
    outer: readonly string[],
    keptAnyway = 0,
  ): { readonly body: NamedBody; readonly own: readonly string[] } {
    const kept = statements.filter((statement, index) => index < keptAnyway || this.#keep(statement))
    const variables = kept.map((statement) =>
      statement.kind === 'call' && statement.mark !== undefined ? this.#variable('here') : undefined,
    )
    const own = variables.filter((variable) => variable !== undefined)
    const inside = [...outer, ...own]
    const declared = [...outer]
    const named: NamedStatement[] = []
    for (const [index, statement] of kept.entries()) {
      this.#insert(named)
      const variable = variables[index]
      if (variable !== undefined && statement.kind === 'call') {
        named.push({ kind: 'here', variable, name: statement.mark ?? '' })
        declared.push(variable)
      }
      named.push(this.#statement(statement, declared, inside))
    }
    // Behind a jump or an ending it could not be reached.
    if (kept.at(-1)?.kind !== 'leave') this.#insert(named)
    return { body: { kind: 'body', statements: named }, own }
  }

  #insert(into: NamedStatement[]): void {
    if (this.#places === this.#place && this.#inserted !== undefined) {
      into.push({ kind: 'call', method: this.#inserted.method, arguments: this.#inserted.arguments.map(plainArgument) })
    }
    this.#places += 1
  }

  #keep(statement: Statement): boolean {
    if (statement.kind === 'leave') return true
    this.#actionsLeft -= 1
    return this.#actionsLeft >= 0
  }

  #variable(kind: string): string {
    this.#variables += 1
    return `${kind}${this.#variables}`
  }

  #statement(statement: Statement, declared: readonly string[], inside: readonly string[]): NamedStatement {
    switch (statement.kind) {
      case 'call':
        return this.#call(statement, declared, inside)
      case 'leave': {
        const label = statement.label === undefined ? undefined : pick(declared, statement.label)
        return label === undefined ? this.#call(statement.ending, declared, inside) : { kind: 'goto', label }
      }
      case 'attempt':
        return {
          kind: 'attempt',
          body: this.#body(statement.body, inside).body,
          onError: this.#body(statement.onError, inside).body,
        }
      case 'loop':
      case 'retry': {
        const variable = this.#variable(statement.kind)
        const handles = statement.kind === 'loop' ? ['continue', 'break'] : ['again']
        const { exhausted } = statement
        return {
          kind: 'repetition',
          method: statement.kind,
          variable,
          options: { times: this.#argument(statement.times, declared, inside) },
          body: this.#body(statement.body, [...inside, ...handles.map((handle) => `${variable}.${handle}`)]).body,
          endings: exhausted === undefined ? {} : { exhausted: this.#branch(exhausted, declared, inside) },
        }
      }
    }
  }

  #call(call: Call, declared: readonly string[], inside: readonly string[]): NamedStatement {
    return {
      kind: 'call',
      method: call.method,
      arguments: call.arguments.map((argument) => this.#argument(argument, declared, inside)),
    }
  }

  #argument(argument: Argument, declared: readonly string[], inside: readonly string[]): NamedArgument {
    if (argument instanceof Jump || argument instanceof Body) return this.#branch(argument, declared, inside)
    if (argument instanceof Written || typeof argument !== 'object') return argument
    if (isList(argument)) return argument.map((item) => this.#argument(item, declared, inside))
    const members = Object.entries(argument).filter(
      ([name, value]) => value !== undefined && !this.#isTaken(name, value),
    )
    return Object.fromEntries(members.map(([name, value]) => [name, this.#argument(value, declared, inside)]))
  }

  /** Whether an identifier was given before: an author gives each once. */
  #isTaken(name: string, value: Argument): boolean {
    if (name !== 'id' || typeof value !== 'string') return false
    if (this.#identifiers.has(value)) return true
    this.#identifiers.add(value)
    return false
  }

  #branch(branch: Branch, declared: readonly string[], inside: readonly string[]): NamedLabel | NamedBody {
    if (branch instanceof Body) return this.#body(branch.statements, inside).body
    const name = pick(declared, branch.label)
    return name === undefined ? { kind: 'body', statements: [] } : { kind: 'label', name }
  }
}

function pick(names: readonly string[], number: number): string | undefined {
  return names.length === 0 ? undefined : names[number % names.length]
}

function isList(argument: Argument): argument is readonly Argument[] {
  return Array.isArray(argument)
}

/** An argument without branches. */
function plainArgument(argument: Argument): NamedArgument {
  if (argument instanceof Jump || argument instanceof Body) return { kind: 'body', statements: [] }
  if (argument instanceof Written || typeof argument !== 'object') return argument
  if (isList(argument)) return argument.map(plainArgument)
  return Object.fromEntries(Object.entries(argument).map(([name, value]) => [name, plainArgument(value)]))
}
