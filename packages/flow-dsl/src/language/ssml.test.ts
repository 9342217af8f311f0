import { describe, expect, it } from 'vitest'
import { ssmlProblem } from './ssml.js'

describe('ssmlProblem', () => {
  it.each([
    '<speak>Hello</speak>',
    ' <speak>Hello</speak>\n',
    '<speak></speak>',
    '<speak/>',
    '<speak>one <break time="1s"/> two</speak>',
    '<speak version=\'1.0\' xml:lang="ko-KR">안녕</speak>',
    '<speak><prosody rate="slow"><emphasis>x</emphasis></prosody></speak>',
    '<speak><amazon:effect name="whispered">x</amazon:effect></speak>',
    '<speak>a &amp; b &lt; c &#39; &#x1F600;</speak>',
    '<speak>Your number is $.External.number</speak>',
    '<speak>a > b</speak>',
    '<speak><!-- no <b> here --></speak>',
    '<?xml version="1.0"?><speak>x</speak>',
    '<speak >x</speak >',
  ])('has nothing against %s', (text) => {
    expect(ssmlProblem(text)).toBeUndefined()
  })

  it.each([
    ['', 0, 'does not begin with <speak>'],
    ['Hello', 0, 'does not begin with <speak>'],
    ['<p>Hello</p>', 0, 'does not begin with <speak>'],
    ['<speak>Hello', 0, 'does not close <speak>'],
    ['<speak><p>Hello</speak>', 15, 'closes <speak> where <p> is open'],
    ['<speak>Hello</p></speak>', 12, 'closes <p> where <speak> is open'],
    ['</speak>', 0, 'closes <speak> where nothing is open'],
    ['<speak>Hello</speak> bye', 21, 'goes on behind </speak>'],
    ['<speak>a</speak><speak>b</speak>', 16, 'goes on behind </speak>'],
    ['<speak>a & b</speak>', 9, 'has a bare &'],
    ['<speak>a &nbsp; b</speak>', 9, 'has a bare &'],
    ['<speak>1 < 2</speak>', 9, 'has a bare <'],
    ['<speak><break time=1s/></speak>', 7, 'has a tag <break> that is not well formed'],
    ['<speak><break time="1s/></speak>', 7, 'has a tag <break> that is not well formed'],
    ['<speak><break', 7, 'has a tag <break> that is not well formed'],
    ['<speak>a</speak', 8, 'has a tag </speak that is not closed'],
    ['<speak><!-- x </speak>', 7, 'has a comment that is not closed'],
  ])('says what is wrong with %j, and where', (text, index, message) => {
    expect(ssmlProblem(text)).toMatchObject({ index, message })
  })

  it('says what to write instead', () => {
    expect(ssmlProblem('<speak>a & b</speak>')?.suggestion).toBe('Write &amp; for &.')
    expect(ssmlProblem('<speak><p>Hello</speak>')?.suggestion).toBe('Write </p>.')
    expect(ssmlProblem('<speak>Hello')?.suggestion).toBe('Write </speak> where it ends.')
  })
})
