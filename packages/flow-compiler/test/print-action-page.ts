import {
  channels as everyChannel,
  errorTypes,
  flowTypeDefinition,
  flowTypes,
  isJsonObject,
} from '@aicc/flow-dsl/language'
import type {
  ActionDefinition,
  ActionForm,
  ConditionOutcomes,
  FlowFact,
  FlowType,
  JsonObject,
  JsonValue,
  Parameter,
  ParameterGroup,
  Parameters,
  TextParameter,
} from '@aicc/flow-dsl/language'
import ts from '@typescript/typescript6'

/**
 * The reference page of an action, made of its definition and of the methods interface that authors see: one source for
 * the page, the checker and the editor.
 */

/** A builder method as its interface declares it. */
interface MethodSource {
  readonly name: string
  readonly signature: string
  /** The prose of its doc comment. */
  readonly description: string
  readonly parameters: readonly { readonly name: string; readonly comment: string }[]
  readonly returns: string
  readonly examples: readonly string[]
}

/** The builder methods that an action's source declares, in the order of the source. */
export function readMethods(source: string): readonly MethodSource[] {
  const file = ts.createSourceFile('action.ts', source, ts.ScriptTarget.Latest, true)
  return file.statements.flatMap((statement): readonly MethodSource[] => {
    if (!ts.isInterfaceDeclaration(statement) || !statement.name.text.endsWith('Methods')) return []
    return statement.members.flatMap((member) =>
      ts.isMethodSignature(member) && ts.isIdentifier(member.name) ? [methodFrom(member, member.name.text, file)] : [],
    )
  })
}

function methodFrom(member: ts.MethodSignature, name: string, file: ts.SourceFile): MethodSource {
  const [comment] = ts.getJSDocCommentsAndTags(member).filter(ts.isJSDoc)
  const tags: readonly ts.JSDocTag[] = comment?.tags ?? []
  const textOf = (tag: ts.JSDocTag): string => plain(ts.getTextOfJSDocComment(tag.comment) ?? '')
  return {
    name,
    signature: dedent(file.text.slice(member.getStart(file), member.end)),
    description: plain(ts.getTextOfJSDocComment(comment?.comment) ?? ''),
    parameters: tags
      .filter(ts.isJSDocParameterTag)
      .map((tag) => ({ name: tag.name.getText(file), comment: textOf(tag).replace(/^- /, '') })),
    returns: tags.filter(ts.isJSDocReturnTag).map(textOf).join(' '),
    examples: tags
      .filter(({ tagName }) => tagName.text === 'example')
      .map((tag) => fenced(ts.getTextOfJSDocComment(tag.comment) ?? '')),
  }
}

/**
 * The types that an action's source declares for authors, as they stand there, and before them the values that types
 * and methods are made of: `keyof typeof hookTypes` alone tells a reader nothing.
 */
function readTypes(source: string): string {
  const file = ts.createSourceFile('action.ts', source, ts.ScriptTarget.Latest, true)
  const types = file.statements.filter(
    (statement) => ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement),
  )
  const named = new Set(types.flatMap((type) => valuesNamedIn(type)))
  const values = file.statements.filter(
    (statement) =>
      ts.isVariableStatement(statement) &&
      statement.declarationList.declarations.some(
        ({ name, initializer }) =>
          ts.isIdentifier(name) &&
          named.has(name.text) &&
          // The others are error branches, which have a table of their own.
          initializer !== undefined &&
          (ts.isAsExpression(initializer) || ts.isSatisfiesExpression(initializer)),
      ),
  )
  return [...values, ...types.filter(({ name }) => !name.text.endsWith('Methods'))]
    .map((statement) =>
      linksAsCode(statement.getFullText(file))
        .trim()
        .replaceAll(/^export /gm, ''),
    )
    .join('\n\n')
}

/** Names behind `typeof` in a type. */
function valuesNamedIn(type: ts.Node): readonly string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isTypeQueryNode(node) && ts.isIdentifier(node.exprName)) found.push(node.exprName.text)
    ts.forEachChild(node, visit)
  }
  visit(type)
  return found
}

/** Signatures stand two columns in, inside their interface. */
function dedent(text: string): string {
  return text.replaceAll('\n  ', '\n')
}

/** `{@link X.y}` becomes `y`. */
function linksAsCode(text: string): string {
  return text.replace(/\{@link\s+(?:[\w$]+\.)?([\w$]+)\s*\}/g, '`$1`')
}

/** One paragraph a paragraph: lines of doc comments are broken anywhere. */
function plain(text: string): string {
  return linksAsCode(text)
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s*\n\s*/g, ' ').trim())
    .join('\n\n')
}

function fenced(code: string): string {
  const bare = code
    .trim()
    .replace(/^```\w*\n/, '')
    .replace(/\n```$/, '')
  return `\`\`\`ts\n${bare}\n\`\`\``
}

/** The list of all actions, as Markdown. */
export function printActionList(definitions: readonly ActionDefinition[], fileOf: (type: string) => string): string {
  const rows = definitions
    .toSorted((one, other) => (one.type < other.type ? -1 : 1))
    .map(({ type, consoleBlocks, methods, summary, deprecated, confidence }) => [
      `[${type}](${fileOf(type)}.md)`,
      consoleBlocks.join(', '),
      Object.keys(methods)
        .map((name) => `\`${name}\``)
        .join(', '),
      `${escape(summary)}${deprecated === undefined ? '' : ' *Deprecated.*'}${confidence === 'low' ? ' *Not confirmed.*' : ''}`,
    ])
  return `<!-- Generated by \`npm test -- -u\` from packages/flow-dsl/src/actions. -->

# Actions

Every action of the flow language that has been published: ${definitions.length}. A page has the builder methods, the parameters, the ways on
and where the service differs from its own reference.

${table([['action', 'block in the console', 'builder methods', 'what it does'], ...rows])}

${howToRead}`
}

/** What the pages have in common. */
const howToRead = `## How to read a page

**At the top.** *Leaves for later actions*: attributes that can be read behind the action, the working queue, or that hours or
staffing have been looked at. *Needs before it*: the same from the other side. *Confidence*: \`high\` is documented and seen in real exports
or published live checks, \`medium\` is one of the two; with \`low\`, names or members are missing.

**Signatures.** \`S\` is the flow that the method is used in. The other names:

| name | stands for |
| --- | --- |
| \`BranchOptions<typeof errors, S>\` | an object with \`on\`, which has a branch for each way on, and \`id\`, which fixes the identifier |
| \`Branches<typeof errors, S>\` | the object \`on\` alone; where the flow has an \`onError\`, failures may be left out of it |
| \`typeof errors\`, \`typeof catchAll\` | the error branches of the action, which stand under *Ways on*; \`catchAll\` is \`NoMatchingError\` |
| \`LastArgument<...>\` | the argument may be left out when none of its members is required |
| \`Branch<S>\` | a label, or a function: \`goodbye\`, \`() => flow.disconnect()\`, \`goOn\` |
| \`AttributeReference\` | an attribute: \`contact.customerEndpoint.address\`, or what a method returned |
| \`Resource<'queue'>\` | something on the instance by its name: \`queue('support')\` |
| \`FlowTarget<'CONTACT_FLOW'>\` | a flow of that type, \`flowNamed('payment')\`, or an attribute that holds its id |

**Parameters** are those of the flow JSON; the methods write them. *JSONPath*: an attribute, for instance \`$.Attributes.tier\`.

**Ways on** are \`Transitions\` in the flow JSON. The service refuses an action without those that are required.

**Notes.** *The page* is that of the action in the vendor's reference. *Exports* are flows that people saved from the console and published,
*live checks* what public projects report that the service took or refused.
`

/** What a page is made from. */
export interface PageSubject {
  readonly definition: ActionDefinition
  /** Text of the definition's file. */
  readonly source: string
  /** Valid actions of the type, one for each form that has one. */
  readonly examples: readonly JsonObject[]
}

/** The page of one action, as Markdown. */
export function printActionPage({ definition, source, examples }: PageSubject): string {
  const { type, summary, forms, notes, sources } = definition
  const methods = readMethods(source)
  const types = readTypes(source)
  const sections = [
    `# ${type}`,
    summary,
    ...warningsOf(definition),
    table([['', ''], ...factsOf(definition, methods, examples)]),
    '[How to read this page](README.md#how-to-read-a-page)',
    '## In a TypeScript flow',
    methods.length === 0
      ? 'It has no builder method. Write it with `flow.action(...)`; the checker then looks at its parameters and branches.'
      : methods.map(printMethod).join('\n\n'),
    ...(types === '' ? [] : ['### Types', `\`\`\`ts\n${types}\n\`\`\``]),
    '## Parameters',
    printParameters(definition),
    ...forms.flatMap((form) => printForm(form, forms.length > 1)),
    ...section('## What people write and the service refuses', refusedOf(definition)),
    ...section('## Where the service surprises', (notes ?? []).map(escape)),
    '## Flow JSON',
    ...examples.map((example) => `\`\`\`json\n${printJson(example)}\n\`\`\``),
    '## Sources',
    sources.map((link) => `- ${link}`).join('\n'),
  ]
  return `<!-- Generated by \`npm test -- -u\` from the action's definition. -->\n\n${sections.join('\n\n')}\n`
}

function warningsOf({ deprecated, confidence }: ActionDefinition): readonly string[] {
  return [
    ...(deprecated === undefined ? [] : [`> **Deprecated.** ${deprecated}`]),
    ...(confidence === 'low'
      ? [
          '> **Not confirmed.** Names or members of this action are missing in everything that is published. The checker accepts it with a warning; try it on a test instance first.',
        ]
      : []),
  ]
}

function factsOf(
  definition: ActionDefinition,
  methods: readonly MethodSource[],
  examples: readonly JsonObject[],
): readonly (readonly string[])[] {
  const { consoleBlocks, flowTypes: legal, disputedFlowTypes = [], channels, confidence, sets, needs } = definition
  return [
    ['Block in the console', consoleBlocks.join(', ') || 'none'],
    ['Builder methods', methods.map(({ name }) => `\`flow.${name}\``).join(', ') || 'none'],
    ['Flow types', listFlowTypes(legal)],
    ...(disputedFlowTypes.length === 0
      ? []
      : [['Sources disagree on', `${disputedFlowTypes.map(flowTypeName).join(', ')} (a warning there)`]]),
    [
      'Channels',
      channels.length === everyChannel.length ? 'all' : channels.map((name) => name.toLowerCase()).join(', '),
    ],
    ...factRow('Leaves for later actions', sets, examples),
    ...factRow('Needs before it', needs, examples),
    ['Confidence', confidence],
  ]
}

function listFlowTypes(legal: readonly FlowType[]): string {
  const others = flowTypes.filter((type) => !legal.includes(type))
  if (others.length === 0) return 'all'
  const names = (types: readonly FlowType[]): string => types.map(flowTypeName).join(', ')
  return others.length <= 2 ? `all but ${names(others)}` : names(legal)
}

function flowTypeName(type: FlowType): string {
  return flowTypeDefinition(type).consoleName.toLowerCase()
}

/** The facts of all examples together: which they are may depend on the parameters. */
function factRow(
  title: string,
  facts: ActionDefinition['sets'],
  examples: readonly JsonObject[],
): readonly (readonly string[])[] {
  const names = new Set<FlowFact>()
  for (const { Parameters: written } of examples) {
    for (const fact of facts?.(isJsonObject(written) ? written : {}) ?? []) names.add(fact)
  }
  const shown = [...names].map((name) => (name.startsWith('$') ? `\`${name}\`` : name))
  return shown.length === 0 ? [] : [[title, shown.join(', ')]]
}

function printMethod(method: MethodSource): string {
  const { signature, description, parameters, returns, examples } = method
  const rows = [
    ...parameters.map(({ name, comment }) => `- \`${name}\`: ${comment}`),
    ...(returns === '' ? [] : [`- Returns: ${returns}`]),
  ]
  return [`### flow.${method.name}`, description, ...examples, rows.join('\n'), `\`\`\`ts\n${signature}\n\`\`\``]
    .filter((part) => part !== '')
    .join('\n\n')
}

function printParameters({ parameters, groups = [], constraints = [] }: ActionDefinition): string {
  const rows = rowsOf(parameters, '')
  if (rows.length === 0) return 'None.'
  const rules = [
    ...groupsOf(parameters, groups, ''),
    ...constraints.map(({ at, message }) => `- \`${at}\`: ${escape(message)}`),
  ]
  return [
    table([['name', 'required', 'value', 'note'], ...rows]),
    ...(rules.length === 0 ? [] : [rules.join('\n')]),
  ].join('\n\n')
}

function rowsOf(parameters: Parameters, prefix: string): readonly (readonly string[])[] {
  return Object.entries(parameters).flatMap(([name, parameter]) => {
    const path = `${prefix}${name}`
    return [
      [`\`${path}\``, parameter.required === true ? 'yes' : '', valueOf(parameter), escape(remarkOn(parameter))],
      ...membersOf(parameter, path),
    ]
  })
}

function remarkOn({ deprecated, note }: Parameter): string {
  return [deprecated === undefined ? '' : `*Deprecated.* ${deprecated}`, note ?? ''].filter(Boolean).join(' ')
}

function membersOf(parameter: Parameter, path: string): readonly (readonly string[])[] {
  switch (parameter.kind) {
    case 'object':
      return rowsOf(parameter.members, `${path}.`)
    case 'list':
      return parameter.item.kind === 'object'
        ? rowsOf(parameter.item.members, `${path}[].`)
        : membersOf(parameter.item, `${path}[]`)
    case 'map':
      return parameter.value.kind === 'object' ? rowsOf(parameter.value.members, `${path}.<key>.`) : []
    default:
      return []
  }
}

function groupsOf(parameters: Parameters, groups: readonly ParameterGroup[], prefix: string): readonly string[] {
  const named = (members: readonly string[]): string => members.map((name) => `\`${prefix}${name}\``).join(', ')
  return [
    ...groups.map(
      ({ rule, members }) => `- ${rule === 'exactlyOne' ? 'Exactly one of' : 'At most one of'} ${named(members)}.`,
    ),
    ...Object.entries(parameters).flatMap(([name, parameter]) => groupsInside(parameter, `${prefix}${name}`)),
  ]
}

function groupsInside(parameter: Parameter, path: string): readonly string[] {
  if (parameter.kind === 'list') return groupsInside(parameter.item, `${path}[]`)
  return parameter.kind === 'object' ? groupsOf(parameter.members, parameter.groups ?? [], `${path}.`) : []
}

function valueOf(parameter: Parameter): string {
  switch (parameter.kind) {
    case 'text':
      return textValue(parameter)
    case 'object':
      return parameter.dynamic === undefined || parameter.dynamic === 'static' ? 'object' : 'object, or a JSONPath'
    case 'map':
      return [
        `object; each value: ${valueOf(parameter.value)}`,
        parameter.keys === undefined ? '' : `names are ${parameter.keys.map((key) => `\`${key}\``).join(', ')}`,
        bounds(['entry', 'entries'], parameter.minimumEntries, parameter.maximumEntries),
        parameter.maximumBytes === undefined
          ? ''
          : `at most ${parameter.maximumBytes.toLocaleString('en')} bytes together`,
        parameter.forbiddenKeyPrefix === undefined ? '' : `no name begins with \`${parameter.forbiddenKeyPrefix}\``,
        parameter.dynamic === undefined || parameter.dynamic === 'static' ? '' : 'or one JSONPath for all of it',
      ]
        .filter((part) => part !== '')
        .join('; ')
    case 'list':
      return [
        `list; each item: ${valueOf(parameter.item)}`,
        bounds(['item', 'items'], parameter.minimumItems, parameter.maximumItems),
      ]
        .filter((part) => part !== '')
        .join('; ')
    case 'json':
      return 'any JSON'
  }
}

function textValue({
  values,
  openValues = [],
  acceptsNumber,
  acceptsBoolean,
  integer,
  patternMeaning,
  maximumLength,
  speech,
  resource,
  dynamic,
}: TextParameter): string {
  const shape =
    values !== undefined
      ? `one of ${values.map((value) => `\`${value}\``).join(', ')}`
      : integer !== undefined
        ? `whole number${integer.minimum === undefined && integer.maximum === undefined ? '' : `, ${bounds(undefined, integer.minimum, integer.maximum)}`}`
        : (patternMeaning ??
          (resource !== undefined
            ? `ARN or id (${resource.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)})`
            : speech === 'ssml'
              ? 'SSML'
              : dynamic === 'reference'
                ? ''
                : 'text'))
  return [
    escape(shape),
    ...openValues.map((beginning) => `or a name behind \`${beginning}\``),
    acceptsNumber === true ? 'a JSON number too' : '',
    acceptsBoolean === true ? 'a JSON boolean too' : '',
    maximumLength === undefined ? '' : `at most ${maximumLength.toLocaleString('en')} characters`,
    { static: '', reference: 'one JSONPath', either: 'or one JSONPath', embedded: 'JSONPaths may stand in it' }[
      dynamic
    ],
  ]
    .filter((part) => part !== '')
    .join('; ')
}

/** A range of numbers, or of how many of something there may be: of that its name, of one and of several. */
function bounds(
  counted: readonly [string, string] | undefined,
  minimum: number | undefined,
  maximum: number | undefined,
): string {
  const many = maximum ?? minimum
  const unit = counted === undefined ? '' : ` ${many === 1 ? counted[0] : counted[1]}`
  const number = (value: number): string => value.toLocaleString('en')
  if (minimum !== undefined && minimum === maximum) return `exactly ${number(minimum)}${unit}`
  if (minimum !== undefined && maximum !== undefined) return `${number(minimum)} to ${number(maximum)}${unit}`
  if (minimum !== undefined) return `at least ${number(minimum)}${unit}`
  return maximum === undefined ? '' : `at most ${number(maximum)}${unit}`
}

function printForm(form: ActionForm, several: boolean): readonly string[] {
  const { name, requires = [], forbids = [], groups = [], outcomes } = form
  const remarks = [
    ...(requires.length === 0 ? [] : [`- Needs ${requires.map((parameter) => `\`${parameter}\``).join(', ')}.`]),
    ...(forbids.length === 0 ? [] : [`- Refuses ${forbids.map((parameter) => `\`${parameter}\``).join(', ')}.`]),
    ...groupsOf({}, groups, ''),
  ]
  const rows = [
    ['`NextAction`', ...nextOf(outcomes.next)],
    ...Object.entries(outcomes.errors).map(([type, outcome]) => [
      `error \`${type}\``,
      outcome.required ? 'required' : 'optional',
      escape(outcome.when ?? meaningOf(type)),
    ]),
    ...conditionRows(outcomes.conditions),
  ]
  const title = several ? `## Ways on: ${name}` : '## Ways on'
  const ways =
    outcomes.next.kind === 'terminal'
      ? 'None: it ends the flow, and `Transitions` is `{}`.'
      : table([['way', 'needed', 'when'], ...rows])
  return [title, ...(remarks.length === 0 ? [] : [remarks.join('\n')]), ways]
}

function meaningOf(type: string): string {
  const meanings: Readonly<Record<string, string>> = errorTypes
  return meanings[type] ?? ''
}

function nextOf(next: ActionForm['outcomes']['next']): readonly string[] {
  switch (next.kind) {
    case 'continues':
      return ['required', 'success']
    case 'never':
      return ['required', 'never taken; it repeats the target of another branch']
    case 'holds':
      return ['optional', 'never taken: the action keeps the participant']
    case 'terminal':
      return ['forbidden', '']
  }
}

function conditionRows(conditions: ConditionOutcomes | undefined): readonly (readonly string[])[] {
  if (conditions === undefined) return []
  const { operators, operands, minimum } = conditions
  const operator = operators.map((name) => `\`${name}\``).join(', ')
  const needed = minimum === 0 ? 'optional' : `at least ${minimum}`
  switch (operands.kind) {
    case 'results': {
      const optional = operands.results.filter((result) => !operands.required.includes(result))
      const listed = (results: readonly string[]): string => results.map((result) => `\`${escape(result)}\``).join(', ')
      return [
        ...(operands.required.length === 0
          ? []
          : [
              [
                `condition ${operator}`,
                'required',
                `a condition with each of these operands: ${listed(operands.required)}`,
              ],
            ]),
        ...(optional.length === 0 ? [] : [[`condition ${operator}`, needed, `operands: ${listed(optional)}`]]),
      ]
    }
    case 'text':
      return [[`condition ${operator}`, needed, escape(operands.meaning)]]
    case 'integer':
      return [
        [
          `condition ${operator}`,
          needed,
          `whole number, ${bounds(undefined, operands.minimum, operands.maximum)}${operands.rising === true ? ', each larger than the one before' : ''}`,
        ],
      ]
    case 'number':
      return [[`condition ${operator}`, needed, 'a number']]
  }
}

function refusedOf({ refusedParameters = {}, forms }: ActionDefinition): readonly string[] {
  const errors = new Map<string, string>()
  for (const { name, refusedErrors = {} } of forms) {
    const form = forms.length === 1 ? '' : ` (${name})`
    for (const [type, instead] of Object.entries(refusedErrors)) errors.set(`\`${type}\`${form}`, instead)
  }
  const parameters = Object.entries(refusedParameters).map(([name, instead]): [string, string] => [
    `\`${name}\``,
    instead,
  ])
  return [
    ...byAdvice(parameters).map(([names, instead]) => `parameter ${names}: ${escape(instead)}`),
    ...byAdvice([...errors]).map(([names, instead]) => `error branch ${names}: ${escape(instead)}`),
  ]
}

/** Names that have the same advice, together. */
function byAdvice(refused: readonly (readonly [string, string])[]): readonly (readonly [string, string])[] {
  const names = new Map<string, string[]>()
  for (const [name, instead] of refused) names.set(instead, [...(names.get(instead) ?? []), name])
  return [...names].map(([instead, alike]) => [alike.join(', '), instead])
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, lines.map((line) => `- ${line}`).join('\n')]
}

function table([head = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** JSON as people would lay it out: what fits on a line stands on one. */
function printJson(value: JsonValue, indent = ''): string {
  const short = JSON.stringify(value, null, 1).replace(/\n\s*/g, ' ')
  if (short.length + indent.length <= 100 || typeof value !== 'object' || value === null) return short
  const inner = `${indent}  `
  if (Array.isArray(value)) {
    return `[\n${value.map((item: JsonValue) => `${inner}${printJson(item, inner)}`).join(',\n')}\n${indent}]`
  }
  const members = Object.entries(value).map(
    ([name, member]) => `${inner}${JSON.stringify(name)}: ${printJson(member, inner)}`,
  )
  return `{\n${members.join(',\n')}\n${indent}}`
}

function escape(text: string): string {
  return text.replaceAll('<', '&lt;').replaceAll('\n', ' ')
}
