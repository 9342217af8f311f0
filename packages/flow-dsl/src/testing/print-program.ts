import type { FlowType } from '../language/flow-type.js'
import { isBody, isList, isNamedLabel } from './build-program.js'
import { Written } from './flow-program.js'
import type { FlowProgram } from './flow-program.js'
import type { NamedArgument, NamedBody, NamedProgram, NamedStatement } from './resolve-program.js'
import { worldSource } from './world.js'

const entryFunctions: Readonly<Record<FlowType, string>> = {
  CONTACT_FLOW: 'contactFlow',
  CUSTOMER_QUEUE: 'customerQueueFlow',
  CUSTOMER_HOLD: 'customerHoldFlow',
  CUSTOMER_WHISPER: 'customerWhisperFlow',
  AGENT_HOLD: 'agentHoldFlow',
  AGENT_WHISPER: 'agentWhisperFlow',
  OUTBOUND_WHISPER: 'outboundWhisperFlow',
  AGENT_TRANSFER: 'agentTransferFlow',
  QUEUE_TRANSFER: 'queueTransferFlow',
  CAMPAIGN: 'campaignFlow',
  MODULE: 'flowModule',
}

/** The program as an author writes it: a whole file, so that a counterexample can be tried as it is. */
export function printProgram({ flowType, channels, contract }: FlowProgram, { body, onError }: NamedProgram): string {
  const options = [
    ...(channels === undefined ? [] : [`channels: ${JSON.stringify(channels)}`]),
    ...(flowType === 'MODULE' && contract ? ['...contract'] : []),
    ...(onError === undefined ? [] : [`onError: ${printBody(onError, '', 'flow')}`]),
  ]
  const given = options.length === 0 ? '{}' : `{ ${options.join(', ')} }`
  return `${worldSource}
export default aicc.${entryFunctions[flowType]}('arbitrary', ${given}, ${printBody(body, '', 'flow')})
`
}

function printBody({ statements }: NamedBody, indent: string, parameter: string): string {
  if (statements.length === 0) return `(${parameter}) => {}`
  const inner = `${indent}  `
  const lines = statements.map((statement) => `${inner}${printStatement(statement, inner)}`)
  return `(${parameter}) => {\n${lines.join('\n')}\n${indent}}`
}

function printStatement(statement: NamedStatement, indent: string): string {
  switch (statement.kind) {
    case 'call':
      return `flow.${statement.method}(${statement.arguments.map((argument) => print(argument, indent)).join(', ')})`
    case 'here':
      return `const ${statement.variable} = flow.here(${JSON.stringify(statement.name)})`
    case 'block': {
      const { variable, name, body } = statement
      const given = body === undefined ? '' : `, ${printBody(body, indent, '')}`
      return `const ${variable} = flow.block(${JSON.stringify(name)}${given})`
    }
    case 'define':
      return `${statement.variable}.define(${printBody(statement.body, indent, '')})`
    case 'goto':
      return `flow.goto(${statement.label})`
    case 'attempt':
      return `flow.attempt(${printBody(statement.body, indent, 'flow')}, { onError: ${printBody(statement.onError, indent, '')} })`
    case 'repetition': {
      const { method, variable, options, body, endings } = statement
      return `flow.${method}(${print(options, indent)}, ${printBody(body, indent, variable)}, ${print(endings, indent)})`
    }
  }
}

function print(argument: NamedArgument, indent: string): string {
  if (argument instanceof Written) return argument.code
  if (typeof argument !== 'object') return JSON.stringify(argument)
  if (isList(argument)) return `[${argument.map((item) => print(item, indent)).join(', ')}]`
  if (isBody(argument)) return printBody(argument, indent, '')
  if (isNamedLabel(argument)) return argument.name
  const members = Object.entries(argument).map(([name, value]) => `${JSON.stringify(name)}: ${print(value, indent)}`)
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`
}
