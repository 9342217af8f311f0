import { expect, it } from 'vitest'
import { createProgram, typeProblemsIn } from './typescript-program.js'

/** What every source below begins with. */
const imports = `
import { agentWhisperFlow, attribute, contact, contactFlow, flowModule, metrics, queue } from '@aicc/flow-dsl'
import type { FlowBuilder, Handled } from '@aicc/flow-dsl'
import { authenticate, customer, registration } from './world.js'
`

/** A flow without `onError` around statements. */
const unhandled = (statements: string): string => `${imports}contactFlow('f', {}, (flow) => {\n${statements}\n})`

/** A flow with `onError` around statements. */
const handled = (statements: string): string =>
  `${imports}contactFlow('f', { onError: (flow) => flow.disconnect() }, (flow) => {\n${statements}\n})`

const tagging = `${imports}
function tag(flow: FlowBuilder<'CONTACT_FLOW', Handled>): void {
  flow.tagContact({ a: 'b' })
}
`

interface Refusal {
  readonly source: string
  /** The compiler's code. */
  readonly code: number
  /** The code that the message is shown at. */
  readonly at: string
  /** What the message has to name, so that a reader knows what to do. */
  readonly names: string
}

const refused: Readonly<Record<string, Refusal>> = {
  'a missing outcome': {
    source: unhandled(`flow.transferToQueue({ on: { QueueAtCapacity: () => {} } })`),
    code: 2741,
    at: 'on',
    names: `Property 'NoMatchingError' is missing`,
  },
  'missing branches altogether': {
    source: unhandled(`flow.setWorkingQueue(queue('support'))`),
    code: 2554,
    at: 'setWorkingQueue',
    names: 'Expected 2 arguments, but got 1.',
  },
  'a missing event, also with onError': {
    source: handled(`flow.transferToQueue({ on: {} })`),
    code: 2741,
    at: 'on',
    names: `Property 'QueueAtCapacity' is missing`,
  },
  'a misspelt outcome': {
    source: unhandled(`flow.tagContact({ a: 'b' }, { on: { NoMatchingErorr: () => {} } })`),
    code: 2561,
    at: 'NoMatchingErorr',
    names: `Did you mean to write 'NoMatchingError'?`,
  },
  'a key that no telephone has': {
    source: handled(
      `flow.getCustomerInput({ prompt: 'x', on: { A: () => {}, NoMatchingCondition: () => {}, InputTimeLimitExceeded: () => {} } })`,
    ),
    code: 2353,
    at: 'A',
    names: `'A' does not exist in type`,
  },
  'a missing Lambda parameter': {
    source: handled(`flow.invokeLambda(registration, { customerInput: '1' })`),
    code: 2345,
    at: `{ customerInput: '1' }`,
    names: `Property 'contactId' is missing`,
  },
  'a misspelt Lambda parameter': {
    source: handled(`flow.invokeLambda(registration, { customerInput: '1', contatcId: contact.contactId })`),
    code: 2561,
    at: 'contatcId',
    names: `Did you mean to write 'contactId'?`,
  },
  'a Lambda parameter too many': {
    source: handled(`flow.invokeLambda(registration, { customerInput: '1', contactId: '2', more: '3' })`),
    code: 2353,
    at: 'more',
    names: `'more' does not exist in type`,
  },
  'a misspelt member of an answer': {
    source: handled(
      `const answer = flow.invokeLambda(registration, { customerInput: '1', contactId: '2' })\nflow.playPrompt(answer.lotteryNumbr)`,
    ),
    code: 2551,
    at: 'lotteryNumbr',
    names: `Did you mean 'lotteryNumber'?`,
  },
  'an enumeration with a value left over': {
    source: handled(`flow.match(customer.tier, { gold: () => {}, silver: () => {} })`),
    code: 2345,
    at: '{ gold: () => {}, silver: () => {} }',
    names: `Property 'bronze' is missing`,
  },
  'a whole enumeration without onError for other values': {
    source: unhandled(`flow.match(customer.tier, { gold: () => {}, silver: () => {}, bronze: () => {} })`),
    code: 2345,
    at: '{ gold: () => {}, silver: () => {}, bronze: () => {} }',
    names: `Property 'otherwise' is missing`,
  },
  'a value that the enumeration does not have': {
    source: handled(`flow.match(customer.tier, { platinum: () => {}, otherwise: () => {} })`),
    code: 2353,
    at: 'platinum',
    names: `'platinum' does not exist in type`,
  },
  'an action that is illegal in the flow type': {
    source: `${imports}agentWhisperFlow('w', {}, (flow) => flow.disconnect())`,
    code: 2339,
    at: 'disconnect',
    names: `Property 'disconnect' does not exist on type 'AgentWhisperFlowBuilder`,
  },
  'a label of another flow': {
    source: unhandled(`const there = flow.here('there')\ncontactFlow('g', {}, (other) => other.goto(there))`),
    code: 2345,
    at: 'there',
    names: `Type '"f"' is not assignable to type '"g"'`,
  },
  'an operator of numbers on text': {
    source: unhandled(
      `flow.checkContactAttributes(customer.name, { conditions: [{ lessThan: 3, branch: () => {} }], otherwise: () => {} })`,
    ),
    code: 2353,
    at: 'lessThan',
    names: `'lessThan' does not exist in type 'TextCondition`,
  },
  'an operator of texts on a number': {
    source: unhandled(
      `flow.checkContactAttributes(metrics.queue.size, { conditions: [{ contains: '3', branch: () => {} }], otherwise: () => {} })`,
    ),
    code: 2353,
    at: 'contains',
    names: `'contains' does not exist in type 'NumberCondition`,
  },
  'an attribute that was not declared': {
    source: handled(`flow.setContactAttributes(customer, { teir: 'gold' })`),
    code: 2353,
    at: 'teir',
    names: `'teir' does not exist in type`,
  },
  'reading an attribute that was not declared': {
    source: handled(`flow.playPrompt(customer.teir)`),
    code: 2339,
    at: 'teir',
    names: `Property 'teir' does not exist`,
  },
  'a value that the attribute cannot have': {
    source: handled(`flow.setContactAttributes(customer, { tier: 'platinum' })`),
    code: 2322,
    at: 'tier',
    names: `Type '"platinum"' is not assignable to type '"gold" | "silver" | "bronze"`,
  },
  'comparing a reference with a literal': {
    source: unhandled(`if (customer.tier === 'gold') flow.disconnect()`),
    code: 2367,
    at: `customer.tier === 'gold'`,
    names: `have no overlap`,
  },
  'a missing branch of a module': {
    source: handled(`flow.invokeModule(authenticate, { number: '1' }, { on: { known: () => {} } })`),
    code: 2741,
    at: 'on',
    names: `Property 'unknown' is missing`,
  },
  'a misspelt input of a module': {
    source: handled(`flow.invokeModule(authenticate, { nmuber: '1' }, { on: { known: () => {}, unknown: () => {} } })`),
    code: 2561,
    at: 'nmuber',
    names: `Did you mean to write 'number'?`,
  },
  'returning on a branch that the module does not declare': {
    source: `${imports}flowModule('m', { branches: ['known'] }, (flow) => flow.returnFromModule({ branch: 'knwon' }))`,
    code: 2322,
    at: 'branch',
    names: `Type '"knwon"' is not assignable to type '"known"'`,
  },
  'a builder without onError for a function that needs it': {
    source: `${tagging}contactFlow('f', {}, (flow) => tag(flow))`,
    code: 2379,
    at: 'flow',
    names: `Property 'onError' is missing in type 'Unhandled' but required in type 'Handled'`,
  },
  'a builder of another flow type for a shared function': {
    source: `${imports}
function bye(flow: FlowBuilder<'CONTACT_FLOW' | 'CUSTOMER_QUEUE'>): void {
  flow.disconnect()
}
agentWhisperFlow('w', {}, (flow) => bye(flow))`,
    code: 2379,
    at: 'flow',
    names: `AgentWhisperFlowBuilder`,
  },
}

const accepted: Readonly<Record<string, string>> = {
  'a left-out failure with onError': handled(`flow.setWorkingQueue(queue('support'))`),
  'a left-out failure in an attempt': unhandled(
    `flow.attempt((attempt) => attempt.setWorkingQueue(queue('support')), { onError: () => flow.disconnect() })`,
  ),
  'every value of an enumeration with onError': handled(
    `flow.match(customer.tier, { gold: () => {}, silver: () => {}, bronze: () => {} })`,
  ),
  'some values with otherwise': unhandled(`flow.match(customer.tier, { gold: () => {}, otherwise: () => {} })`),
  'a handled builder for a function that needs onError': `${tagging}contactFlow('f', { onError: (flow) => flow.disconnect() }, (flow) => tag(flow))`,
  'a handled builder for a function that does not need onError': `${imports}
function bye(flow: FlowBuilder<'CONTACT_FLOW'>): void {
  flow.disconnect()
}
contactFlow('f', { onError: (flow) => flow.disconnect() }, (flow) => bye(flow))`,
  'an untyped attribute as an operand': unhandled(
    `flow.checkContactAttributes(customer.name, { conditions: [{ equals: attribute('$.Attributes.other'), branch: () => {} }], otherwise: () => {} })`,
  ),
  'a module without branches, without options': handled(
    `const greet = flowModule('greet', {}, (inner) => inner.returnFromModule())\nflow.invokeModule(greet, {})`,
  ),
  'a label of the same flow in a body': unhandled(
    `flow.match(customer.tier, { gold: () => flow.goto(later), otherwise: () => {} })\nconst later = flow.here('later')`,
  ),
}

const early = unhandled(`flow.goto(later)\nconst later = flow.here('later')`)

// One program for all: what it costs is the package's own sources, not the flows.
const program = createProgram({
  ...Object.fromEntries(Object.values(refused).map(({ source }, index) => [`refused-${index}.ts`, source])),
  ...Object.fromEntries(Object.values(accepted).map((source, index) => [`accepted-${index}.ts`, source])),
  'early.ts': early,
})

it.each(Object.entries(refused).map(([title, refusal], index) => ({ title, index, ...refusal })))(
  'refuses $title',
  ({ index, code, at, names }) => {
    expect(typeProblemsIn(program, `refused-${index}.ts`)).toEqual([
      { code, at, message: expect.stringContaining(names) },
    ])
  },
)

it.each(Object.keys(accepted).map((title, index) => ({ title, index })))('takes $title', ({ index }) => {
  expect(typeProblemsIn(program, `accepted-${index}.ts`)).toEqual([])
})

it('refuses a label that is used before its declaration', () => {
  expect(typeProblemsIn(program, 'early.ts').map(({ code, message }) => `${code}: ${message}`)).toEqual([
    `2448: Block-scoped variable 'later' used before its declaration.`,
    `2454: Variable 'later' is used before being assigned.`,
  ])
})
