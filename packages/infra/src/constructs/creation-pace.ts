import type { CfnResource } from 'aws-cdk-lib'

/** How many resources of an instance are created at once. */
const atOnce = 4

/**
 * Let resources of an instance be created a few at a time: the API of Connect takes two requests a second, and five at
 * once. Each waits for the one that came four before it.
 */
export class CreationPace {
  readonly #resources: CfnResource[] = []

  /** Take a resource in, behind those before it. */
  add<Resource extends CfnResource>(resource: Resource): Resource {
    const before = this.#resources.at(-atOnce)
    if (before !== undefined) resource.addResourceDependency(before)
    this.#resources.push(resource)
    return resource
  }
}
