export { checkGraph, maximumDiagnostics } from './check.js'
export type { Locate } from './check.js'
export { compile, compileOrThrow } from './compile.js'
export type { CompiledFlow, CompileOptions } from './compile.js'
export { compareDiagnostics, countBySeverity } from './diagnostics/diagnostic.js'
export type {
  Diagnostic,
  DiagnosticArguments,
  DiagnosticCode,
  DiagnosticLocation,
  RelatedPlace,
  Severity,
} from './diagnostics/diagnostic.js'
export { FlowCompileError, isFlowCompileError } from './diagnostics/flow-compile-error.js'
export { toJsonReport } from './diagnostics/format-json.js'
export type { FileReport, JsonReport } from './diagnostics/format-json.js'
export { formatPretty } from './diagnostics/format-pretty.js'
export type { CodePlace, PrettyOptions } from './diagnostics/format-pretty.js'
export { didYouMean, suggestionList } from './diagnostics/suggestion-list.js'
export { printFlow, printFlowContent } from './emit/print-flow.js'
export { placeholderFor } from './passes/resolve-resources.js'
export type { ResourceResolver } from './passes/resolve-resources.js'
export { checkFlowJson, maximumJsonCharacters } from './read/read-flow.js'
export type { CheckedFlowJson, CheckFlowJsonOptions } from './read/read-flow.js'
export { rules } from './rules/index.js'
export type { Place, Report, Rule } from './rules/rule.js'
