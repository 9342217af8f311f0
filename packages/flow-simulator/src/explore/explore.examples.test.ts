import { describe, expect, it } from 'vitest'
import { exampleFlows } from '../../test/example-flows.js'
import type { ExampleFlow } from '../../test/example-flows.js'
import { describeStep } from './explored-call.js'
import { explore } from './explore.js'
import type { Exploration } from './explore.js'
import { replay } from './replay.js'

const examples = await exampleFlows()

/** Exploring a flow takes the others with it: they are made once for all tests. */
const explorations = new Map<string, Exploration>()

function explorationOf(example: ExampleFlow): Exploration {
  let exploration = explorations.get(example.name)
  if (exploration === undefined) {
    exploration = explore(together(example), { channels: example.channels })
    explorations.set(example.name, exploration)
  }
  return exploration
}

/** An example, with all others beside it. */
function together(example: ExampleFlow): readonly ExampleFlow[] {
  return [example, ...examples.filter((other) => other !== example)]
}

describe.each(examples)('$name', (example) => {
  it('is explored as a whole', () => {
    const { complete, stoppedAt } = explorationOf(example)
    expect({ complete, stoppedAt }).toEqual({ complete: true, stoppedAt: undefined })
  })

  it('has nothing that a caller certainly suffers from', () => {
    const { findings } = explorationOf(example)
    const errors = findings.filter(({ severity }) => severity === 'error')
    expect(
      errors.map(({ message, flow, action, call }) => [flow, action, message, call.steps.map(describeStep)]),
    ).toEqual([])
  })

  it('has no finding whose call cannot be played again', () => {
    for (const { call } of explorationOf(example).findings) {
      expect(() => replay(together(example), call)).not.toThrow()
    }
  })
})

it('every action of the examples is reached, but one that is shared with flows that need it', () => {
  const all = new Set(examples.flatMap((example) => namesOf(explorationOf(example).unreachableActions)))
  for (const example of examples) {
    for (const name of namesOf(explorationOf(example).reachableActions)) all.delete(name)
  }
  // The lottery line speaks Korean only; its apology is that of all lines.
  expect([...all].filter((name) => !name.startsWith('lottery-registration: onError - en-US'))).toEqual([])
})

function namesOf(places: Exploration['reachableActions']): readonly string[] {
  return places.map(({ flow, action }) => `${flow}: ${action}`)
}
