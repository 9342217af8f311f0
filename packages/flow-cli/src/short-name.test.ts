import { expect, it } from 'vitest'
import { shortName } from './short-name.js'

it.each([
  ['/work/flows/a.json', '/work', 'flows/a.json'],
  ['/work/a.json', '/work/flows', '../a.json'],
  ['/work/a.json', '/work/flows/deep', '../../a.json'],
  ['/work/a.json', '/work/flows/deep/er', '/work/a.json'],
  ['/work', '/work', '/work'],
  ['/work/..a.json', '/work', '..a.json'],
])('%s, seen from %s, is %s', (file, directory, name) => {
  expect(shortName(file, directory)).toBe(name)
})
