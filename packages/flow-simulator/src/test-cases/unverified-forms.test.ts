import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { unverifiedForms } from './unverified-forms.js'

it('the page about test cases names all forms that are not verified', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../../docs/test-cases.md'), 'utf8')
  const names = [...page.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, name]) => name)
  expect(names).toEqual(Object.keys(unverifiedForms))
})
