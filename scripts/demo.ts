/**
 * `npm run demo`: check and compile every example with flowc, as an author would, then check the JSON that came out.
 * Needs the build.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const output = join('reports', 'demo')

function flowc(...args: readonly string[]): void {
  console.log(`$ flowc ${args.join(' ')}`)
  const { status } = spawnSync(process.execPath, [join(root, 'packages/flow-cli/bin/flowc.js'), ...args], {
    cwd: root,
    stdio: 'inherit',
  })
  console.log('')
  if (status !== 0) process.exit(status ?? 2)
}

rmSync(join(root, output), { recursive: true, force: true })
flowc('check', 'examples')
flowc('compile', 'examples', '--out', output, '--resources', 'examples/resources.example.json', '--no-typecheck')
flowc('check', `${output}/*.json`)

const count = readdirSync(join(root, output)).filter((name) => name.endsWith('.json')).length
console.log(`${count} flows stand in ${output} as Amazon Connect takes them.`)
