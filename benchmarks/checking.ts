import { checkFlowJson } from '@aicc/flow-compiler'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { denseActions, denseFlow, longFlow } from './dense-flow.ts'
import { median, milliseconds, table, warmMilliseconds } from './measure.ts'

/** Flow JSON that is hard to check, for the first time in a process and warm, beside `JSON.parse` of the same text. */
export function measureChecking(): string {
  const flows = [
    { name: `${denseActions} actions, dense`, text: denseFlow() },
    { name: '5 MB, which is longer than a flow may be', text: longFlow(5_000_000) },
  ]
  const rows = flows.map(({ name, text }) => {
    const first = firstCheck(text)
    const warm = warmMilliseconds(() => checkFlowJson(text, { flowType: 'CONTACT_FLOW' }), 15)
    const parse = warmMilliseconds(() => JSON.parse(text), 15)
    return [
      `${name} (${Math.round(text.length / 1_000).toLocaleString('en')} kB)`,
      milliseconds(first),
      milliseconds(warm),
      milliseconds(parse),
      (warm / parse).toFixed(1),
    ]
  })
  return table(['flow JSON', 'first check in a process', 'check once warm', '`JSON.parse`', 'ratio, warm'], rows)
}

/** Milliseconds of the first check in a process of its own, without the start of the process: the median of several. */
function firstCheck(text: string): number {
  const script = join(import.meta.dirname, 'check-once.ts')
  const directory = mkdtempSync(join(tmpdir(), 'flowc-bench-'))
  try {
    const file = join(directory, 'flow.json')
    writeFileSync(file, text)
    const times = Array.from({ length: 11 }, () => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [script, file], { encoding: 'utf8' })
      if (status !== 0) throw new Error(`${script} failed: ${stderr}`)
      return Number(stdout)
    })
    return median(times)
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}
