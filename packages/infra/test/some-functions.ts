import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Code } from 'aws-cdk-lib/aws-lambda'
import type { FunctionCode } from '../src/index.js'

/** What stands for a built function, where a test is not about what is in it. */
export function someFunction(): FunctionCode {
  return { code: Code.fromAsset(someCode()), handler: 'handler.handler' }
}

/** A folder that stands for a built function. */
export function someCode(): string {
  const folder = mkdtempSync(join(tmpdir(), 'some-code-'))
  writeFileSync(join(folder, 'handler.mjs'), 'export const handler = () => ({})\n')
  return folder
}
