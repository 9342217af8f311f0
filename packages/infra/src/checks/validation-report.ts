import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isRecord } from './is-record.js'

/**
 * What the validation at synthesis has found: against the schemas of CloudFormation, and what plug-ins look for.
 * Warnings count, since a value that is none of those allowed is only a warning there, and refused on deployment.
 * @param assembly - Folder of the synthesized app.
 */
export function validationFindings(assembly: string): readonly string[] {
  const file = join(assembly, 'validation-report.json')
  if (!existsSync(file)) return ['The synthesis has written no report of its validation.']
  const report: unknown = JSON.parse(readFileSync(file, 'utf8'))
  const reports = isRecord(report) ? report['pluginReports'] : undefined
  if (!Array.isArray(reports)) return ['The report of the validation has no list of reports.']
  return reports.flatMap((one: unknown) => {
    const violations = isRecord(one) ? one['violations'] : undefined
    return Array.isArray(violations) ? violations.map((violation: unknown) => print(violation)) : []
  })
}

function print(violation: unknown): string {
  if (!isRecord(violation)) return String(violation)
  return `${String(violation['ruleName'] ?? violation['ruleId'] ?? '')}: ${String(violation['description'] ?? '')}`.trim()
}
