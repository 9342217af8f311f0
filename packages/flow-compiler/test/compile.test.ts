import { contactFlow, flowModule, prompt, queue } from '@aicc/flow-dsl'
import type { Label, Resource } from '@aicc/flow-dsl'
import type { BuildableFlow } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import { compile, compileOrThrow } from '../src/index.js'
import type { Diagnostic } from '../src/index.js'

function problemsOf(flow: BuildableFlow): readonly string[] {
  return compile(flow).diagnostics.map(({ code, name }) => `${code} ${name}`)
}

function only(diagnostics: readonly Diagnostic[]): Diagnostic {
  const [first] = diagnostics
  if (first === undefined || diagnostics.length > 1) throw new Error(`${diagnostics.length} problems instead of one`)
  return first
}

const hello = contactFlow('hello', { description: 'Says hello.' }, (flow) => {
  flow.playPrompt(prompt('hello'), { id: 'hello' })
  flow.disconnect({ id: 'bye' })
})

describe('a compiled flow', () => {
  it('has its content as text, as an object, and as the graph that was checked', () => {
    const { name, content, document, graph, moduleSettings, diagnostics } = compile(hello)
    expect(name).toBe('hello')
    expect(JSON.parse(content)).toEqual(document)
    expect(graph.actions.map(({ identifier }) => identifier)).toEqual(
      document.Actions.map(({ Identifier }) => Identifier),
    )
    expect(moduleSettings).toBeUndefined()
    expect(diagnostics).toEqual([])
  })

  it('has settings where it is a module', () => {
    const module = flowModule('module', { branches: ['yes'] }, (flow) => flow.returnFromModule({ branch: 'yes' }))
    expect(compile(module).moduleSettings).toMatchObject({
      transitions: { results: [{ name: 'yes', description: '' }] },
    })
  })

  it('has content also when something is wrong with it, for tools that show it', () => {
    const open = contactFlow('open', {}, (flow) => flow.playPrompt('안녕'))
    expect(compile(open).document.Actions).toHaveLength(1)
  })

  it('runs the function of the flow anew each time', () => {
    let runs = 0
    const counting = contactFlow('counting', {}, (flow) => {
      runs += 1
      flow.disconnect()
    })
    compile(counting)
    expect(compile(counting).document.Actions).toHaveLength(1)
    expect(runs).toBe(2)
  })
})

describe('resources', () => {
  const environment: Readonly<Record<string, string>> = { hello: 'arn:aws:connect:us-east-1:1:instance/i/prompt/p' }
  const resources = ({ name }: Resource): string | undefined => environment[name]

  it('are placeholders where no environment is given', () => {
    expect(compile(hello).document.Actions[0]?.Parameters).toEqual({ PromptId: '{{prompt:hello}}' })
  })

  it('become what the environment has', () => {
    const { document, diagnostics } = compile(hello, { resources })
    expect(document.Actions[0]?.Parameters).toEqual({ PromptId: environment.hello })
    expect(diagnostics).toEqual([])
  })

  it('that the environment lacks are an error at the block that needs them', () => {
    const flow = contactFlow('needy', { onError: (builder) => builder.disconnect() }, (builder) => {
      builder.setWorkingQueue(queue('sales'), { id: 'queue' })
      builder.disconnect()
    })
    expect(only(compile(flow, { resources }).diagnostics)).toMatchObject({
      code: 'FLOW1008',
      name: 'missing-resource',
      severity: 'error',
      message: 'The environment has no queue "sales".',
      location: { action: 'queue', path: 'needy > queue > Parameters.QueueId' },
      suggestion: 'Add "sales" under "queue" in the resources.',
    })
  })
})

describe('what an author does wrong', () => {
  it('is never thrown: the function throws', () => {
    const flow = contactFlow('throwing', {}, (builder) => {
      builder.playPrompt('안녕')
      throw new Error('no such customer')
    })
    expect(only(compile(flow).diagnostics)).toMatchObject({
      code: 'FLOW1001',
      name: 'flow-threw',
      message: expect.stringContaining('no such customer'),
      location: { file: expect.stringMatching(/compile\.test\.ts$/), line: expect.any(Number) },
    })
  })

  it.each([undefined, null, 'text', 5, Object.create(null)])('is never thrown: the function throws %j', (thrown) => {
    const flow = contactFlow('throwing', {}, () => {
      throw thrown
    })
    expect(problemsOf(flow)).toEqual(['FLOW1001 flow-threw'])
  })

  it('is one problem when the function is asynchronous: the rest is not there to be checked', () => {
    const flow = contactFlow('late', {}, async (builder) => {
      await Promise.resolve()
      builder.disconnect()
    })
    expect(problemsOf(flow)).toEqual(['FLOW1002 asynchronous-body'])
  })

  it('is one problem when the function writes without end', () => {
    const flow = contactFlow('endless', {}, (builder) => {
      for (;;) builder.playPrompt('안녕')
    })
    expect(problemsOf(flow)).toEqual(['FLOW1007 flow-too-large'])
  })

  it('names both places of a label that belongs to another flow', () => {
    let theirs: Label | undefined
    const other = contactFlow('other', {}, (builder) => {
      theirs = builder.here('theirs')
      builder.disconnect()
    })
    other.build()
    const flow = contactFlow('mine', {}, (builder) => {
      builder.playPrompt('안녕')
      if (theirs !== undefined) builder.goto(theirs)
    })
    const problem = compile(flow).diagnostics.find(({ code }) => code === 'FLOW1003')
    expect(problem?.related).toMatchObject([{ message: '"theirs" is declared here.' }])
    expect(problem?.related[0]?.location.line).toBeLessThan(problem?.location.line ?? 0)
  })

  it('is said of a block without body, of one with two, and of a jump to itself', () => {
    const flow = contactFlow('blocks', {}, (builder) => {
      const never = builder.block('never')
      const twice = builder.block('twice', () => builder.disconnect())
      twice.define(() => builder.disconnect())
      const round = builder.block('round')
      round.define(() => builder.goto(round))
      builder.getCustomerInput({
        prompt: '1번',
        on: { InputTimeLimitExceeded: never, NoMatchingCondition: twice, NoMatchingError: round },
      })
    })
    expect(problemsOf(flow).filter((problem) => problem.startsWith('FLOW100'))).toEqual([
      'FLOW1004 undefined-block',
      'FLOW1005 block-defined-twice',
      'FLOW1006 endless-goto',
    ])
  })

  it('is said where it was written: each problem at the line of its statement', () => {
    const flow = contactFlow('places', {}, (builder) => {
      builder.playPrompt('$.First', { id: 'first' })
      builder.playPrompt('$.Second', { id: 'second' })
      builder.disconnect()
    })
    const lines = compile(flow).diagnostics.map(({ location }) => location.line ?? 0)
    expect(lines).toEqual([expect.any(Number), (lines[0] ?? 0) + 1])
  })
})

describe('a flow that is larger than the service takes', () => {
  const large = contactFlow('large', {}, (flow) => {
    for (let count = 0; count < 100; count += 1) flow.playPrompt(`${count} ${'가'.repeat(2_900)}`)
    flow.disconnect()
  })

  it('is an error with its length', () => {
    const { content, diagnostics } = compile(large)
    expect(only(diagnostics)).toMatchObject({
      code: 'FLOW5002',
      name: 'content-too-long',
      args: { characters: content.length, maximum: 256_000 },
    })
  })
})

describe('compileOrThrow', () => {
  it('gives what compile gives, where there is no error', () => {
    expect(compileOrThrow(hello).content).toBe(compile(hello).content)
  })

  it('throws one error with everything that is wrong', () => {
    const open = contactFlow('open', {}, (flow) => flow.playPrompt('$.StoredInput'))
    expect(() => compileOrThrow(open)).toThrow(/^Flow "open" has 2 errors: /)
  })
})
