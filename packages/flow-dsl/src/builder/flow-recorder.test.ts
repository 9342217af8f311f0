import { describe, expect, it } from 'vitest'
import { graphOf, waysIn } from '../../test/written-action.js'
import { attribute, contactFlow } from '../index.js'
import type { ContactFlowBuilder, Label, Unhandled } from '../index.js'
import type { AuthoringProblem, BuildableFlow } from '../language/index.js'

const answer = attribute('$.Attributes.answer')

/** The problems of a flow, with positions as `line - first line of the flow`. */
function problemsOf(built: BuildableFlow): readonly (Omit<AuthoringProblem, 'position'> & { readonly line: number })[] {
  const lineOf = (position: AuthoringProblem['position']): number =>
    (position?.line ?? Number.NaN) - (built.position?.line ?? Number.NaN)
  return built.build().problems.map(({ kind, message, position, related }) => ({
    kind,
    message,
    line: lineOf(position),
    ...(related === undefined ? {} : { related }),
  }))
}

describe('bodies run after the one around them', () => {
  it('so they may use labels that are declared further down', () => {
    const built = contactFlow('f', {}, (flow) => {
      flow.match(answer, { leave: () => flow.goto(goodbye), otherwise: () => flow.goto(menu) }, { id: 'check' })
      const menu = flow.here('menu')
      flow.playPrompt('Menu', { id: 'menu' })
      flow.disconnect()
      const goodbye = flow.block('goodbye', () => flow.disconnect({ id: 'bye' }))
    })
    expect(waysIn(built)['check']).toEqual({ 'Equals leave': 'bye', NoMatchingCondition: 'menu' })
  })

  it('in blocks and loops as well', () => {
    const built = contactFlow('f', {}, (flow) => {
      const first = flow.block('first', () => flow.goto(second))
      flow.loop({ times: 2, id: 'loop' }, () => flow.goto(second), { exhausted: first })
      const second = flow.block('second', () => flow.disconnect({ id: 'end' }))
    })
    expect(waysIn(built)['loop']).toEqual({ 'Equals ContinueLooping': 'end', 'Equals DoneLooping': 'end' })
  })

  it('each once', () => {
    const runs: string[] = []
    const built = contactFlow('f', {}, (flow) => {
      runs.push('flow')
      flow.match(answer, {
        a: () => {
          runs.push('a')
          flow.disconnect()
        },
        otherwise: () => {
          runs.push('otherwise')
          flow.disconnect()
        },
      })
      runs.push('end of flow')
    })
    graphOf(built)
    expect(runs.slice(0, 2)).toEqual(['flow', 'end of flow'])
    expect(runs.slice(2).toSorted()).toEqual(['a', 'otherwise'])
  })
})

describe('problems', () => {
  it('reports a label of another flow, with both places', () => {
    const labels: Label[] = []
    const other = contactFlow('other', {}, (flow) => {
      labels.push(flow.here('there'))
      flow.disconnect()
    })
    other.build()
    const built = contactFlow('f', {}, (flow) => {
      for (const label of labels) flow.goto(label)
    })
    const [problem, ...others] = problemsOf(built)
    expect(others).toEqual([])
    expect(problem).toMatchObject({
      kind: 'label-of-another-flow',
      message: 'Label "there" belongs to another flow. A flow can be left with flow.transferToFlow(...) only.',
      line: 1,
      related: [{ message: '"there" is declared here.', position: { line: (other.position?.line ?? 0) + 1 } }],
    })
  })

  it('reports a block without a body once, where it was declared', () => {
    const built = contactFlow('f', {}, (flow) => {
      flow.playPrompt('Hello')
      const later = flow.block('later')
      flow.match(answer, { a: later, otherwise: later })
    })
    expect(problemsOf(built)).toEqual([
      {
        kind: 'undefined-block',
        message: 'Block "later" has no body: give it one, or call define(...) on it.',
        line: 2,
      },
    ])
  })

  it('says nothing of a block without a body that nothing leads to', () => {
    const built = contactFlow('f', {}, (flow) => {
      flow.block('later')
      flow.disconnect()
    })
    expect(problemsOf(built)).toEqual([])
  })

  it('reports a second body, and keeps the first', () => {
    const built = contactFlow('f', {}, (flow) => {
      const block = flow.block('block', () => flow.disconnect({ id: 'first' }))
      block.define(() => flow.disconnect({ id: 'second' }))
      flow.goto(block)
    })
    expect(problemsOf(built)).toMatchObject([{ kind: 'block-defined-twice', line: 2 }])
    expect(built.build().graph.actions.map(({ givenIdentifier }) => givenIdentifier)).toEqual(['first'])
  })

  it('reports jumps that lead back to themselves', () => {
    const built = contactFlow('f', {}, (flow) => {
      const one = flow.block('one', () => flow.goto(two))
      const two = flow.block('two', () => flow.goto(one))
      flow.playPrompt('Hello')
      flow.goto(one)
    })
    const problems = problemsOf(built)
    expect(problems).toMatchObject([{ kind: 'endless-goto', line: 1 }])
    expect(problems[0]?.message).toContain('leads back to itself through "two" without any action on the way')
  })

  it('reports an asynchronous body, and swallows what it does later', async () => {
    const built = contactFlow('f', {}, async (flow) => {
      flow.playPrompt('Now')
      await Promise.resolve()
      flow.playPrompt('Later')
    })
    expect(problemsOf(built)).toMatchObject([{ kind: 'asynchronous-body' }])
    expect(built.build().graph.actions).toHaveLength(1)
    // A rejection that nobody handles would end the process here.
    await new Promise((resolve) => setImmediate(resolve))
  })

  it('reports an asynchronous branch', () => {
    const built = contactFlow('f', {}, (flow) => {
      flow.playPrompt('Hello', { on: { NoMatchingError: async () => flow.disconnect() } })
      flow.disconnect()
    })
    expect(problemsOf(built)).toMatchObject([{ kind: 'asynchronous-body' }])
  })

  it('reports what a body throws, with its place and the first line of the message', () => {
    const built = contactFlow('f', {}, (flow) => {
      flow.playPrompt('Hello')
      throw new Error('no settings\nat all')
    })
    expect(problemsOf(built)).toEqual([
      { kind: 'flow-threw', message: 'Flow "f" failed while it was built: no settings.', line: 2 },
    ])
    expect(built.build().graph.actions).toHaveLength(1)
  })

  it.each([['text'], [undefined], [null], [42], [Symbol('s')]])('takes anything for an error: %s', (thrown) => {
    const built = contactFlow('f', {}, () => {
      throw thrown
    })
    expect(problemsOf(built)).toMatchObject([{ kind: 'flow-threw', line: 0 }])
  })

  it('reports a branch that is neither label nor function', () => {
    const wrong: unknown = 'goodbye'
    const built = contactFlow('f', {}, (flow) => {
      flow.goto(wrong as Label<'f'>)
    })
    expect(problemsOf(built)).toMatchObject([
      { kind: 'flow-threw', message: 'A branch of flow "f" is neither a label nor a function.', line: 1 },
    ])
  })

  it('refuses to be written to after it was built', () => {
    const kept: ContactFlowBuilder[] = []
    const built = contactFlow('f', {}, (flow) => {
      kept.push(flow)
      flow.disconnect()
    })
    graphOf(built)
    expect(() => kept[0]?.playPrompt('Later')).toThrow('was written to after it was built')
    expect(graphOf(built).actions).toHaveLength(1)
  })
})

describe('a flow that writes itself without end', () => {
  const tooLarge = { kind: 'flow-too-large' }

  it('is stopped in a loop', () => {
    const built = contactFlow('f', {}, (flow) => {
      for (;;) flow.playPrompt('Again')
    })
    expect(problemsOf(built)).toMatchObject([tooLarge])
  })

  it('is stopped in branches that write themselves, without keeping every path on the way', () => {
    const built = contactFlow('f', {}, (flow) => {
      const again = (): void => flow.playPrompt('Again', { on: { NoMatchingError: again } })
      again()
    })
    const { problems, graph } = built.build()
    expect(problems).toMatchObject([tooLarge])
    const names = graph.actions.reduce((sum, { path }) => sum + path.length, 0)
    expect(names).toBeLessThan(20 * graph.actions.length)
  })

  it('is stopped when it calls itself', () => {
    const built = contactFlow('f', {}, (flow) => {
      const again = (): void => {
        flow.playPrompt('Again')
        again()
      }
      again()
    })
    expect(built.build().problems).toHaveLength(1)
  })

  it('is stopped in labels, blocks and jumps as well', () => {
    const kindsOf = (write: (flow: ContactFlowBuilder<Unhandled, 'f'>) => void): readonly string[] =>
      contactFlow('f', {}, (flow) => {
        for (;;) write(flow)
      })
        .build()
        .problems.map(({ kind }) => kind)
    expect(kindsOf((flow) => flow.here('x'))).toContain('flow-too-large')
    expect(kindsOf((flow) => flow.block('x'))).toContain('flow-too-large')
    expect(kindsOf((flow) => flow.attempt(() => {}, { onError: () => {} }))).toContain('flow-too-large')
  })
})
