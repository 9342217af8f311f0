import { expect, it } from 'vitest'
import { createProgram, instantiationsIn, typeProblemsIn } from './typescript-program.js'

/** Ten actions, of the kinds whose types do the most. */
const tenActions = (number: number): string => `
  const ask${number} = flow.here('ask ${number}')
  const input${number} = flow.storeCustomerInput({ prompt: 'Number ${number}?', maxDigits: 8 })
  const answer${number} = flow.invokeLambda(registration, { customerInput: input${number}, contactId: contact.contactId })
  flow.match(answer${number}.status, {
    SUCCESS: () => flow.playPrompt(text\`Number \${answer${number}.lotteryNumber} .\`),
    DUPLICATE: ask${number},
    ERROR: () => flow.setContactAttributes(customer, { tier: 'gold', name: 'Kim' }),
  })
  flow.getCustomerInput({
    prompt: 'Menu ${number}',
    on: { '1': ask${number}, '2': () => {}, InputTimeLimitExceeded: ask${number}, NoMatchingCondition: () => {} },
  })
  flow.invokeModule(authenticate, { number: '1' }, { on: { known: () => {}, unknown: ask${number} } })
  flow.setWorkingQueue(queue('queue ${number}'))
  flow.transferToQueue({ on: { QueueAtCapacity: () => {} } })
  flow.checkContactAttributes(customer.visits, {
    conditions: [{ lessThan: 3, branch: ask${number} }],
    otherwise: () => {},
  })`

/** A flow with so many tens of actions, and something else at its end. */
function flowOf(tens: number, end = ''): string {
  return `
import { contact, contactFlow, queue, text } from '@aicc/flow-dsl'
import { authenticate, customer, registration } from './world.js'
export default contactFlow('large', { onError: (flow) => flow.disconnect() }, (flow) => {
${Array.from({ length: tens }, (_, number) => tenActions(number)).join('\n')}
  ${end}
  flow.disconnect()
})`
}

/** Types that the compiler makes to check a flow, with as many problems as are expected. */
function costOf(source: string, problems: number): number {
  const program = createProgram({ 'main.ts': source })
  expect(typeProblemsIn(program, 'main.ts')).toHaveLength(problems)
  return instantiationsIn(program)
}

// Each bound is what was measured with TypeScript 6.0.2 and 75 actions, and about a twentieth more, which leaves room for
// a few new actions. An editor stays quick with far more; a change that adds a fifth at once has made a type recursive or
// lost a cache.

// 8,900 of them infer the definitions, about 120 an action: authors do not pay these, since the published declarations
// have the results. 1,700 choose the methods that are legal in an inbound flow, and 1,200 make its builder out of them.
// The rest is of the methods that the flow uses, once each.
it('a flow of 200 actions takes 20,000 types, of which defining the actions is nearly half', () => {
  expect(costOf(flowOf(20), 0)).toBeLessThan(21_000)
})

// Half of them are of the calls of a module, whose branches and values follow from its contract; the others are of Lambda
// functions, declared attributes and matches. Blocks without a type of their own cost nothing from the second one on.
it('another hundred actions take 1,280 more', () => {
  expect(costOf(flowOf(30), 0) - costOf(flowOf(20), 0)).toBeLessThan(1_350)
})

it.each([
  ['a value without a branch', `flow.match(customer.tier, { gold: () => {} })`],
  ['a missing outcome', `flow.transferToQueue({ on: {} })`],
  ['a misspelt method', `flow.disconect()`],
  ['a missing parameter', `flow.invokeLambda(registration, { customerInput: '1' })`],
])('a wrong call costs little: %s', (_, wrong) => {
  expect(costOf(flowOf(2, wrong), 1) - costOf(flowOf(2), 0)).toBeLessThan(120)
})
