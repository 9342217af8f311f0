/**
 * The name that a resource goes by in a simulation: the symbol of `{{queue:support}}`, the name that the console noted
 * beside an id, or the name or id in the ARN. A version or alias behind it is left out.
 */
export function resourceName(value: string, displayName?: string): string {
  const placeholder = /^\{\{[^{}:]+:([^{}]+)\}\}$/.exec(value)
  if (placeholder?.[1] !== undefined) return placeholder[1]
  if (displayName !== undefined) return displayName
  if (!value.startsWith('arn:')) {
    // An id with a version or alias; placeholders of other tools and addresses have other characters.
    return /^([\w-]+):[\w$-]+$/.exec(value)?.[1] ?? value
  }
  const lambda = /:function:([^:]+)/.exec(value)?.[1]
  if (lambda !== undefined) return lambda
  const slash = value.lastIndexOf('/')
  if (slash < 0) return value.slice(value.lastIndexOf(':') + 1) || value
  return value.slice(slash + 1).split(':')[0] || value
}
