import { join } from 'node:path'
import { expect, it } from 'vitest'
import { flowJson, folderWith } from '../test/run-flowc.js'
import { looksLikeFlow, looksLikeOldExport } from './looks-like-flow.js'

function looks(text: string | Uint8Array): boolean {
  return looksLikeFlow(join(folderWith({ 'a.json': text }), 'a.json'))
}

it.each([
  ['a flow', flowJson()],
  ['a flow without white space', JSON.stringify(JSON.parse(flowJson()))],
  ['a flow without a start', '{"Version": "2019-10-30", "Actions": [ ]}'],
  ['a flow that breaks off', '{"Version": "2019-10-30", "StartAction": "a", "Act'],
  ['a flow in UTF-16', Buffer.from(`\ufeff${flowJson()}`, 'utf16le')],
  ['an export in the older format', '{"modules" : [{"id": "a"}], "version": "1"}'],
  ['a flow with much in front of its actions', `{"Metadata": "${'가'.repeat(250_000)}", "Actions": []}`],
])('%s is taken for one', (_, text) => {
  expect(looks(text)).toBe(true)
})

it.each([
  ['nothing', ''],
  ['a resources file', '{"queue": {"general": "arn:aws:connect:..."}}'],
  ['a policy', '{"Statement": [{"Effect": "Allow", "Action": ["connect:*"]}]}'],
  ['settings of a tool', '{"presets": [["env", {"modules": false}]], "compilerOptions": {"module": "esnext"}}'],
  ['a template that holds a flow as text', JSON.stringify({ Content: flowJson() })],
  ['other data, however much of it', JSON.stringify({ modules: ' '.repeat(3_000_000) })],
])('%s is not', (_, text) => {
  expect(looks(text)).toBe(false)
})

it('a file that cannot be read is taken for one, so that it is not passed over', () => {
  expect(looksLikeFlow(join(folderWith(), 'gone.json'))).toBe(true)
})

it('an export in the older format is told from a flow', () => {
  const folder = folderWith({ 'old.json': '{"modules": []}', 'new.json': flowJson() })
  expect(looksLikeOldExport(join(folder, 'old.json'))).toBe(true)
  expect(looksLikeOldExport(join(folder, 'new.json'))).toBe(false)
})
