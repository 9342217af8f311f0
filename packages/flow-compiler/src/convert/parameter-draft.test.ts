import { describe, expect, it } from 'vitest'
import { ParameterDraft } from './parameter-draft.js'

function draftOf(...members: readonly (readonly [(string | number)[], string])[]): unknown {
  const draft = new ParameterDraft()
  for (const [path, value] of members) draft.set(path, value, undefined)
  return JSON.parse(JSON.stringify(draft.toParameters()))
}

describe('a draft of parameters', () => {
  it('makes the objects and lists on the way to a member', () => {
    expect(draftOf([['A', 'B'], '1'], [['A', 'C'], '2'], [['D', 0, 'E'], '3'], [['D', 1], '4'])).toEqual({
      A: { B: '1', C: '2' },
      D: [{ E: '3' }, '4'],
    })
  })

  it('writes null where an item of a list was left out', () => {
    expect(draftOf([['A', 2], '1'])).toEqual({ A: [null, null, '1'] })
  })

  it('takes names of prototypes as names', () => {
    const draft = new ParameterDraft()
    draft.set(['A', '__proto__'], '1', undefined)
    draft.set(['__proto__', 'polluted'], '2', undefined)
    expect(JSON.stringify(draft.toParameters())).toBe('{"A":{"__proto__":"1"},"__proto__":{"polluted":"2"}}')
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })

  it('refuses a second value, and one whose place is taken', () => {
    const draft = new ParameterDraft()
    expect(draft.set(['A'], '1', undefined)).toBe(true)
    expect(draft.set(['A'], '2', undefined)).toBe(false)
    expect(draft.set(['A', 'B'], '2', undefined)).toBe(false)
    expect(draft.set(['L', 0], '1', undefined)).toBe(true)
    expect(draft.set(['L', 'B'], '2', undefined)).toBe(false)
    expect(draft.set([], '1', undefined)).toBe(false)
    expect(JSON.stringify(draft.toParameters())).toBe('{"A":"1","L":["1"]}')
  })

  it('lets an empty object make room for members, before and behind them', () => {
    const draft = new ParameterDraft()
    draft.set(['A', 'B'], '1', undefined)
    expect(draft.set(['A'], {}, undefined)).toBe(true)
    expect(draft.set(['C'], {}, undefined)).toBe(true)
    expect(draft.set(['C', 'D'], '2', undefined)).toBe(true)
    expect(JSON.stringify(draft.toParameters())).toBe('{"A":{"B":"1"},"C":{"D":"2"}}')
  })

  it('makes nothing when it is asked', () => {
    const draft = new ParameterDraft()
    expect(draft.lengthOf(['A', 'B'])).toBe(0)
    expect(draft.valueAt(['A'])).toBeUndefined()
    expect(draft.isEmpty).toBe(true)
  })

  it('knows where a member came from, or the nearest one above it', () => {
    const draft = new ParameterDraft()
    draft.set(['A', 'B'], '1', ['modules', 3])
    expect(draft.originOf(['A', 'B'])).toEqual(['modules', 3])
    expect(draft.originOf(['A', 'B', 'C'])).toEqual(['modules', 3])
    expect(draft.originOf(['A'])).toBeUndefined()
  })
})
