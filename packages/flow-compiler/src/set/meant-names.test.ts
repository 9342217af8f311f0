import { describe, expect, it } from 'vitest'
import { meantNames } from './meant-names.js'

describe('meantNames', () => {
  it.each([
    ['escalatoin', 'escalation'],
    ['main-survye', 'main-survey'],
    ['Customer-Queue', 'customer-queue'],
    ['customer_queue', 'customer-queue'],
    ['mainMenu', 'main-menu'],
    ['고객만족도조사', '고객만족도조시'],
  ])('takes %s for %s', (written, meant) => {
    expect(meantNames(['other', meant])(written)).toBe(meant)
  })

  it.each([
    ['inbound-1', 'inbound-2'],
    ['greeting-en', 'greeting-es'],
    ['agent-hold', 'agent-whisper'],
    ['main', 'mail'],
    ['survey2', 'survey3'],
    ['welcome', 'welcome-back'],
    ['satisfactoin survye', 'satisfaction survey'],
    ['', 'a'],
    ['---', 'menu'],
    ['상담 1', '상담 2'],
  ])('takes %s and %s for two names', (one, other) => {
    expect(meantNames([other])(one)).toBeUndefined()
    expect(meantNames([one])(other)).toBeUndefined()
  })

  it('takes the nearest, and of equally near ones always the same', () => {
    expect(meantNames(['escalatoni', 'escalation', 'escalatoim'])('escalatoin')).toBe('escalation')
    expect(meantNames(['escalatoin', 'escalatoio'])('escalatoim')).toBe(
      meantNames(['escalatoio', 'escalatoin'])('escalatoim'),
    )
  })

  it('does not compare texts that are no names', () => {
    expect(meantNames(['b'.repeat(100_000)])('a'.repeat(100_000))).toBeUndefined()
  })
})
