import { assumptionReasons, defaultAssumptions } from '../assumptions.js'
import type { Assumptions } from '../assumptions.js'

/** One thing assumed in another way. */
export interface OtherAssumption {
  readonly name: keyof Assumptions
  readonly value: string
  readonly assumptions: Partial<Assumptions>
}

/** Each assumption that two sources see in two ways, in the way that is not set. Numbers are not among them. */
export function otherAssumptions(current: Assumptions): readonly OtherAssumption[] {
  const found: OtherAssumption[] = []
  for (const [name, { otherwise = '' }] of Object.entries(assumptionReasons)) {
    if (!isAssumption(name)) continue
    const written = [
      String(defaultAssumptions[name]),
      ...[...otherwise.matchAll(/`([^`]+)`/g)].map(([, value]) => value),
    ]
    for (const value of new Set(written)) {
      if (otherwise === '' || value === undefined || value === String(current[name])) continue
      const given: object = { [name]: typeof current[name] === 'boolean' ? value === 'true' : value }
      if (isSetting(given)) found.push({ name, value, assumptions: given })
    }
  }
  return found
}

function isAssumption(name: string): name is keyof Assumptions {
  return Object.hasOwn(defaultAssumptions, name)
}

function isSetting(given: object): given is Partial<Assumptions> {
  return Object.entries(given).every(
    ([name, value]) => isAssumption(name) && typeof value === typeof defaultAssumptions[name],
  )
}
