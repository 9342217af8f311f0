import { contactFlow } from '@aicc/flow-dsl'
import { describe, expect, it } from 'vitest'
import { compileOrThrow } from '../compile.js'
import { FlowCompileError, isFlowCompileError } from './flow-compile-error.js'

const broken = contactFlow('broken', {}, (flow) => {
  flow.playPrompt('$.StoredInput', { id: 'first' })
  flow.playPrompt('$.CustomerAge', { id: 'second' })
})

function thrownFor(flow: typeof broken): unknown {
  try {
    compileOrThrow(flow)
  } catch (error) {
    return error
  }
  return undefined
}

describe('the error of a flow that does not compile', () => {
  it('says how many errors there are, and the first', () => {
    expect(thrownFor(broken)).toMatchObject({
      name: 'FlowCompileError',
      message: expect.stringMatching(/^Flow "broken" has 3 errors: "first": Text reads \$\.StoredInput/),
    })
  })

  it('has all problems, for machines too', () => {
    const error = thrownFor(broken)
    if (!isFlowCompileError(error)) throw new Error('another error was thrown')
    expect(error.diagnostics.map(({ name }) => name)).toEqual(['unknown-attribute', 'unknown-attribute', 'open-end'])
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({
      name: 'FlowCompileError',
      diagnostics: error.diagnostics.map(({ code }) => ({ code })),
    })
  })

  it('is not thrown for warnings', () => {
    const warned = contactFlow('warned', {}, (flow) => {
      flow.disconnect()
      flow.playPrompt('아무도 듣지 못합니다.')
      flow.disconnect()
    })
    expect(compileOrThrow(warned).diagnostics.map(({ severity }) => severity)).toEqual(['warning'])
  })

  it('is recognised by its brand, and nothing else is', () => {
    expect(isFlowCompileError(new FlowCompileError('flow', []))).toBe(true)
    expect([new Error('other'), null, undefined, 'text', {}].filter(isFlowCompileError)).toEqual([])
  })
})
