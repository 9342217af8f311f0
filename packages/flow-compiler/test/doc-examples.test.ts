import { actionDefinitions } from '@aicc/flow-dsl/language'
import type { ActionDefinition } from '@aicc/flow-dsl/language'
import { expect, it } from 'vitest'
import { createProgram, typeProblemsIn } from '../../flow-dsl/test/typescript-program.js'
import { compile } from '../src/index.js'
import { callableNames, endingIdentifier, flowsOf, readDocExamples, sourceOf } from './doc-examples.js'

const written = createProgram({})
const examples = readDocExamples(written)
const sources = Object.fromEntries(
  examples.map((example) => [`${example.place.replaceAll(/\W+/g, '-')}.ts`, sourceOf(example)]),
)
const cases = Object.entries(sources).map(([file, source], index) => ({
  file,
  source,
  place: examples[index]?.place ?? file,
  name: examples[index]?.name ?? file,
}))
const definitions: readonly ActionDefinition[] = actionDefinitions
const deprecatedMethods = new Set(
  definitions.flatMap(({ deprecated, methods }) => (deprecated === undefined ? [] : Object.keys(methods))),
)

it('stand at every builder method and every function that authors import', () => {
  const callable = callableNames(written)
  expect(callable.length).toBeGreaterThan(100)
  expect(callable.filter(({ hasExample }) => !hasExample).map(({ name }) => name)).toEqual([])
})

it('are one for each place', () => {
  expect(cases).toHaveLength(examples.length)
})

it('write a flow wherever they use a builder', () => {
  const using = cases.filter(({ source }) => source.includes('export const example '))
  expect(using.length).toBeGreaterThan(80)
  expect(using.filter(({ file, source }) => flowsOf(file, source).length !== 1)).toEqual([])
})

it('are right for the type checker', () => {
  const program = createProgram(sources)
  const problems = cases.flatMap(({ file, place }) =>
    typeProblemsIn(program, file).map(({ message, at }) => `${place}: ${at}: ${message}`),
  )
  expect(problems).toEqual([])
})

it.each(cases)('$place compiles', ({ file, source, name: method }) => {
  const found = flowsOf(file, source).flatMap((flow) => compile(flow).diagnostics)
  const said = found
    .filter(({ severity }) => severity !== 'info')
    // What ends the flow behind an example that has ended already is not reached.
    .filter(({ location }) => location.action !== endingIdentifier)
    .filter(({ name }) => name !== 'deprecated-action' || !deprecatedMethods.has(method))
    .map(({ severity, name, message }) => `${severity} ${name}: ${message}`)
  expect(said).toEqual([])
})
