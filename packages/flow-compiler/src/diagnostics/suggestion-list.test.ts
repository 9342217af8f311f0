import { describe, expect, it } from 'vitest'
import { didYouMean, editDistance, suggestionList } from './suggestion-list.js'

describe('suggestions', () => {
  it.each([
    ['goodbuy', 'goodbye'],
    ['godbye', 'goodbye'],
    ['goodybe', 'goodbye'],
    ['goodbyes', 'goodbye'],
  ])('find what %s was meant to be', (input, meant) => {
    expect(suggestionList(input, ['menu', 'goodbye', 'welcome'])).toEqual([meant])
  })

  it('are sorted, the nearest first', () => {
    expect(suggestionList('abcde', ['abxye', 'abcdx', 'abcxy'])).toEqual(['abcdx', 'abcxy', 'abxye'])
  })

  it('are in the same order however the options come', () => {
    expect(suggestionList('abc', ['abx', 'aby', 'abz'])).toEqual(suggestionList('abc', ['abz', 'aby', 'abx']))
  })

  it('are five at most', () => {
    expect(suggestionList('item0', ['item1', 'item2', 'item3', 'item4', 'item5', 'item6'])).toHaveLength(5)
  })

  it('are none when everything is far off', () => {
    expect(suggestionList('goodbye', ['menu', 'welcome', 'queue'])).toEqual([])
  })

  it('are none for nothing', () => {
    expect(suggestionList('', ['a', 'menu'])).toEqual([])
    expect(suggestionList('menu', [])).toEqual([])
  })

  it('are only the option that differs in case, where there is one', () => {
    expect(suggestionList('enabled', ['Disabled', 'Enabled'])).toEqual(['Enabled'])
  })

  it('treat two letters that changed places as one mistake', () => {
    expect(suggestionList('unknwon', ['unknown', 'unknwarn'])[0]).toBe('unknown')
  })

  it.each([
    ['$.StoredInput', '$.StoredCustomerInput'],
    ['$.StoredCustomerUserInput', '$.StoredCustomerInput'],
  ])('find %s, which has a whole piece missing or too much', (input, meant) => {
    expect(suggestionList(input, ['$.ContactId', '$.StoredCustomerInput'])).toEqual([meant])
  })

  it('do not take a short word for a piece of everything', () => {
    expect(suggestionList('in', ['InvokeLambdaFunction', 'MessageParticipant'])).toEqual([])
  })

  it('name each option once', () => {
    expect(suggestionList('menus', ['menu', 'menu'])).toEqual(['menu'])
  })

  it('work on Korean', () => {
    expect(suggestionList('인사멀', ['인사말', '메뉴'])).toEqual(['인사말'])
  })

  it('are not looked for in words that nobody misspelt', () => {
    expect(suggestionList('a'.repeat(101), ['a'.repeat(100)])).toEqual([])
  })
})

describe('the edit distance', () => {
  it.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['abcd', 'acbd', 1],
    ['abcd', 'bad', 2],
    ['abab', 'ab', 2],
    ['ab', 'aab', 1],
    ['kitten', 'sitting', 3],
  ])('of %j and %j is %d, in both directions', (one, other, distance) => {
    expect(editDistance(one, other, 5)).toBe(distance)
    expect(editDistance(other, one, 5)).toBe(distance)
  })

  it('is only said to be more where it is beyond the bound', () => {
    expect(editDistance('kitten', 'sitting', 3)).toBe(3)
    expect(editDistance('kitten', 'sitting', 2)).toBeGreaterThan(2)
  })
})

describe('the question', () => {
  it.each<readonly [readonly string[], string | undefined]>([
    [[], undefined],
    [['a'], 'Did you mean "a"?'],
    [['a', 'b'], 'Did you mean "a" or "b"?'],
    [['a', 'b', 'c', 'd'], 'Did you mean "a", "b" or "c"?'],
  ])('about %j is %j', (options, question) => {
    expect(didYouMean(options)).toBe(question)
  })
})
