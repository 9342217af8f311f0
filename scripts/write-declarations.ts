/**
 * Write a `.d.cts` beside every `.d.ts` in `dist` of the package that this runs in.
 *
 * The CommonJS half of a package needs declarations of its own: TypeScript takes a `.d.ts` in a `"type": "module"`
 * package for an ES module, and reports an error to a consumer who requires it. The texts differ only in the endings of
 * relative imports, so tsc runs once.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs'

/** `from './x.js'`, `import './x.js'`, `import('./x.js')` and `declare module './x.js'`, with either kind of quotes. */
const relativeImport = /(\b(?:from|import|module)\s*\(?\s*)(['"])(\.{1,2}\/[^'"]*)\.js\2/g

for (const file of globSync('dist/**/*.d.ts')) {
  const text = readFileSync(file, 'utf8')
  writeFileSync(file.replace(/\.d\.ts$/, '.d.cts'), text.replace(relativeImport, '$1$2$3.cjs$2'))
}
