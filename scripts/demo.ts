/**
 * `npm run demo`: check and compile every example with flowc, as an author would, check the JSON that came out, and call
 * the lottery line with the real registration function over a store of its own. Needs the build.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { printTranscript, simulate } from '@aicc/flow-simulator'
import { createHandler, createSqliteStore } from '@aicc/registration-lambda'

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

const names = ['lottery-registration', 'customer-queue', 'agent-whisper', 'customer-whisper']
const flows = names.map((name) => ({ content: readFileSync(join(root, output, `${name}.json`), 'utf8') }))
const store = createSqliteStore(':memory:')
const line = simulate(flows, { lambdas: { registration: createHandler({ store: () => store }) } })

console.log('\nA call to the lottery line:\n')
const call = await line.dial()
await call.press('12345#')
console.log(printTranscript(call.transcript))

console.log('\nAnother one with the same employee number:\n')
const again = await line.dial()
await again.press('12345#')
console.log(printTranscript(again.transcript))
store.close()
if (!call.heard.some((text) => text.includes('L3404')) || !again.heard.includes('이미 등록된 사번입니다.'))
  process.exit(1)
