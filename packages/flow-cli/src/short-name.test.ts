import { expect, it } from 'vitest'
import { shortName } from './short-name.js'

it.each([
  ['/project/flows/a.json', '/project', 'flows/a.json'],
  ['/project/a.json', '/project/flows', '../a.json'],
  ['/project/a.json', '/project/flows/deep', '../../a.json'],
  ['/project/a.json', '/project/flows/deep/er', '/project/a.json'],
  ['/project', '/project', '.'],
  ['/project/..a.json', '/project', '..a.json'],
])('%s, seen from %s, is %s', (file, directory, name) => {
  expect(shortName(file, directory)).toBe(name)
})
