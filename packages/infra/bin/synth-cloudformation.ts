/**
 * `npm run synth:cloudformation`: writes templates for people who deploy with CloudFormation alone, with what has to be in
 * a bucket. Needs no account and no network.
 */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { Command, Option } from 'commander'
import { EnvironmentError, FlowSetError } from '../src/index.js'
import { templateLimits } from '../src/checks/limits.js'
import { makeCloudFormation, writeCloudFormation } from '../src/cloudformation/write-cloudformation.js'
import { environments, exampleFlows, flowFunctions, repository } from './center-app.js'

const program = new Command('synth:cloudformation')
  .description('Write the contact center as three templates for CloudFormation.')
  .addOption(
    new Option('--environment <name>', 'the environment whose values are the defaults of parameters')
      .choices(environments.map(({ name }) => name))
      .default('prod'),
  )
  .option('--output <folder>', 'where to write', join(repository, 'cloudformation'))
  // What is asked for in a way that is not understood ends with 2, as with other commands.
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .parse()

async function synthesize({ environment: name, output }: { environment: string; output: string }): Promise<number> {
  const environment = environments.find((one) => one.name === name)
  if (environment === undefined) return 2
  const files = makeCloudFormation({
    environment,
    flows: await exampleFlows(),
    functions: flowFunctions,
    app: { outdir: mkdtempSync(join(tmpdir(), 'cloudformation-')) },
  })
  for (const { name: template, resources, bytes } of files.templates) {
    const share = Math.round((100 * bytes) / templateLimits.bytes)
    console.log(
      `${template}.yaml  ${resources} of ${templateLimits.resources} resources  ${bytes} bytes, ${share} % of what is taken`,
    )
  }
  for (const problem of files.problems) console.error(problem)
  if (files.problems.length > 0) {
    console.error(`${files.problems.length} problems, nothing is written.`)
    return 1
  }
  try {
    writeCloudFormation(output, files)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    console.error(`Cannot write to ${output}: ${reason}. Name a folder with --output whose parent is there.`)
    return 2
  }
  const folder = relative(process.cwd(), output)
  console.log(`Written to ${folder === '' ? '.' : folder}: templates, and artifacts for a bucket. See its README.md.`)
  return 0
}

try {
  process.exitCode = await synthesize(program.opts())
} catch (error) {
  // What an author did wrong, and what validation refuses, is told without a stack of calls.
  const expected =
    error instanceof FlowSetError ||
    error instanceof EnvironmentError ||
    (error instanceof Error && error.name === 'ValidationFailed')
  if (!expected) throw error
  console.error(error.message)
  process.exitCode = 1
}
