/** A resource of a template. */
export interface SynthesizedResource {
  readonly Type: string
  readonly Properties?: Readonly<Record<string, unknown>>
  readonly DependsOn?: string | readonly string[]
  readonly Condition?: string
}

/** A template, as far as checks look at it. */
export interface SynthesizedTemplate {
  readonly Resources: Readonly<Record<string, SynthesizedResource>>
  readonly Parameters?: Readonly<Record<string, { readonly Default?: unknown }>>
  readonly Outputs?: Readonly<Record<string, { readonly Value?: unknown; readonly Export?: unknown }>>
  readonly Conditions?: Readonly<Record<string, unknown>>
}

/** Something that is wrong with a template. */
export interface TemplateProblem {
  /** Logical id of the resource. */
  readonly resource: string
  readonly message: string
}
