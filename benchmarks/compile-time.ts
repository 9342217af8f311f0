import { compile } from '@aicc/flow-compiler'
import { milliseconds, table, warmMilliseconds } from './measure.ts'
import { sampleFlow } from './sample-flow.ts'

/** Build, all checks, layout and emit of flows of several sizes, beside `JSON.stringify` of what comes out. */
export function measureCompileTime(): string {
  const rows = [10, 50, 200, 250].map((actions) => {
    const flow = sampleFlow(actions)
    const compiled = compile(flow)
    if (compiled.diagnostics.length > 0)
      throw new Error(`The sample flow has problems: ${JSON.stringify(compiled.diagnostics[0])}`)
    const count = compiled.document.Actions.length
    const whole = warmMilliseconds(() => compile(flow))
    const stringify = warmMilliseconds(() => JSON.stringify(compiled.document))
    return { count, whole, stringify }
  })
  return table(
    ['actions', 'build + checks + layout + emit', 'per action', '`JSON.stringify` of the result', 'ratio'],
    rows.map(({ count, whole, stringify }) => [
      String(count),
      milliseconds(whole),
      `${((whole / count) * 1000).toFixed(0)} µs`,
      milliseconds(stringify),
      (whole / stringify).toFixed(0),
    ]),
  )
}
