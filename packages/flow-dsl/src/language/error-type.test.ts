import { expect, it } from 'vitest'
import { actionDefinitions } from '../actions/index.js'
import type { ActionDefinition } from '../actions/action-definition.js'
import { errorTypes, isErrorType } from './error-type.js'

it('recognises the error types of the language alone', () => {
  expect(isErrorType('NoMatchingError')).toBe(true)
  expect(isErrorType('NoMatchingErorr')).toBe(false)
  expect(isErrorType('True')).toBe(false)
  expect(isErrorType('toString')).toBe(false)
})

it('explains every error type that an action has', () => {
  const definitions: readonly ActionDefinition[] = actionDefinitions
  const used = definitions.flatMap(({ forms }) => forms.flatMap(({ outcomes }) => Object.keys(outcomes.errors)))
  expect(used.length).toBeGreaterThan(30)
  expect(used.filter((type) => !Object.hasOwn(errorTypes, type))).toEqual([])
})
