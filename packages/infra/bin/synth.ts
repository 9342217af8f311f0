/**
 * `npm run synth`: makes the templates of all environments, without an account and without a network, and looks at them:
 * schemas of CloudFormation, contents of flows, references, metrics, permissions, sizes; at nested stacks, too. Ends with
 * status 1 when something is wrong.
 */
import { Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { Command, InvalidArgumentError } from 'commander'
import { EnvironmentError, FlowSetError } from '../src/index.js'
import { sizeOf, templateLimits } from '../src/checks/limits.js'
import { stackProblems } from '../src/checks/stack-problems.js'
import { stackOf, withNested } from '../src/checks/synthesized-stack.js'
import { validationFindings } from '../src/checks/validation-report.js'
import { centerApp, environments } from './center-app.js'

const program = new Command('synth')
  .description('Make the templates of all environments, and check them.')
  .option(
    '--flows <count>',
    'with copies of flows until there are so many: see how large the stacks get. Nothing to deploy: cdk.out/larger',
    wholeNumber,
  )
  .option('--flow-stacks <count>', 'nested stacks for flows, instead of those of the environments', wholeNumber)
  // What is asked for in a way that is not understood ends with 2, as with other commands.
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .parse()

interface Options {
  readonly flows?: number
  readonly flowStacks?: number
}

function wholeNumber(text: string): number {
  const number = Number(text)
  if (!/^\d{1,4}$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 0 to 9999.')
  return number
}

async function synthesize({ flows: flowCount, flowStacks }: Options): Promise<number> {
  const started = performance.now()
  const isTrial = flowCount !== undefined || flowStacks !== undefined
  // What is only tried must not be what is deployed.
  const app = await centerApp({ outdir: isTrial ? 'cdk.out/larger' : 'cdk.out', flowCount, flowStacks })
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
  const assembly = app.synth()
  const problems = [...validationFindings(assembly.directory)]
  for (const { name } of environments) {
    const stackName = `AiccConnectStack-${name}`
    problems.push(...stackProblems(assembly, stackName))
    for (const { name: stack, template } of withNested(stackOf(assembly, stackName))) {
      const { resources, bytes } = sizeOf(template)
      const share = Math.round((100 * bytes) / templateLimits.bytes)
      console.log(
        `${stack}  ${resources} of ${templateLimits.resources} resources  ${bytes} bytes, ${share} % of what is taken`,
      )
    }
  }
  for (const problem of problems) console.error(problem)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${environments.length} templates in ${assembly.directory}, ${problems.length} problems, ${seconds} s.`)
  return problems.length === 0 ? 0 : 1
}

try {
  process.exitCode = await synthesize(program.opts())
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
