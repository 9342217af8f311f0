import { defineExecution, done } from '../machine/step.js'
import type { ActionExecution } from '../machine/step.js'

/** An action that cannot fail, takes no time, and sets something that no flow can read. */
export function defineInstantAction(type: string): ActionExecution {
  return defineExecution({ type, begin: () => done, unreadSetting: true })
}
