import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const bundle = join(import.meta.dirname, '../dist/lambda')

/** Size of the function, and the time from the start of Node to a handler, beside bare Node. */
export function measureStart(): string {
  process.stderr.write('start ...\n')
  const files = readdirSync(bundle).map((name) => readFileSync(join(bundle, name)))
  const size = files.reduce((sum, file) => sum + file.length, 0)
  const zipped = files.reduce((sum, file) => sum + gzipSync(file).length, 0)
  const program = `await import(${JSON.stringify(join(bundle, 'handler.mjs'))})`
  return [
    '| function | size | zipped | start p50 |\n| --- | --- | --- | --- |\n',
    `| \`node -e 0\` |  |  | ${medianStart('0')} ms |\n`,
    `| the bundle | ${Math.round(size / 1024)} kB | ${Math.round(zipped / 1024)} kB | ${medianStart(program)} ms |\n`,
  ].join('')
}

/** Several starts in turn, each in a process of its own. */
function medianStart(program: string): number {
  const times = Array.from({ length: 15 }, () => {
    const start = performance.now()
    const environment = { PATH: process.env['PATH'] ?? '', AWS_REGION: 'ap-northeast-2', SECRET_ID: 'crm' }
    execFileSync(process.execPath, ['--input-type=module', '--eval', program], { env: environment, cwd: tmpdir() })
    return performance.now() - start
  })
  return Math.round(times.toSorted((first, second) => first - second)[7] ?? 0)
}
