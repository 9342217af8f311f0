import { createHash } from 'node:crypto'
import { BootstraplessSynthesizer, Stack } from 'aws-cdk-lib'
import type { CfnElement } from 'aws-cdk-lib'
import type { Construct } from 'constructs'

/** Parts of paths that say nothing. */
const silent = new Set(['Resource', 'Default'])

/** Properties of {@link PlainStack}. */
export interface PlainStackProps {
  readonly description: string
  readonly part: string
}

/**
 * A stack whose template can be deployed by itself: it has no assets, asks for no bootstrap, and its resources have
 * names that people can read.
 */
export class PlainStack extends Stack {
  /** Paths of elements by name. */
  readonly #names = new Map<string, string>()

  readonly #part: string

  /** @param part - Id of the construct that holds most of it, which goes without saying in names. */
  constructor(scope: Construct, id: string, { description, part }: PlainStackProps) {
    super(scope, id, { description, synthesizer: new BootstraplessSynthesizer(), analyticsReporting: false })
    this.#part = part
  }

  protected override allocateLogicalId(element: CfnElement): string {
    const scopes = element.node.scopes.map(({ node }) => node.id)
    const path = scopes.slice(this.node.scopes.length).filter((part) => !silent.has(part))
    const parts = path[0] === this.#part && path.length > 1 ? path.slice(1) : path
    const name = parts.map(wordOf).join('').slice(0, 240)
    const known = this.#names.get(name)
    if (known !== undefined && known !== element.node.path) return `${name}${hashOf(element.node.path)}`
    this.#names.set(name, element.node.path)
    return name
  }
}

/** `general-support queue` as `GeneralSupportQueue`; what names of elements cannot have becomes a hash. */
function wordOf(part: string): string {
  const words = part.split(/[^0-9A-Za-z]+/).filter((word) => word !== '')
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
  return /[^ -~]/.test(part) ? `${name}${hashOf(part)}` : name
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8).toUpperCase()
}
