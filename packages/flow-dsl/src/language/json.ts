/** Any JSON value, read only. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject

/** Any JSON object, read only. */
export interface JsonObject {
  readonly [key: string]: JsonValue
}

/** Whether a value is an object that is neither null nor an array. */
export function isJsonObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
