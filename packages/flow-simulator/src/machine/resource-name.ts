/**
 * The name that a resource goes by in a simulation: the symbol of `{{queue:support}}`, the name that the console noted
 * beside an id, or what the ARN or id ends in.
 */
export function resourceName(value: string, displayName?: string): string {
  const placeholder = /^\{\{[^{}:]+:([^{}]+)\}\}$/.exec(value)
  if (placeholder?.[1] !== undefined) return placeholder[1]
  if (displayName !== undefined) return displayName
  if (!value.startsWith('arn:')) return value
  return value.slice(Math.max(value.lastIndexOf('/'), value.lastIndexOf(':')) + 1)
}
