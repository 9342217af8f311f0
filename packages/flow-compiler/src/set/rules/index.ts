import type { SetRule } from '../set-rule.js'
import { mismatchedModuleCall } from './mismatched-module-call.js'
import { moduleNesting } from './module-nesting.js'
import { sameFlowName } from './same-flow-name.js'
import { transferCircle } from './transfer-circle.js'
import { unknownFlow } from './unknown-flow.js'
import { unusedFlow } from './unused-flow.js'
import { wrongFlowType } from './wrong-flow-type.js'

/**
 * The list of all rules about flows that belong together: references, modules, the contact's way from flow to flow. A
 * new rule is a file of its own, its test, its page and an entry here.
 */
export const setRules: readonly SetRule[] = [
  unknownFlow,
  wrongFlowType,
  sameFlowName,
  mismatchedModuleCall,
  moduleNesting,
  transferCircle,
  unusedFlow,
]
