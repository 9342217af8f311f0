import * as dsl from '@aicc/flow-dsl'
import { actionDefinitions, flowTypes } from '@aicc/flow-dsl/language'
import type { ActionDefinition, BuildableFlow, FlowType } from '@aicc/flow-dsl/language'
import ts from '@typescript/typescript6'
import { join, relative } from 'node:path'
import { compileFunction } from 'node:vm'
import * as zod from 'zod'

/**
 * The examples in the doc comments of `@aicc/flow-dsl`, which authors see in their editor and on the pages of the
 * actions: they are taken out of the comments here, put into a flow, and run.
 */

const source = join(import.meta.dirname, '../../flow-dsl/src')

/** An `@example` of a doc comment. */
export interface DocExample {
  /** What the comment is about. */
  readonly name: string
  /** Where it stands: `actions/loop.ts retry`. */
  readonly place: string
  readonly code: string
}

/** All examples of what authors can import, in the order of files. */
export function readDocExamples(program: ts.Program): readonly DocExample[] {
  // It sets the parents of all nodes, which reading comments needs.
  program.getTypeChecker()
  return sourceFilesOf(program).flatMap((file) => {
    const examples: DocExample[] = []
    const visit = (node: ts.Node): void => {
      const name = nameOf(node)
      if (name !== undefined) {
        for (const code of examplesOf(node)) {
          examples.push({ name, place: `${relative(source, file.fileName)} ${name}`, code })
        }
      }
      ts.forEachChild(node, visit)
    }
    visit(file)
    return examples
  })
}

function sourceFilesOf(program: ts.Program): readonly ts.SourceFile[] {
  return program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(source))
}

/** The name of what can have a comment of its own. */
function nameOf(node: ts.Node): string | undefined {
  if (ts.isVariableStatement(node)) return node.declarationList.declarations[0]?.name.getText()
  if (
    ts.isFunctionDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isMethodSignature(node) ||
    ts.isPropertySignature(node)
  ) {
    return node.name?.getText()
  }
  return undefined
}

function examplesOf(node: ts.Node): readonly string[] {
  return ts
    .getJSDocCommentsAndTags(node)
    .filter(ts.isJSDoc)
    .flatMap(({ tags }) => [...(tags ?? [])])
    .filter(({ tagName }) => tagName.text === 'example')
    .map(({ comment }) => unfenced(ts.getTextOfJSDocComment(comment) ?? ''))
}

function unfenced(text: string): string {
  const [, code] = /^```ts\n([\s\S]*)\n```$/.exec(text.trim()) ?? []
  if (code === undefined) throw new Error(`An example has to stand between \`\`\`ts and \`\`\`:\n${text}`)
  return code
}

/** What authors call, and whether its comment has an example. */
export interface CallableName {
  readonly name: string
  readonly hasExample: boolean
}

/** Where the methods stand that authors call on what the package gives them. */
const methodTypes: Readonly<Record<string, string>> = {
  ActionMethods: 'actions/index.ts',
  BuilderBase: 'builder/flow-builder.ts',
  Block: 'builder/flow-statements.ts',
  PredefinedAttribute: 'values/routing-criteria.ts',
}

/** All builder methods, and all functions that authors import. */
export function callableNames(program: ts.Program): readonly CallableName[] {
  const checker = program.getTypeChecker()
  const exportsOf = (path: string): readonly ts.Symbol[] => {
    const file = program.getSourceFile(join(source, path))
    const symbol = file === undefined ? undefined : checker.getSymbolAtLocation(file)
    if (symbol === undefined) throw new Error(`There is no module ${path}.`)
    return checker.getExportsOfModule(symbol)
  }
  const methods = Object.entries(methodTypes).flatMap(([name, path]) => {
    const type = exportsOf(path).find((symbol) => symbol.name === name)
    if (type === undefined) throw new Error(`${path} does not export ${name}.`)
    return checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(type))
  })
  const functions = exportsOf('index.ts').map((symbol) =>
    symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol,
  )
  return (
    [...methods, ...functions]
      .filter((symbol) => checker.getTypeOfSymbol(symbol).getCallSignatures().length > 0)
      // Members whose key is a symbol are for this package alone.
      .filter(({ name }) => !name.startsWith('__@'))
      .map((symbol) => ({
        name: symbol.name,
        hasExample: symbol.getJsDocTags(checker).some(({ name }) => name === 'example'),
      }))
  )
}

/** How a flow of a type is begun and ended. */
interface Frame {
  readonly entry: keyof typeof dsl
  /** What `onError` says, where something can be said. */
  readonly apology: string
  readonly ending: string
}

/** Identifier of the action that ends a flow behind its example. */
export const endingIdentifier = 'ending'

const apology = `flow.playPrompt('일시적인 오류입니다. 잠시 후 다시 걸어 주세요.')`
const disconnect = 'flow.disconnect'
const frames: Readonly<Record<FlowType, Frame>> = {
  CONTACT_FLOW: { entry: 'contactFlow', apology, ending: disconnect },
  CUSTOMER_QUEUE: { entry: 'customerQueueFlow', apology, ending: disconnect },
  CUSTOMER_HOLD: { entry: 'customerHoldFlow', apology: '', ending: `flow.loopPrompts` },
  CUSTOMER_WHISPER: { entry: 'customerWhisperFlow', apology, ending: 'flow.endFlow' },
  AGENT_HOLD: { entry: 'agentHoldFlow', apology: '', ending: 'flow.loopPrompts' },
  AGENT_WHISPER: { entry: 'agentWhisperFlow', apology, ending: 'flow.endFlow' },
  OUTBOUND_WHISPER: { entry: 'outboundWhisperFlow', apology, ending: 'flow.endFlow' },
  AGENT_TRANSFER: { entry: 'agentTransferFlow', apology, ending: disconnect },
  QUEUE_TRANSFER: { entry: 'queueTransferFlow', apology, ending: disconnect },
  CAMPAIGN: { entry: 'campaignFlow', apology: '', ending: 'flow.endFlow' },
  MODULE: { entry: 'flowModule', apology, ending: 'flow.returnFromModule' },
}

const imports = [
  `import { ${Object.keys(dsl).toSorted().join(', ')} } from '@aicc/flow-dsl'`,
  `import type { FlowBuilder } from '@aicc/flow-dsl'`,
  `import { z } from 'zod'`,
].join('\n')

/**
 * The source file that an example becomes: where it writes with a builder that it does not declare, inside a flow of a
 * type in which everything it uses is legal; as it stands where it is complete.
 */
export function sourceOf({ name, place, code }: DocExample): string {
  const methods = methodsUsedIn(code)
  if (methods.size === 0) return `${imports}\n${code}\n`
  const type = flowTypes.find((candidate) => [...methods].every((method) => isLegal(method, candidate)))
  if (type === undefined) throw new Error(`No flow type has all that the example of ${place} uses.`)
  const { entry, apology: said, ending } = frames[type]
  return `${imports}
export const example = ${entry}('${name}', { onError: (flow) => { ${said}; ${ending}() } }, (flow) => {
${code}
${ending}({ id: '${endingIdentifier}' })
})
`
}

const definitions: readonly ActionDefinition[] = actionDefinitions

/** Statements such as `flow.goto(...)` belong to no action and are legal everywhere. */
function isLegal(method: string, type: FlowType): boolean {
  const definition = definitions.find(({ methods }) => Object.hasOwn(methods, method))
  return definition === undefined || definition.flowTypes.includes(type)
}

/** Methods that are called on a `flow` from outside of the example. */
function methodsUsedIn(code: string): ReadonlySet<string> {
  const used = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && node.parameters.some((parameter) => parameter.name.getText() === 'flow')) return
    if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'flow') {
      used.add(node.name.text)
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile('example.ts', code, ts.ScriptTarget.Latest, true))
  return used
}

const modules: Readonly<Record<string, unknown>> = { '@aicc/flow-dsl': dsl, zod }

/** Run the source of an example; returns the flows that it exports. */
export function flowsOf(name: string, text: string): readonly BuildableFlow[] {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2023 },
  })
  const exported: Record<string, unknown> = {}
  const run = compileFunction(outputText, ['exports', 'require'], { filename: name })
  Reflect.apply(run, undefined, [exported, (specifier: string) => modules[specifier]])
  return Object.values(exported).filter(dsl.isFlow)
}
