import { contactFlow, lambda } from '@aicc/flow-dsl'
import type { LambdaFunction } from '@aicc/flow-dsl'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { toCheckedFlow } from './checked-flow.js'
import type { CheckedFlow } from './checked-flow.js'
import { replacedReads } from './replaced-values.js'

const input = z.object({})
const one = lambda('one', { input, output: z.object({ one: z.string() }) })
const two = lambda('two', { input, output: z.object({ two: z.string() }) })
const any = lambda('any', { input, output: z.record(z.string(), z.string()) })
const functions: readonly LambdaFunction<typeof input>[] = [one, two, any]

/** Which function an action calls (beyond them: it speaks the value of the first), and where success and failure lead. */
type Step = readonly [called: number, next: number, error: number]

function flowOf(steps: readonly Step[]): CheckedFlow {
  const flow = contactFlow('random', {}, (builder) => {
    const blocks = steps.map((_step, index) => builder.block(`b${index}`))
    const end = builder.block('end', () => builder.disconnect())
    for (const [index, [called, next, error]] of steps.entries()) {
      blocks[index]?.define(() => {
        const id = `a${index}`
        const on = { NoMatchingError: blocks[error] ?? end }
        const calling = functions[called]
        if (calling === undefined) builder.playPrompt('$.External.one .', { id, on })
        else builder.invokeLambda(calling, {}, { id, on })
        builder.goto(blocks[next] ?? end)
      })
    }
    builder.goto(blocks[0] ?? end)
  })
  return toCheckedFlow(flow.build().graph)
}

/** Whether the value of the first function may still be there when a run comes to each action: every path is walked. */
function statesByWalking(steps: readonly Step[]): readonly ReadonlySet<boolean>[] {
  const states = steps.map(() => new Set<boolean>())
  const walk = (index: number, there: boolean): void => {
    const step = steps[index]
    if (step === undefined || states[index]?.has(there) !== false) return
    states[index].add(there)
    const [called, next, error] = step
    const calling = functions[called]
    walk(next, calling === undefined ? there : calling !== two)
    walk(error, there)
  }
  walk(0, true)
  return states
}

const steps = fc.integer({ min: 1, max: 7 }).chain((length) =>
  fc.array(fc.tuple(fc.nat(functions.length), fc.nat(length), fc.nat(length)), {
    minLength: length,
    maxLength: length,
  }),
)

/** Index of an action in the list of steps. */
function stepOf(flow: CheckedFlow, action: number | undefined): number {
  return Number(flow.actions[action ?? -1]?.node.givenIdentifier?.slice(1) ?? -1)
}

describe('values that a later action replaced', () => {
  it('are those that walking every path finds gone', () => {
    fc.assert(
      fc.property(steps, (given) => {
        const flow = flowOf(given)
        const found = new Map(
          replacedReads(flow).map(({ read, onEveryPath }) => [stepOf(flow, read.action.index), onEveryPath]),
        )
        for (const [index, states] of statesByWalking(given).entries()) {
          const reads = functions[given[index]?.[0] ?? 0] === undefined
          const expected = reads && states.has(false) ? !states.has(true) : undefined
          expect([index, found.get(index)]).toEqual([index, expected])
        }
      }),
      { seed: 20_261_123, numRuns: 300 },
    )
  })

  it('are shown with a path from the replacing call, on its success, that nothing brings the value back on', () => {
    fc.assert(
      fc.property(steps, (given) => {
        const flow = flowOf(given)
        for (const { path, replacedBy, read } of replacedReads(flow)) {
          expect([path[0]?.action, path.at(-1)?.action]).toEqual([replacedBy.index, read.action.index])
          const passed = path.slice(1).map(({ way, action }, place) => {
            const called = given[stepOf(flow, path[place]?.action)]?.[0] ?? -1
            return { leads: way?.target === action, failed: way?.kind === 'error', called: functions[called] }
          })
          expect(passed.every(({ leads }) => leads)).toBe(true)
          expect(passed[0]).toMatchObject({ failed: false, called: two })
          const broughtBack = passed.filter(({ called, failed }) => !failed && (called === one || called === any))
          expect(broughtBack).toEqual([])
        }
      }),
      { seed: 20_261_123, numRuns: 300 },
    )
  })
})
