import { describe, expect, it, vi } from 'vitest'
import {
  AttributeReference,
  findReferences,
  isAttributeReference,
  referencePath,
  wholeReference,
} from './attribute-reference.js'

/** References of a text as `text: members`, with what follows directly behind `+`. */
const found = (text: string): readonly string[] =>
  findReferences(text).map(
    ({ start, end, members, followedBy }) =>
      `${text.slice(start, end)}: ${members.join(' ')}${followedBy === undefined ? '' : ` +${followedBy}`}`,
  )

describe('AttributeReference', () => {
  it('becomes its path in a template literal and in JSON', () => {
    const tier = new AttributeReference('$.Attributes.tier')
    expect(`Tier: ${tier}`).toBe('Tier: $.Attributes.tier')
    expect(JSON.stringify({ tier })).toBe('{"tier":"$.Attributes.tier"}')
  })

  it('is recognised across copies of the package by its brand', () => {
    const foreign = { path: '$.Channel', [Symbol.for('@aicc/flow-dsl/attribute-reference')]: true }
    expect(isAttributeReference(new AttributeReference('$.Channel'))).toBe(true)
    expect(isAttributeReference(foreign)).toBe(true)
    expect(isAttributeReference({ path: '$.Channel' })).toBe(false)
    expect(isAttributeReference('$.Channel')).toBe(false)
    expect(isAttributeReference(null)).toBe(false)
  })
})

describe('findReferences', () => {
  it('reads members behind dots', () => {
    expect(found('From $.CustomerEndpoint.Address today')).toEqual([
      '$.CustomerEndpoint.Address: CustomerEndpoint Address',
    ])
  })

  it('reads keys with - and _ and digits', () => {
    expect(found('$.Media.Sip.Headers.P-Charge_1')).toEqual([
      '$.Media.Sip.Headers.P-Charge_1: Media Sip Headers P-Charge_1',
    ])
  })

  it.each([
    ["$.SegmentAttributes['connect:Subtype']", 'SegmentAttributes connect:Subtype'],
    ['$["Attributes"]["two words"]', 'Attributes two words'],
    ["$.['Attributes']['tier']", 'Attributes tier'],
    ['$.Attributes[`tier`]', 'Attributes tier'],
    ['$.External.items[0].name', 'External items 0 name'],
    ["$.Attributes['$.Attributes.inner']", 'Attributes $.Attributes.inner'],
    ["$.Attributes['']", 'Attributes '],
    ["$.Attributes['이름']", 'Attributes 이름'],
  ])('reads brackets: %s', (text, members) => {
    expect(found(text)).toEqual([`${text}: ${members}`])
  })

  it('stops before a bracket that is not closed', () => {
    expect(found("$.Attributes['tier is gold")).toEqual(['$.Attributes: Attributes'])
    expect(found('$.External.items[0')).toEqual(['$.External.items: External items'])
    expect(found('$.External.items[first]')).toEqual(['$.External.items: External items'])
  })

  it('leaves the dot that ends a sentence', () => {
    expect(found('Your number is $.External.number.')).toEqual(['$.External.number: External number'])
    expect(found('$.External.number. Thank you.')).toEqual(['$.External.number: External number'])
    expect(found('$.External.number...')).toEqual(['$.External.number: External number'])
  })

  it.each([
    ['$.External.number입니다', '입'],
    ["$.Attributes['tier']s", 's'],
    ["$.Attributes['tier']2", '2'],
    ['$.External.numberé', 'é'],
    ['$.External.name𠮷', '𠮷'],
  ])('tells what follows directly: %s', (text, followedBy) => {
    expect(findReferences(text)).toMatchObject([{ followedBy }])
  })

  it.each(['$.External.number 입니다', '$.External.number, bye', '$.External.number!', '$.External.number'])(
    'has nothing to say of space and punctuation: %s',
    (text) => {
      expect(findReferences(text)).toMatchObject([{ followedBy: undefined }])
    },
  )

  it('finds several, also without a space between', () => {
    expect(found('$.Channel$.ContactId and $.Name')).toEqual([
      '$.Channel: Channel',
      '$.ContactId: ContactId',
      '$.Name: Name',
    ])
  })

  it('finds a bare $. without members', () => {
    expect(findReferences('$. and $..')).toMatchObject([
      { start: 0, end: 1, members: [] },
      { start: 7, end: 8, members: [] },
    ])
  })

  it.each(['', '$', '5$', 'US$5.20', '$[0]', '${name}', '$$', 'no reference'])('finds none in %j', (text) => {
    expect(findReferences(text)).toEqual([])
  })

  it('reads a hostile text once: brackets that nothing closes do not each search to its end', () => {
    const text = "$['".repeat(2_000)
    const searches = vi.spyOn(String.prototype, 'indexOf')
    let read = 0
    findReferences(text)
    for (const [index, [, from = 0]] of searches.mock.calls.entries()) {
      const result: unknown = searches.mock.results[index]?.value
      read += (typeof result === 'number' && result >= 0 ? result : text.length) - from
    }
    searches.mockRestore()
    expect(read).toBeLessThan(4 * text.length)
  })

  it('finds the next closing bracket again once it has passed one', () => {
    expect(found("$['a'] $['b'] $['c")).toEqual(["$['a']: a", "$['b']: b", '$: '])
  })
})

describe('wholeReference', () => {
  it('is the reference that a text is as a whole', () => {
    expect(wholeReference("$.Attributes['tier']")?.members).toEqual(['Attributes', 'tier'])
  })

  it.each(['$.Channel ', ' $.Channel', '$.Channel.', '$.', '$', '', 'x', '$.Channel$.Name', '$.External.number입니다'])(
    'is nothing for %j',
    (text) => {
      expect(wholeReference(text)).toBeUndefined()
    },
  )
})

describe('referencePath', () => {
  it('puts keys into brackets where a dot cannot have them', () => {
    expect(referencePath(['Attributes', 'tier'])).toBe('$.Attributes.tier')
    expect(referencePath(['Attributes', 'two words'])).toBe("$.Attributes['two words']")
    expect(referencePath(['SegmentAttributes', 'connect:Subtype'])).toBe("$.SegmentAttributes['connect:Subtype']")
    expect(referencePath(['Attributes', '이름'])).toBe("$.Attributes['이름']")
  })

  it('is read back as the same members', () => {
    const members = ['External', 'a b', 'c-d', '', '한글', '0']
    expect(wholeReference(referencePath(members))?.members).toEqual(members)
  })
})
