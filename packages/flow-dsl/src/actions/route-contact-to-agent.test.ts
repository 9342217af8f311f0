import { expect, it } from 'vitest'
import { statedOutcomes } from '../../test/written-action.js'
import { routeContactToAgent } from './route-contact-to-agent.js'

it('has no method, and says what is not known', () => {
  expect(routeContactToAgent.confidence).toBe('low')
  expect(Object.keys(routeContactToAgent.methods)).toEqual([])
  expect(routeContactToAgent.notes?.length).toBeGreaterThan(0)
})

it('requires no parameter, since the name of the one that it needs is not published', () => {
  expect(Object.values(routeContactToAgent.parameters).filter(({ required }) => required === true)).toEqual([])
})

it('is legal where contacts wait, and has a failure', () => {
  expect(routeContactToAgent.flowTypes).toEqual(['CUSTOMER_QUEUE', 'MODULE'])
  expect(statedOutcomes(routeContactToAgent, {})).toMatchObject({ next: 'continues', failures: ['NoMatchingError'] })
})
