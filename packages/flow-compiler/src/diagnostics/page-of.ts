import type { DiagnosticCode } from './diagnostic.js'

/** Where rules are explained. */
const documentation = 'https://github.com/aicc-flows/aicc-flows/blob/main/docs/rules'

/** The page that lists all rules. */
export const rulesPage = `${documentation}/README.md`

/**
 * The page that explains a problem: each rule has its own, and problems that are not found by a rule share one. undefined
 * for problems that TypeScript explains.
 */
export function pageOf({ code, name }: { readonly code: DiagnosticCode; readonly name: string }): string | undefined {
  if (!code.startsWith('FLOW')) return undefined
  const shared = /^FLOW(?:10|5002|9)/.test(code)
  return `${documentation}/${shared ? `authoring.md#${name}-${code.toLowerCase()}` : `${name}.md`}`
}
