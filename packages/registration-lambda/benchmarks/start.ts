import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { printTable, quantile } from './figures.ts'

const root = join(import.meta.dirname, '..')

/** Size of the function, and the time from the start of Node to a handler with its client loaded, beside bare Node. */
export async function measureStart(): Promise<string> {
  process.stderr.write('start ...\n')
  const folder = mkdtempSync(join(root, 'dist', 'bench-'))
  try {
    // The other way: the SDK comes from the runtime. Here it comes from node_modules, unbundled, as it is there.
    await build({
      entryPoints: [join(root, 'src/handler.ts')],
      outdir: folder,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      minify: true,
      external: ['@aws-sdk/*'],
      banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    })
    const bundled = join(root, 'dist/lambda')
    const rows = [
      ['`node -e 0`', '', '', ...timesOf('0', {})],
      ['SDK in the bundle, DynamoDB', ...sizeOf(bundled), ...timesOf(importing(bundled), { TABLE_NAME: 't' })],
      ['SDK in the bundle, S3', ...sizeOf(bundled), ...timesOf(importing(bundled), {})],
      ['SDK of the runtime, DynamoDB', ...sizeOf(folder), ...timesOf(importing(folder), { TABLE_NAME: 't' })],
      ['SDK of the runtime, S3', ...sizeOf(folder), ...timesOf(importing(folder), {})],
    ]
    return printTable(['function', 'size', 'zipped', 'start p50', 'start p99'], rows)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function importing(folder: string): string {
  return `await import(${JSON.stringify(join(folder, 'handler.mjs'))}); await new Promise((resolve) => setImmediate(resolve))`
}

/** Several starts in turn, each in a process of its own. */
function timesOf(program: string, variables: Readonly<Record<string, string>>): readonly [string, string] {
  const times = Array.from({ length: 15 }, () => {
    const start = performance.now()
    const environment = { PATH: process.env['PATH'] ?? '', AWS_REGION: 'ap-northeast-2', ...variables }
    execFileSync(process.execPath, ['--input-type=module', '--eval', program], { env: environment, cwd: tmpdir() })
    return performance.now() - start
  })
  return [`${quantile(times, 0.5)} ms`, `${quantile(times, 0.99)} ms`]
}

function sizeOf(folder: string): readonly [string, string] {
  const files = readdirSync(folder).map((name) => join(folder, name))
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0)
  const zipped = files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0)
  return [`${Math.round(bytes / 1024)} kB`, `${Math.round(zipped / 1024)} kB`]
}
