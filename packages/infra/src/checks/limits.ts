import type { SynthesizedTemplate, TemplateProblem } from './synthesized-template.js'

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
export const templateLimits = { resources: 500, bytes: 1_000_000, outputs: 200, parameters: 200 } as const

/** How large a template is. */
export interface TemplateSize {
  readonly resources: number
  /** As CloudFormation gets it: JSON without white space. */
  readonly bytes: number
}

export function sizeOf(template: SynthesizedTemplate): TemplateSize {
  return {
    resources: Object.keys(template.Resources).length,
    bytes: Buffer.byteLength(JSON.stringify(template)),
  }
}

/** What CloudFormation would refuse of a template's size. */
export function sizeProblems(template: SynthesizedTemplate): readonly TemplateProblem[] {
  const { resources, bytes } = sizeOf(template)
  const problems: TemplateProblem[] = []
  if (resources > templateLimits.resources) {
    problems.push({
      resource: '',
      message: `The template has ${resources} resources, at most ${templateLimits.resources} are taken.`,
    })
  }
  if (bytes > templateLimits.bytes) {
    problems.push({
      resource: '',
      message: `The template has ${bytes} bytes, at most ${templateLimits.bytes} are taken.`,
    })
  }
  return problems
}
