/**
 * `npm run bench` in this package: what the function adds to the time of Salesforce, on one machine, and how
 * large and quick to start it is. Prints Markdown; the
 * figures of the README come from here. Nothing is asserted.
 */
import { registerHooks } from 'node:module'

// Sources refer to each other as `.js`, as they will be called when built; here they run as they are.
registerHooks({
  resolve(specifier, context, next) {
    const source = specifier.startsWith('.') && context.parentURL?.endsWith('.ts') === true
    return next(source ? specifier.replace(/\.js$/, '.ts') : specifier, context)
  },
})

const { measureOperations } = await import('./operations.ts')
const { measureStart } = await import('./start.ts')
console.log(await measureOperations())
console.log(measureStart())
