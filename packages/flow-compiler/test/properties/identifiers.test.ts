import { arbitraryEditedFlow, arbitraryFlow } from '@aicc/flow-dsl/testing'
import { identifierProblem } from '@aicc/flow-dsl/language'
import type { BuildableFlow } from '@aicc/flow-dsl/language'
import { assert, property } from 'fast-check'
import { expect, test } from 'vitest'
import { compile } from '../../src/index.js'
import { seed } from './seed.js'

const actionsOf = (flow: BuildableFlow): readonly { readonly Identifier: string; readonly Type: string }[] =>
  compile(flow).document.Actions

test('identifiers are unique and legal', () => {
  assert(
    property(arbitraryFlow(), (flow) => {
      const identifiers = actionsOf(flow).map(({ Identifier }) => Identifier)
      expect(new Set(identifiers).size).toBe(identifiers.length)
      expect(identifiers.map(identifierProblem).filter((problem) => problem !== undefined)).toEqual([])
    }),
    { seed, numRuns: 100 },
  )
})

test('identifiers that an author gives are kept', () => {
  assert(
    property(arbitraryFlow(), (flow) => {
      const given = flow.build().graph.actions.map(({ givenIdentifier }) => givenIdentifier)
      for (const [index, { Identifier }] of actionsOf(flow).entries()) {
        expect(Identifier).toBe(given[index] ?? Identifier)
      }
    }),
    { seed: seed + 1, numRuns: 50 },
  )
})

test('identifiers do not move when an unrelated statement is written anywhere', () => {
  assert(
    property(arbitraryEditedFlow(), ({ original, edited, insertedType }) => {
      const others = actionsOf(edited).filter(({ Type }) => Type !== insertedType)
      expect(others.map(({ Identifier }) => Identifier)).toEqual(
        actionsOf(original).map(({ Identifier }) => Identifier),
      )
    }),
    { seed: seed + 2, numRuns: 150 },
  )
})
