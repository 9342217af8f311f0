/** What a search can read at its beginning. */
export interface SearchContext {
  /** Definitions by name of the macro. */
  readonly macros: ReadonlyMap<string, string>
  /** Fields of the events, by sourcetype. */
  readonly fields: ReadonlyMap<string, ReadonlySet<string>>
}

/** What a search does, as far as fields go. */
export interface SearchFacts {
  readonly problems: readonly string[]
  /** Names of the macros that it uses, those in macros included. */
  readonly macros: ReadonlySet<string>
  /** Fields at its end. */
  readonly result: ReadonlySet<string>
}

/** Fields that every event has. */
const ownFields = ['_time', '_raw', 'index', 'source', 'sourcetype', 'host']

const evalFunctions: ReadonlySet<string> = new Set([
  'case',
  'coalesce',
  'if',
  'isnotnull',
  'isnull',
  'null',
  'round',
  'strptime',
  'true',
])

const aggregates = /^(avg|dc|max|min|p95|sum)\(([^()]+)\)$/

/**
 * Go through a search and say where it uses a field, a macro, a command or a function that is not there. Knows the part
 * of the language that our files are written in, and refuses all else, so that nothing is left unchecked. This is no engine
 * of the language: whether a search gives the right figures is not seen here.
 * @param known - Fields at its beginning; without it, it is a search of its own, and they follow from its sourcetype.
 */
export function checkSearch(search: string, context: SearchContext, known?: ReadonlySet<string>): SearchFacts {
  const problems: string[] = []
  const macros = new Set<string>()
  const text = expandMacros(search, context.macros, macros, problems)
  const [first = '', ...commands] = splitOutside(text, '|').map((part) => part.trim())
  let fields = new Set(known ?? [])
  if (known === undefined) fields = readBeginning(first, context, problems)
  else if (first !== '') commands.unshift(first)
  for (const command of commands) fields = run(command, fields, problems)
  return { problems, macros, result: fields }
}

/** Fields that an expression of eval or where reads, and what is wrong with it. */
export function checkExpression(expression: string, fields: ReadonlySet<string>, problems: string[]): void {
  const token = /"(?:[^"\\]|\\.)*"|'([^']+)'|([A-Za-z_][\w.]*)(\s*\()?|\d+(?:\.\d+)?|[-+*/%<>=!(),]+|\s+|(.)/gy
  for (const [, quoted, name, call, other] of expression.matchAll(token)) {
    if (other !== undefined) problems.push(`"${other}" is not known in: ${expression}`)
    if (quoted !== undefined) need(quoted, fields, expression, problems)
    if (name === undefined || ['AND', 'OR', 'NOT'].includes(name)) continue
    if (call !== undefined) {
      if (!evalFunctions.has(name)) problems.push(`${name}() is not known in: ${expression}`)
    } else if (name.includes('.')) problems.push(`${name} needs single quotes in: ${expression}`)
    else need(name, fields, expression, problems)
  }
}

function expandMacros(
  search: string,
  definitions: ReadonlyMap<string, string>,
  used: Set<string>,
  problems: string[],
  depth = 0,
): string {
  return search.replaceAll(/`([^`]*)`/g, (_, name: string) => {
    const definition = definitions.get(name)
    if (definition === undefined || depth > 5) {
      problems.push(`There is no macro ${name}.`)
      return ''
    }
    used.add(name)
    return expandMacros(definition, definitions, used, problems, depth + 1)
  })
}

/** Parts of a text between separators that stand in no quotes and no brackets. */
function splitOutside(text: string, separator: string): readonly string[] {
  const parts = ['']
  let quote = ''
  let depth = 0
  for (const character of text) {
    if (quote !== '') quote = character === quote ? '' : quote
    else if (character === '"' || character === "'") quote = character
    else if (character === '(') depth += 1
    else if (character === ')') depth -= 1
    if (character === separator && quote === '' && depth === 0) parts.push('')
    else parts[parts.length - 1] += character
  }
  return parts
}

/** The terms before the first command. */
function readBeginning(terms: string, context: SearchContext, problems: string[]): Set<string> {
  const sourcetype = /\bsourcetype=(\S+)/.exec(terms)?.[1] ?? ''
  const fields = context.fields.get(sourcetype)
  if (fields === undefined) problems.push(`There is no sourcetype "${sourcetype}".`)
  const known = new Set([...ownFields, ...(fields ?? [])])
  checkTerms(terms, known, problems)
  return known
}

function checkTerms(terms: string, fields: ReadonlySet<string>, problems: string[]): void {
  for (const term of words(terms)) {
    if (['AND', 'OR', 'NOT'].includes(term)) continue
    const field = /^([\w.]+)=/.exec(term)?.[1]
    if (field === undefined) problems.push(`A term without a field: ${term}`)
    else need(field, fields, terms, problems)
  }
}

function words(text: string): readonly string[] {
  return splitOutside(text.trim().replaceAll(/\s+/g, ' '), ' ').filter((word) => word !== '')
}

function need(field: string, fields: ReadonlySet<string>, where: string, problems: string[]): void {
  if (!fields.has(field)) problems.push(`There is no field ${field} in: ${where}`)
}

function run(command: string, fields: Set<string>, problems: string[]): Set<string> {
  const [name = '', ...args] = words(command)
  const rest = command.slice(name.length).trim()
  switch (name) {
    case 'where':
      checkExpression(rest, fields, problems)
      return fields
    case 'search':
      checkTerms(rest, fields, problems)
      return fields
    case 'eval': {
      const after = new Set(fields)
      for (const assignment of splitOutside(rest, ',')) {
        const [, target, expression] = /^\s*(\w+)\s*=(.*)$/s.exec(assignment) ?? []
        if (target === undefined || expression === undefined) problems.push(`No assignment: ${assignment}`)
        else {
          checkExpression(expression, after, problems)
          after.add(target)
        }
      }
      return after
    }
    case 'stats':
    case 'timechart':
      return aggregate(name, args, fields, command, problems)
    case 'fields':
    case 'table':
      for (const field of args) need(field, fields, command, problems)
      return new Set(args)
    case 'dedup':
      for (const field of args) need(field, fields, command, problems)
      return fields
    case 'sort':
      for (const field of args.filter((arg) => !['0', '-', '+'].includes(arg))) need(field, fields, command, problems)
      return fields
    case 'head':
      if (!/^\d+$/.test(rest)) problems.push(`No number: ${command}`)
      return fields
    case 'rename': {
      const [from = '', as, to = ''] = args
      if (as !== 'AS' || args.length !== 3) problems.push(`Not "rename a AS b": ${command}`)
      need(from, fields, command, problems)
      const after = new Set(fields)
      after.delete(from)
      return after.add(to)
    }
    default:
      problems.push(`The command "${name}" is not known here.`)
      return fields
  }
}

function aggregate(
  name: 'stats' | 'timechart',
  args: readonly string[],
  fields: ReadonlySet<string>,
  command: string,
  problems: string[],
): Set<string> {
  const by = args.indexOf('by')
  const groups = by < 0 ? [] : args.slice(by + 1)
  for (const group of groups) need(group, fields, command, problems)
  if (name === 'timechart') need('_time', fields, command, problems)
  const after = new Set(name === 'timechart' ? ['_time'] : groups)
  const terms = by < 0 ? [...args] : args.slice(0, by)
  while (terms.length > 0) {
    const term = terms.shift() ?? ''
    const field = aggregates.exec(term)?.[2]
    if (field !== undefined) need(field, fields, command, problems)
    else if (term !== 'count') problems.push(`${term} is no function of ${name} that is known here.`)
    if (terms[0] === 'AS') {
      terms.shift()
      after.add(terms.shift() ?? '')
    } else after.add(term)
  }
  return after
}
