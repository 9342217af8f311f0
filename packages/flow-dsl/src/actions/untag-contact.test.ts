import { expect, it } from 'vitest'
import { statedOutcomes, writtenBy, writtenUnderHandlerBy } from '../../test/written-action.js'
import { untagContact } from './untag-contact.js'

it('removes tags and goes on', () => {
  expect(
    writtenBy((flow, elsewhere) => flow.untagContact(['team', 'tier'], { on: { NoMatchingError: elsewhere } })),
  ).toEqual({
    type: 'UntagContact',
    parameters: { TagKeys: ['team', 'tier'] },
    ways: { next: 'after', NoMatchingError: 'elsewhere' },
  })
})

it('leaves its failure to onError', () => {
  expect(writtenUnderHandlerBy((flow) => flow.untagContact(['team'])).ways).toMatchObject({
    NoMatchingError: 'handler',
  })
  expect(statedOutcomes(untagContact, {})).toMatchObject({ failures: ['NoMatchingError'], events: [] })
})

it('takes at least one key, none of them reserved or an attribute', () => {
  const TagKeys = untagContact.parameters['TagKeys']
  expect(TagKeys).toMatchObject({ required: true, minimumItems: 1, item: { dynamic: 'static' } })
  const key = TagKeys?.kind === 'list' ? TagKeys.item : undefined
  const pattern = key?.kind === 'text' ? key.pattern : undefined
  expect(pattern?.test('team')).toBe(true)
  expect(pattern?.test('aws:connect:instanceId')).toBe(false)
})

it('is called by its keys', () => {
  expect(untagContact.label?.({ TagKeys: ['team', 'tier'] })).toBe('team tier')
  expect(untagContact.label?.({})).toBeUndefined()
})
