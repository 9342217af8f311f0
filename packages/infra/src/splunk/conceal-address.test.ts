import { expect, it } from 'vitest'
import { createConcealment } from './conceal-address.js'

const key = 'a key of enough bytes'

it('hashes the same address to the same text, and only with the same key', () => {
  const hash = createConcealment('hash', key)
  expect(hash('+821000000042')).toMatch(/^[0-9a-f]{32}$/)
  expect(hash(' +821000000042')).toBe(hash('+821000000042'))
  expect(hash('Someone@Example.com')).toBe(hash('someone@example.com'))
  expect(hash('+821000000042')).not.toBe(hash('+821000000043'))
  expect(hash('+821000000042')).not.toBe(createConcealment('hash', `${key}!`)('+821000000042'))
})

it('refuses a key that could be guessed', () => {
  expect(() => createConcealment('hash', 'short')).toThrow('at least 16 bytes')
})

it.each([
  ['+821000000042', '***********42'],
  ['someone@example.com', '(19 characters)'],
  ['Anonymous', 'anonymous'],
  ['', '(0 characters)'],
])('masks %s', (address, masked) => {
  expect(createConcealment('mask')(address)).toBe(masked)
})

it('leaves addresses out', () => {
  expect(createConcealment('omit')('+821000000042')).toBeUndefined()
})
