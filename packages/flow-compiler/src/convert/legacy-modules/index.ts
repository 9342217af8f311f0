import type { LegacyModuleDefinition } from '../legacy-module-definition.js'
import { contactSettings } from './contact-settings.js'
import { flowControl } from './flow-control.js'
import { promptsAndInput } from './prompts-and-input.js'
import { queuesAndTransfers } from './queues-and-transfers.js'

/** All modules of the older export format that are known. A new one is an entry in one of these lists. */
export const legacyModules: readonly LegacyModuleDefinition[] = [
  ...promptsAndInput,
  ...queuesAndTransfers,
  ...contactSettings,
  ...flowControl,
]

const byType = new Map<string, LegacyModuleDefinition[]>()
for (const definition of legacyModules)
  byType.set(definition.type, [...(byType.get(definition.type) ?? []), definition])

/** The definitions of a type, one for each `target`. */
export function legacyModulesOf(type: string): readonly LegacyModuleDefinition[] {
  return byType.get(type) ?? []
}
