import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Code } from 'aws-cdk-lib/aws-lambda'
import { packageRoot } from '../package-root.js'

/** Functions that constructs of this package bring along, by their folders in `src/functions`. */
export const ownFunctions = ['contact-metrics', 'instance-settings', 'splunk-transformation'] as const

/** A function that constructs of this package bring along. */
export type OwnFunction = (typeof ownFunctions)[number]

/** Code of a function, and what Lambda calls in it. */
export interface FunctionCode {
  readonly code: Code
  /** File and exported name: `handler.handler`. */
  readonly handler: string
}

/** Where Lambda finds the code of functions. Called anew for each: code belongs to one function. */
export type FunctionCodeSource<Name extends string = OwnFunction> = (name: Name) => FunctionCode

/**
 * The code as an asset of the CDK, as this package was built.
 * @throws when it was not built.
 */
export const ownFunctionCode: FunctionCodeSource = (name) => ({
  code: Code.fromAsset(ownFunctionFolder(name)),
  handler: 'handler.handler',
})

/** The folder of a function, as this package was built. */
export function ownFunctionFolder(name: OwnFunction): string {
  const folder = join(packageRoot, 'dist/functions', name)
  if (existsSync(folder)) return folder
  throw new Error(`The function ${name} was not built: run "npm run build" first.`)
}
