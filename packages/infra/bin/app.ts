/** What the command line of the CDK runs: see `cdk.json`. */
import { EnvironmentError, FlowSetError } from '../src/index.js'
import { centerApp } from './center-app.js'

try {
  const app = await centerApp()
  app.synth()
} catch (error) {
  // What an author did wrong is told without a stack of calls.
  if (!(error instanceof FlowSetError || error instanceof EnvironmentError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
