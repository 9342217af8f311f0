import type { SynthesizedTemplate, TemplateProblem } from './synthesized-template.js'

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
export const templateLimits = { resources: 500, bytes: 1_000_000, outputs: 200, parameters: 200 } as const

/** How large a template is. */
export interface TemplateSize {
  readonly resources: number
  /** As CloudFormation gets it: JSON without white space. */
  readonly bytes: number
  readonly outputs: number
  readonly parameters: number
}

export function sizeOf(template: SynthesizedTemplate): TemplateSize {
  return {
    resources: countOf(template.Resources),
    bytes: Buffer.byteLength(JSON.stringify(template)),
    outputs: countOf(template.Outputs),
    parameters: countOf(template.Parameters),
  }
}

/** What CloudFormation would refuse of a template's size. */
export function sizeProblems(template: SynthesizedTemplate): readonly TemplateProblem[] {
  const size = sizeOf(template)
  return sizes.flatMap((what) => {
    const [count, most] = [size[what], templateLimits[what]]
    if (count <= most) return []
    const hasFlows = Object.values(template.Resources).some(({ Type: type }) => type === 'AWS::Connect::ContactFlow')
    const suggestion = hasFlows ? ' Spread its flows over nested stacks: flowStacks in the environment.' : ''
    return [{ resource: '', message: `The template has ${count} ${what}, at most ${most} are taken.${suggestion}` }]
  })
}

const sizes = ['resources', 'bytes', 'outputs', 'parameters'] as const

function countOf(members: Readonly<Record<string, unknown>> = {}): number {
  return Object.keys(members).length
}
