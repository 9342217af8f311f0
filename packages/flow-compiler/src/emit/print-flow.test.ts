import { contactFlow } from '@aicc/flow-dsl'
import { expect, it } from 'vitest'
import { compile } from '../compile.js'
import { printFlow, printFlowContent } from './print-flow.js'

const { document, content } = compile(contactFlow('small', {}, (flow) => flow.disconnect({ id: '안녕' })))

it('prints a document for people line by line, with one line feed at the end', () => {
  const lines = printFlow(document).split('\n')
  expect(lines.slice(0, 3)).toEqual(['{', '  "Version": "2019-10-30",', '  "StartAction": "안녕",'])
  expect(lines.slice(-2)).toEqual(['}', ''])
})

it('prints the content for the service without white space', () => {
  expect(printFlowContent(document)).not.toMatch(/\s/)
  expect(content).toBe(printFlowContent(document))
})

it('prints the same flow both ways', () => {
  expect(JSON.parse(printFlow(document))).toEqual(JSON.parse(printFlowContent(document)))
})
