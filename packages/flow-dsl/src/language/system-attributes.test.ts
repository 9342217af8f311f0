import { expect, it } from 'vitest'
import { findReferences } from './attribute-reference.js'
import { lookUpAttribute } from './known-attributes.js'
import { knownAttributePatterns, lex, media, sipHeaders, views } from './system-attributes.js'

it('writes the free members of Lex and views as the service reads them', () => {
  expect(String(lex.slot('city'))).toBe('$.Lex.Slots.city')
  expect(String(lex.slot('city of birth'))).toBe("$.Lex.Slots['city of birth']")
  expect(String(lex.sessionAttribute('step'))).toBe('$.Lex.SessionAttributes.step')
  expect(String(views.resultData('form', 'name'))).toBe('$.Views.ViewResultData.form.name')
  expect(String(views.resultData())).toBe('$.Views.ViewResultData')
})

it('has a known path for every SIP header', () => {
  const paths = sipHeaders.map((name) => media.sipHeader(name).path)
  expect(paths).toContain('$.Media.Sip.Headers.P-Charge-Info')
  expect(paths.filter((path) => lookUpAttribute(findReferences(path)[0]?.members ?? []).verdict !== 'known')).toEqual(
    [],
  )
})

it('lists no attribute twice', () => {
  expect(new Set(knownAttributePatterns).size).toBe(knownAttributePatterns.length)
})
