/**
 * Put the types that the declarations of `flow-cli` take from the compiler beside them. The code of the compiler is
 * bundled, so that who installs `flow-cli` does not have that package, and its types have to come along as well.
 */
import { copyFileSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const source = join(import.meta.dirname, '../packages/flow-compiler/dist/settings/rule-settings.d.ts')

copyFileSync(source, 'dist/config/rule-settings.d.ts')
for (const file of globSync('dist/config/*.d.ts')) {
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll("'@aicc/flow-compiler'", "'./rule-settings.js'"))
}
