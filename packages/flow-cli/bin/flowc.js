#!/usr/bin/env node
// Written for any Node that knows ES modules, so that an old one gets a sentence instead of a syntax error.

const program = new URL('../dist/bin.js', import.meta.url)

/** Node can import TypeScript files without a flag from here on. */
const minimum = [22, 18]
const version = process.versions.node.split('.').map(Number)

/** @param {string} message - what is wrong and what to do about it */
function refuse(message) {
  process.stderr.write(`flowc: ${message}\n`)
  process.exitCode = 2
}

if (version[0] < minimum[0] || (version[0] === minimum[0] && version[1] < minimum[1])) {
  refuse(`Node.js ${minimum.join('.')} or newer is needed, and this is ${process.versions.node}.`)
} else if (!process.getBuiltinModule('node:fs').existsSync(program)) {
  refuse('this copy is not built yet. Run `npm run build` in the root of the repository first.')
} else {
  // Compiled code is kept between runs: most of the start-up time is parsing the bundle.
  process.getBuiltinModule('node:module').enableCompileCache()
  import(program.href)
}
