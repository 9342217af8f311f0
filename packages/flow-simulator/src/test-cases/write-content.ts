import type { Observation, TestAction, TestCaseContent, TestStep, WhatHappens } from './content.js'
import type { PlannedTest } from './plan-test.js'

/**
 * The content of a planned test. Observations form one chain: each waits for the one before it. Overrides are made before
 * the flow begins.
 */
export function writeContent({
  overrides,
  observations,
}: Pick<PlannedTest, 'overrides' | 'observations'>): TestCaseContent {
  const replaces = overrides.map((override): TestStep => ({ Type: 'OverrideSystemBehavior', Parameters: override }))
  const parts: readonly { readonly event: WhatHappens; readonly steps: readonly TestStep[] }[] = [
    ...(replaces.length > 0 ? [{ event: { Type: 'TestInitiated', Properties: {} } as const, steps: replaces }] : []),
    ...observations,
  ]
  return {
    Version: '2019-10-30',
    Metadata: {},
    Observations: parts.map(({ event, steps }, index): Observation => {
      const Identifier = `observation-${index + 1}`
      return {
        Identifier,
        // The console shows nothing where the event has no identifier of its own.
        Event: { Identifier: `${Identifier}-event`, Actor: 'System', ...event },
        Actions: steps.map((step, action): TestAction => ({
          Identifier: `${Identifier}-action-${action + 1}`,
          ...step,
          Transitions: action === steps.length - 1 ? {} : { NextAction: `${Identifier}-action-${action + 2}` },
        })),
        Transitions: { NextObservations: index === parts.length - 1 ? [] : [`observation-${index + 2}`] },
      }
    }),
  }
}
