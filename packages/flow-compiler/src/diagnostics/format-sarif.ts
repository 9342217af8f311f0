import type { RuleDescription } from '../rules/rule.js'
import { describedRules } from '../settings/described-rules.js'
import type { Diagnostic, DiagnosticLocation, Severity } from './diagnostic.js'
import type { FileReport } from './format-json.js'
import { pageOf } from './page-of.js'

/** What {@link toSarifLog} needs from outside. */
export interface SarifOptions {
  /** Version of the tool. */
  readonly version: string
  /** Whether every input could be read and checked. */
  readonly successful: boolean
}

type SarifLevel = 'error' | 'warning' | 'note'

interface SarifMessage {
  readonly text: string
}

interface SarifPhysicalLocation {
  readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string }
  readonly region?: { readonly startLine: number; readonly startColumn?: number }
}

interface SarifLocation {
  readonly id?: number
  readonly message?: SarifMessage
  readonly physicalLocation?: SarifPhysicalLocation
  readonly logicalLocations?: readonly {
    readonly name: string
    readonly fullyQualifiedName: string
    readonly kind: string
  }[]
}

interface SarifRule {
  readonly id: string
  readonly name: string
  readonly shortDescription: SarifMessage
  readonly fullDescription: SarifMessage
  readonly helpUri?: string
  readonly defaultConfiguration: { readonly level: SarifLevel }
}

interface SarifResult {
  readonly ruleId: string
  readonly ruleIndex: number
  readonly level: SarifLevel
  readonly message: SarifMessage
  readonly locations: readonly SarifLocation[]
  readonly relatedLocations?: readonly SarifLocation[]
  readonly partialFingerprints: Readonly<Record<string, string>>
}

/** A report in the Static Analysis Results Interchange Format, version 2.1.0. */
export interface SarifLog {
  readonly $schema: string
  readonly version: '2.1.0'
  readonly runs: readonly [
    {
      readonly tool: {
        readonly driver: {
          readonly name: string
          readonly version: string
          readonly informationUri: string
          readonly rules: readonly SarifRule[]
        }
      }
      readonly invocations: readonly [{ readonly executionSuccessful: boolean }]
      readonly originalUriBaseIds: Readonly<Record<string, { readonly description: SarifMessage }>>
      readonly columnKind: 'utf16CodeUnits'
      readonly results: readonly SarifResult[]
    },
  ]
}

/** The name that the format's readers give the folder that paths start from. */
const sourceRoot = '%SRCROOT%'

const levels: Readonly<Record<Severity, SarifLevel>> = { error: 'error', warning: 'warning', info: 'note' }

/**
 * The problems of many files in SARIF, which code scanning reads.
 * @param reports - Files are named relative to the folder that flowc ran in; a file elsewhere has its whole path.
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function toSarifLog(reports: readonly FileReport[], { version, successful }: SarifOptions): SarifLog {
  const rules: SarifRule[] = describedRules.map(describeRule)
  const indexOf = new Map(rules.map(({ id }, index) => [id, index]))
  const occurrences = new Map<string, number>()
  const results = reports
    .flatMap(({ diagnostics }) => diagnostics)
    .map((diagnostic): SarifResult => {
      let ruleIndex = indexOf.get(diagnostic.code)
      if (ruleIndex === undefined) {
        // Problems that no rule finds are described where one turns up: TypeScript has thousands.
        ruleIndex = rules.push(describeOther(diagnostic)) - 1
        indexOf.set(diagnostic.code, ruleIndex)
      }
      const { code, severity, message, suggestion, location, related } = diagnostic
      const fingerprint = fingerprintOf(diagnostic)
      const occurrence = (occurrences.get(fingerprint) ?? 0) + 1
      occurrences.set(fingerprint, occurrence)
      return {
        ruleId: code,
        ruleIndex,
        level: levels[severity],
        message: { text: suggestion === undefined ? message : `${message}\n${suggestion}` },
        locations: locationsOf(location),
        ...(related.length === 0
          ? {}
          : {
              relatedLocations: related.map((place, index) => ({
                id: index + 1,
                message: { text: place.message },
                ...locationsOf(place.location)[0],
              })),
            }),
        partialFingerprints: { 'flowcProblem/v1': occurrence === 1 ? fingerprint : `${fingerprint} (${occurrence})` },
      }
    })
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'flowc', version, informationUri: 'https://github.com/aicc-flows/aicc-flows', rules },
        },
        invocations: [{ executionSuccessful: successful }],
        originalUriBaseIds: { [sourceRoot]: { description: { text: 'The folder that flowc ran in.' } } },
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  }
}

function describeRule(rule: RuleDescription): SarifRule {
  const { code, name, severity, summary, refusedByService } = rule
  const page = pageOf(rule)
  return {
    id: code,
    name,
    shortDescription: { text: summary },
    fullDescription: {
      text: refusedByService ? `${summary} Amazon Connect refuses a flow that breaks this.` : summary,
    },
    ...(page === undefined ? {} : { helpUri: page }),
    defaultConfiguration: { level: levels[severity] },
  }
}

function describeOther(diagnostic: Diagnostic): SarifRule {
  const { code, name, severity } = diagnostic
  const page = pageOf(diagnostic)
  const text = code.startsWith('TS')
    ? 'An error of the TypeScript compiler.'
    : `${name}: not a rule, so it has no switch.`
  return {
    id: code,
    name,
    shortDescription: { text },
    fullDescription: { text },
    ...(page === undefined ? {} : { helpUri: page }),
    defaultConfiguration: { level: levels[severity] },
  }
}

function locationsOf({ file, line, column, flow, action, path }: DiagnosticLocation): readonly SarifLocation[] {
  if (file === undefined && path === '') return []
  const region =
    line === undefined ? {} : { region: { startLine: line, ...(column === undefined ? {} : { startColumn: column }) } }
  const name = action ?? flow
  return [
    {
      ...(file === undefined ? {} : { physicalLocation: { artifactLocation: artifactOf(file), ...region } }),
      ...(name === undefined
        ? {}
        : {
            logicalLocations: [
              { name, fullyQualifiedName: path, kind: action === undefined ? 'contact flow' : 'contact flow action' },
            ],
          }),
    },
  ]
}

/** A file as a URI: relative ones start from the source root. */
function artifactOf(file: string): SarifPhysicalLocation['artifactLocation'] {
  // Half of a surrogate pair can stand in the name of a file, and in no URI.
  const path = file.replaceAll('\\', '/').replace(/\p{Surrogate}/gu, '\ufffd')
  const uri = path.split('/').map(encodeURIComponent).join('/')
  if (/^[A-Za-z]:\//.test(path)) return { uri: `file:///${path.slice(0, 2)}${uri.slice(uri.indexOf('/'))}` }
  return path.startsWith('/') ? { uri: `file://${uri}` } : { uri, uriBaseId: sourceRoot }
}

/** What tells a problem from others in later runs, when its line has moved: its place inside the flow, and its values. */
function fingerprintOf({ code, location, args }: Diagnostic): string {
  const { file, path } = location
  return JSON.stringify([code, path === '' ? (file ?? '') : path, ...Object.values(args)])
}
