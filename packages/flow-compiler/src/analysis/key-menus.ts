import { findReferences, spokenKeys } from '@aicc/flow-dsl/language'
import type { SpokenKeys } from '@aicc/flow-dsl/language'
import type { CheckedAction, CheckedFlow } from './checked-flow.js'
import type { Pointer } from './parameter-walk.js'

/** A menu of telephone keys whose prompt is written in the flow. */
export interface KeyMenu {
  readonly action: CheckedAction
  /** The keys that have a branch. */
  readonly keys: ReadonlySet<string>
  readonly spoken: SpokenKeys
  /** Whether the whole prompt is known: text without attributes and sounds in it. */
  readonly whole: boolean
  readonly pointer: Pointer
}

const known = new WeakMap<CheckedFlow, readonly KeyMenu[]>()

/** The menus of a flow with what their prompts say. Prompts that are recordings or attributes are left out. */
export function keyMenus(flow: CheckedFlow): readonly KeyMenu[] {
  const before = known.get(flow)
  if (before !== undefined) return before
  const menus = flow.actions.flatMap(menuOf)
  known.set(flow, menus)
  return menus
}

function menuOf(action: CheckedAction): readonly KeyMenu[] {
  const operands = action.form?.outcomes.conditions?.operands
  // Results that keys are among: those of a menu and of nothing else.
  if (operands?.kind !== 'results' || !operands.results.includes('#')) return []
  const keys = new Set(operands.results)
  const { Text, SSML } = action.node.parameters
  const [name, prompt] = typeof Text === 'string' ? ['Text', Text] : ['SSML', SSML]
  if (typeof prompt !== 'string') return []
  const spoken = spokenKeys(withoutReferences(prompt))
  return [
    {
      action,
      keys: new Set(action.node.conditions.flatMap(({ operands: [key = ''] }) => (keys.has(key) ? key : []))),
      spoken,
      whole: findReferences(prompt).length === 0 && !prompt.includes('<audio'),
      pointer: ['Parameters', name ?? ''],
    },
  ]
}

/** A prompt with its attributes taken out: the digits in a path are no keys. */
function withoutReferences(prompt: string): string {
  let rest = ''
  let from = 0
  for (const { start, end } of findReferences(prompt)) {
    rest += `${prompt.slice(from, start)} `
    from = end
  }
  return rest + prompt.slice(from)
}
