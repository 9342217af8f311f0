/**
 * `npm run synth`: makes the templates of all environments, without an account and without a network, and looks at them:
 * schemas of CloudFormation, contents of flows, references, metrics, sizes. Ends with status 1 when something is wrong.
 */
import { Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { EnvironmentError, FlowSetError, unknownMetrics } from '../src/index.js'
import { flowContentProblems } from '../src/checks/flow-contents.js'
import { sizeOf, sizeProblems, templateLimits } from '../src/checks/limits.js'
import { referenceProblems } from '../src/checks/references.js'
import { assetFinder, templateOf } from '../src/checks/synthesized-stack.js'
import { validationFindings } from '../src/checks/validation-report.js'
import { centerApp, environments } from './center-app.js'

async function synthesize(): Promise<number> {
  const started = performance.now()
  const app = await centerApp({ outdir: 'cdk.out' })
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
  const assembly = app.synth()
  const problems = [...validationFindings(assembly.directory)]
  for (const { name } of environments) {
    const stackName = `AiccConnectStack-${name}`
    const template = templateOf(assembly, stackName)
    const found = [
      ...flowContentProblems(template, assetFinder(assembly, stackName)),
      ...referenceProblems(template),
      ...sizeProblems(template),
    ]
    const unknown = unknownMetrics(template).map(({ where, problem }) => `${stackName} ${where}: ${problem}`)
    problems.push(...unknown, ...found.map(({ resource, message }) => `${stackName} ${resource}: ${message}`))
    const { resources, bytes } = sizeOf(template)
    const share = Math.round((100 * bytes) / templateLimits.bytes)
    console.log(
      `${stackName}  ${resources} of ${templateLimits.resources} resources  ${bytes} bytes, ${share} % of what is taken`,
    )
  }
  for (const problem of problems) console.error(problem)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${environments.length} templates in ${assembly.directory}, ${problems.length} problems, ${seconds} s.`)
  return problems.length === 0 ? 0 : 1
}

try {
  process.exitCode = await synthesize()
} catch (error) {
  // What an author did wrong, and what validation refuses, is told without a stack of calls.
  const expected = error instanceof FlowSetError || error instanceof EnvironmentError || isRefusal(error)
  if (!expected) throw error
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}

function isRefusal(error: unknown): boolean {
  return error instanceof Error && error.name === 'ValidationFailed'
}
