import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { resourceKinds } from '@aicc/flow-dsl/language'
import { queue, resource } from '@aicc/flow-dsl'
import { describe, expect, it } from 'vitest'
import { folderWith } from '../test/run-flowc.js'
import { readResources } from './read-resources.js'
import { UsageError } from './usage-error.js'

function read(text: string | Uint8Array) {
  return readResources('resources.json', folderWith({ 'resources.json': text }))
}

function refusal(text: string | Uint8Array): string {
  try {
    read(text)
  } catch (error) {
    if (error instanceof UsageError) return error.message
    throw error
  }
  throw new Error('nothing was refused')
}

describe('a resources file', () => {
  it('gives each symbol its ARN or id', () => {
    const resolve = read('{"queue": {"support": "arn:1", "sales": "id-2"}, "prompt": {"support": "arn:3"}}')
    expect(resolve(queue('support'))).toBe('arn:1')
    expect(resolve(queue('sales'))).toBe('id-2')
    expect(resolve(resource('prompt', 'support'))).toBe('arn:3')
  })

  it.each(resourceKinds)('may name resources of the kind %s', (kind) => {
    expect(read(JSON.stringify({ [kind]: { a: 'arn' } }))(resource(kind, 'a'))).toBe('arn')
  })

  it('gives nothing for what is not in it', () => {
    const resolve = read('{"queue": {}}')
    expect(resolve(queue('support'))).toBeUndefined()
    expect(resolve(resource('prompt', 'welcome'))).toBeUndefined()
  })

  it.each(['__proto__', 'constructor', 'toString'])(
    'gives nothing for a queue named %s, unless it is in it',
    (name) => {
      expect(read('{"queue": {}}')(queue(name))).toBeUndefined()
      expect(read(`{"queue": {"${name}": "arn"}}`)(queue(name))).toBe('arn')
    },
  )

  it('may begin with a byte order mark', () => {
    expect(read('\ufeff{"queue": {"a": "arn"}}')(queue('a'))).toBe('arn')
  })
})

describe('a resources file is refused in a sentence', () => {
  it.each([
    ['', /is not JSON: Unexpected end of JSON input\.$/],
    ['{"queue": }', /is not JSON: Unexpected token '}'.*\.$/],
    ['{\n  "queue": {},\n}', /is not JSON: .*line 3 column 1.*\.$/],
    ['[]', /has to hold an object: \{"queue": \{"support": "arn:\.\.\."\}\}\.$/],
    ['null', /has to hold an object/],
    ['"arn"', /has to hold an object/],
    ['{"queues": {}}', /has the unknown kind "queues"\. Did you mean "queue"\?$/],
    ['{"__proto__": {}}', /has the unknown kind "__proto__"\. Kinds are queue, lambda,/],
    ['{"queue": "arn"}', /"queue" has to be an object of names and ARNs or ids\.$/],
    ['{"queue": ["arn"]}', /"queue" has to be an object/],
    ['{"queue": null}', /"queue" has to be an object/],
    ['{"queue": {"support": 1}}', /queue "support" has to be an ARN or id as text\.$/],
    ['{"queue": {"support": ""}}', /queue "support" has to be an ARN or id as text\.$/],
    ['{"queue": {"support": "  "}}', /queue "support" has to be an ARN or id as text\.$/],
    ['{"queue": {"support": null}}', /queue "support" has to be/],
    ['{"queue": {"support": {"arn": "x"}}}', /queue "support" has to be/],
    ['{"queue": {"a\\u001b[31m": 1}}', /queue "a\\u001b\[31m" has to be/],
  ])('%s', (text, sentence) => {
    expect(refusal(text)).toMatch(sentence)
    expect(refusal(text)).toContain('resources.json')
  })

  it('when it is missing, a folder or a link to nothing', () => {
    const folder = folderWith()
    mkdirSync(join(folder, 'folder'))
    symlinkSync('nowhere', join(folder, 'link'))
    for (const [file, reason] of [
      ['gone', 'it does not exist'],
      ['folder', 'it is a folder'],
      ['link', 'it does not exist'],
    ] as const) {
      expect(() => readResources(file, folder)).toThrow(`The resources file ${file} cannot be read: ${reason}.`)
    }
  })

  it('when it is nested without end', () => {
    expect(refusal(`{"queue": ${'['.repeat(100_000)}`)).toContain('is not JSON')
    expect(refusal(`{"queue": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`)).toContain('has to be an object')
  })
})
