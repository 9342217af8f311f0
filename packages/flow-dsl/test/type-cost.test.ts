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

// Each bound is what was measured with TypeScript 6.0.2 and about a third more. An editor stays quick with far more; a
// change that multiplies one of them has made a type recursive or lost a cache.

it('a flow of 200 actions takes 22,000 types, of which the list of all methods is a third', () => {
  expect(costOf(flowOf(20), 0)).toBeLessThan(29_000)
})

it('another hundred actions take 1,050 more', () => {
  expect(costOf(flowOf(30), 0) - costOf(flowOf(20), 0)).toBeLessThan(1_400)
})

it.each([
  ['a value without a branch', `flow.match(customer.tier, { gold: () => {} })`],
  ['a missing outcome', `flow.transferToQueue({ on: {} })`],
  ['a misspelt method', `flow.disconect()`],
  ['a missing parameter', `flow.invokeLambda(registration, { customerInput: '1' })`],
])('a wrong call costs little: %s', (_, wrong) => {
  expect(costOf(flowOf(2, wrong), 1) - costOf(flowOf(2), 0)).toBeLessThan(600)
})
