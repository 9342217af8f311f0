import { expect, it } from 'vitest'
import { attribute, contactFlow, flowNamed, isFlow } from '../index.js'
import { flowBehind, isResource } from '../language/index.js'
import { flowParameter } from './flow-target.js'

it('refers to a flow by its name, so that flows can refer to each other', () => {
  const built = contactFlow('other', {}, (flow) => flow.disconnect())
  expect(flowParameter(built)).toEqual(flowNamed('other'))
})

it('keeps the flow itself behind the name, and nothing behind a name alone', () => {
  const built = contactFlow('other', {}, (flow) => flow.disconnect())
  const parameter = flowParameter(built)
  expect(isResource(parameter) && flowBehind(parameter)).toBe(built)
  expect(flowBehind(flowNamed('other'))).toBe(undefined)
  expect(JSON.stringify(parameter)).toBe(JSON.stringify(flowNamed('other')))
})

it('keeps names and attributes as they are', () => {
  const named = flowNamed('other')
  const reference = attribute('$.Attributes.flow')
  expect(flowParameter(named)).toBe(named)
  expect(flowParameter(reference)).toBe(reference)
})

it('isFlow recognises flows of other copies of the package, and nothing else', () => {
  expect(isFlow(contactFlow('f', {}, () => {}))).toBe(true)
  expect(isFlow({ [Symbol.for('@aicc/flow-dsl/flow')]: true })).toBe(true)
  expect(isFlow({ name: 'f', build: () => undefined })).toBe(false)
  expect(isFlow(undefined)).toBe(false)
})
