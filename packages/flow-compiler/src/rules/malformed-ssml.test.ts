import { contactFlow, contact, ssml } from '@aicc/flow-dsl'
import { describe, expect, it } from 'vitest'
import { flowWith } from '../../test/flow-json.js'
import { expectProblems, expectValid, problemOf } from '../../test/rule-harness.js'
import { validActions, validElsewhere, withParameters } from '../../test/valid-actions.js'

const rule = 'malformed-ssml'
const { playSsml, menu } = validActions

function speaking(markup: string) {
  return flowWith(withParameters(playSsml, { SSML: markup }))
}

function speakingFlow(markup: string) {
  return contactFlow('speaking', {}, (flow) => {
    flow.action({ Type: 'MessageParticipant', id: 'say', Parameters: { SSML: markup } })
    flow.disconnect()
  })
}

describe(rule, () => {
  it.each([
    ['no <speak> around it', '안녕하세요.', 0],
    ['another tag around it', '<p>안녕하세요.</p>', 0],
    ['a <speak> that is not closed', '<speak>안녕하세요.', 0],
    ['a tag that is not closed', '<speak><p>안녕하세요.</speak>', 16],
    ['tags that are closed in the wrong order', '<speak><p><s>안녕</p></s></speak>', 15],
    ['a closing tag that opens nowhere', '<speak>안녕</p></speak>', 9],
    ['something behind it', '<speak>안녕</speak> 하세요', 18],
    ['two of them', '<speak>안녕</speak><speak>하세요</speak>', 17],
    ['a bare ampersand', '<speak>A & B</speak>', 9],
    ['an entity that XML does not have', '<speak>A&nbsp;B</speak>', 8],
    ['a bare less-than', '<speak>1 < 2</speak>', 9],
    ['an attribute without quotes', '<speak><break time=1s/></speak>', 7],
    ['a comment that does not end', '<speak><!-- 안녕</speak>', 7],
  ])('reports %s, and where', (_title, markup, index) => {
    expectProblems(speaking(markup), rule).toEqual([
      { args: { action: 'subject', index }, at: 'subject > Parameters.SSML', severity: 'warning' },
    ])
  })

  it('is an error in a TypeScript flow, where it is mended at once', () => {
    expectProblems(speakingFlow('<speak>안녕'), rule).toEqual([
      { args: { action: 'say', index: 0 }, at: 'say > Parameters.SSML', severity: 'error' },
    ])
  })

  it('shows the text around the place and what to write', () => {
    expect(problemOf(speaking('<speak>삼성 & LG</speak>'), rule)).toMatchObject({
      message: '"subject": SSML has a bare &, at "<speak>삼성 & LG</speak>".',
      suggestion: 'Write &amp; for &.',
    })
  })

  it('reports a message inside a list, and the prompt of a menu', () => {
    const messages = withParameters(validElsewhere.loopPrompts.action, { Messages: [{ SSML: '<speak>' }] })
    expectProblems(flowWith(messages), rule).toMatchObject([{ at: 'subject > Parameters.Messages[0].SSML' }])
    const asking = withParameters(menu, { Text: undefined, SSML: '<speak>' })
    expectProblems(flowWith(asking), rule).toMatchObject([{ at: 'subject > Parameters.SSML' }])
  })

  it.each([
    '<speak>안녕하세요.</speak>',
    '  <speak xml:lang="ko-KR">안녕</speak>  ',
    "<speak>번호는 <say-as interpret-as='digits'>$.External.number</say-as> 입니다.</speak>",
    '<speak><amazon:effect name="whispered">쉿</amazon:effect><break time="1s" /></speak>',
    '<speak>삼성 &amp; LG, 1 &lt; 2, &#44032;, &#xAC00;</speak>',
    '<speak><!-- 인사 --><prosody rate="slow">안녕</prosody></speak>',
    '<speak>1 > 0</speak>',
    '<speak/>',
  ])('takes %s', (markup) => {
    expectValid(speaking(markup), rule)
  })

  it('leaves alone markup that an attribute holds', () => {
    expectValid(speaking('$.Attributes.greeting'))
  })

  it('leaves alone plain text that looks like markup', () => {
    expectValid(flowWith(withParameters(validActions.playPrompt, { Text: '1 < 2 & 3' })))
  })

  it('never finds anything in what the ssml tag makes of literals', () => {
    expectValid(
      contactFlow('tagged', {}, (flow) => {
        flow.playPrompt(ssml`<say-as interpret-as="digits">${contact.contactId}</say-as> ${'<&>'} 입니다.`)
        flow.disconnect()
      }),
    )
  })
})
