import { findReferences, flowTypeDefinition, lookUpAttribute, presenceOf, referencePath } from '@aicc/flow-dsl/language'
import { nameOf } from '../analysis/checked-flow.js'
import type { CheckedFlow } from '../analysis/checked-flow.js'
import { forEachText, printPointer } from '../analysis/parameter-walk.js'
import { isMisspelt, suggestionList } from '../diagnostics/suggestion-list.js'
import type { Rule } from './rule.js'

/**
 * A JSONPath names an attribute that exists.
 *
 * One that does not is read as empty text, without any error: a Lambda gets nothing, a caller hears nothing, and nobody
 * can see why. A warning where it may exist all the same: the namespace is not documented whole, or the flow names its
 * members itself; and where it exists, but not in this type of flow or on its channels.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/connect-attrib-list.html
 */
export const unknownAttribute: Rule = {
  code: 'FLOW1101',
  name: 'unknown-attribute',
  severity: 'error',
  refusedByService: false,
  summary: 'A JSONPath names an attribute that exists.',
  check(flow, report) {
    for (const action of flow.actions) {
      const check = (text: string, pointer: readonly (string | number)[], place: string): void => {
        for (const { start, end, members } of findReferences(text)) {
          if (members.length === 0) continue
          const written = text.slice(start, end)
          const problem = problemOf(flow.graph, written, members)
          if (problem === undefined) continue
          report({
            message: `${nameOf(action)}: ${place} reads ${written}, ${problem.message}.`,
            args: { action: action.node.identifier, attribute: written },
            at: { action: action.index, pointer },
            suggestion: problem.suggestion,
            ...(problem.certain ? {} : { severity: 'warning' }),
          })
        }
      }
      forEachText(action.node.parameters, (text, pointer) => check(text, pointer, printPointer(pointer.slice(1))))
      for (const [index, { operands }] of action.node.conditions.entries()) {
        for (const operand of operands) {
          check(operand, ['Transitions', 'Conditions', index, 'Condition', 'Operands'], `condition ${index + 1}`)
        }
      }
    }
  },
}

interface AttributeProblem {
  /** The end of a sentence that begins with what is read. */
  readonly message: string
  readonly suggestion: string
  /** Whether the attribute certainly is always empty. */
  readonly certain: boolean
}

function problemOf(
  { flowType, channels }: CheckedFlow['graph'],
  written: string,
  members: readonly string[],
): AttributeProblem | undefined {
  const verdict = lookUpAttribute(members)
  // A whole namespace is text for an object somewhere; where a single value is needed, another rule says so.
  if (verdict.verdict === 'namespace') return undefined
  if (verdict.verdict === 'unknown') {
    const meant = verdict.meant === undefined ? nearest(written, members, verdict.candidates) : [verdict.meant]
    return {
      message: verdict.certain
        ? 'and there is no such attribute: it is always empty'
        : 'and no such attribute is documented: it is probably always empty',
      suggestion:
        meant[0] === undefined
          ? 'Attributes of your own are $.Attributes.name; a Lambda answer is $.External.name.'
          : `Did you mean ${meant.slice(0, 3).join(' or ')}?`,
      certain: verdict.certain,
    }
  }
  const [alike] = (verdict.beside ?? []).filter((listed) => isMisspelt(written, listed))
  if (alike !== undefined) {
    return {
      message: `and Amazon Connect has ${alike}`,
      suggestion: `Did you mean ${alike}?`,
      certain: false,
    }
  }
  const presence = presenceOf(members)
  if (flowType !== undefined && presence?.flowTypes?.includes(flowType) === false) {
    return {
      message: `which is empty in a flow of type ${flowType} (${flowTypeDefinition(flowType).consoleName})`,
      suggestion: `It is there in: ${presence.flowTypes.map((type) => flowTypeDefinition(type).consoleName).join(', ')}.`,
      certain: false,
    }
  }
  if (channels !== undefined && presence?.channels?.some((channel) => channels.includes(channel)) === false) {
    return {
      message: `which is empty on ${channels.join(', ')}, and the flow is for nothing else`,
      suggestion: `It is there on ${presence.channels.join(', ')}.`,
      certain: false,
    }
  }
  return undefined
}

/** The attributes that were probably meant. The namespace that all of them share says nothing about which is near. */
function nearest(written: string, members: readonly string[], candidates: readonly string[]): readonly string[] {
  const [first = ''] = candidates
  const common = first.slice(0, first.lastIndexOf('.') + 1)
  const shared = [written, ...candidates].every((path) => path.startsWith(common)) ? common : ''
  const slips = new Set(candidates.filter((path) => isMisspelt(written, path)))
  if (slips.size > 0) return [...slips]
  const near = suggestionList(
    written.slice(shared.length),
    candidates.map((path) => path.slice(shared.length)),
  ).map((name) => `${shared}${name}`)
  // A namespace alone is no answer: with the members that were written behind it, it may be.
  const whole = near.map((path) => {
    const own = findReferences(path)[0]?.members ?? []
    const completed = [...own, ...members.slice(own.length)]
    return lookUpAttribute(completed).verdict === 'known' ? referencePath(completed) : path
  })
  const values = [...new Set(whole)].filter((path) => wholeAttribute(path))
  return values.length > 0 ? values : near
}

function wholeAttribute(path: string): boolean {
  return lookUpAttribute(findReferences(path)[0]?.members ?? []).verdict === 'known'
}
