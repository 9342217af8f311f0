import { describe, expect, it } from 'vitest'
import { attribute, contact, metrics } from '../index.js'
import { isSsml, ssml, text } from './text.js'

describe('text', () => {
  it('puts paths, texts and numbers into their places', () => {
    expect(text`${contact.name}: ${3} of ${metrics.queue.size} in ${'line'}.`).toBe(
      '$.Name: 3 of $.Metrics.Queue.Size in line.',
    )
  })

  it('is what a plain template literal gives', () => {
    const number = attribute('$.External.lotteryNumber')
    expect(text`추첨 번호는 ${number} 입니다.`).toBe(`추첨 번호는 ${number} 입니다.`)
  })

  it('leaves dollars, braces and markup alone', () => {
    expect(text`US$5 for {all} <b>${'&'}</b>`).toBe('US$5 for {all} <b>&</b>')
  })
})

describe('ssml', () => {
  it('adds <speak> where it is missing, and only there', () => {
    expect(ssml`Hello <break time="1s"/>`.ssml).toBe('<speak>Hello <break time="1s"/></speak>')
    expect(ssml`<speak>Hello</speak>`.ssml).toBe('<speak>Hello</speak>')
    expect(ssml` <speak version="1.0">Hello</speak> `.ssml).toBe('<speak version="1.0">Hello</speak>')
  })

  it('escapes values, and neither markup nor attributes', () => {
    expect(ssml`<p>${'<R&D> "x"'} ${attribute("$.Attributes['a>b']")} ${5}</p>`.ssml).toBe(
      `<speak><p>&lt;R&amp;D&gt; "x" $.Attributes['a>b'] 5</p></speak>`,
    )
  })

  it('escapes an entity in a value once more, since the value is text', () => {
    expect(ssml`${'&amp;'}`.ssml).toBe('<speak>&amp;amp;</speak>')
  })

  it('is recognised across copies of the package by its brand', () => {
    expect(isSsml(ssml`x`)).toBe(true)
    expect(isSsml({ ssml: '<speak/>', [Symbol.for('@aicc/flow-dsl/ssml')]: true })).toBe(true)
    expect(isSsml({ ssml: '<speak/>' })).toBe(false)
    expect(isSsml('<speak/>')).toBe(false)
    expect(isSsml(null)).toBe(false)
  })
})
