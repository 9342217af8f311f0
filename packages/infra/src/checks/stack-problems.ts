import { unknownMetrics } from '../metrics/unknown-metrics.js'
import { flowContentProblems } from './flow-contents.js'
import { sizeProblems } from './limits.js'
import { nestedStackProblems } from './nested-stacks.js'
import { referenceProblems } from './references.js'
import { securityProblems } from './security.js'
import { assetFinder, stackOf, withNested } from './synthesized-stack.js'
import type { Assembly } from './synthesized-stack.js'

/** What is wrong with a stack and those nested in it, each with its stack and resource. */
export function stackProblems(assembly: Assembly, stackName: string): readonly string[] {
  const findAsset = assetFinder(assembly, stackName)
  return withNested(stackOf(assembly, stackName)).flatMap((stack) => {
    const { name, template, around } = stack
    const found = [
      ...flowContentProblems(template, findAsset, around),
      ...referenceProblems(template),
      ...nestedStackProblems(stack),
      ...sizeProblems(template),
      ...securityProblems(template),
    ]
    return [
      ...found.map(({ resource, message }) => `${name}${resource === '' ? '' : ` ${resource}`}: ${message}`),
      ...unknownMetrics(template).map(({ where, problem }) => `${name} ${where}: ${problem}`),
    ]
  })
}
