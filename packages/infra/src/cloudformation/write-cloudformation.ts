import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Validations } from 'aws-cdk-lib'
import type { AppProps } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import type { BuildableFlow } from '@aicc/flow-dsl/language'
import { flowContentProblems } from '../checks/flow-contents.js'
import { sizeOf, templateLimits } from '../checks/limits.js'
import { referenceProblems } from '../checks/references.js'
import { securityProblems } from '../checks/security.js'
import { templateOf } from '../checks/synthesized-stack.js'
import type { SynthesizedTemplate } from '../checks/synthesized-template.js'
import { validationFindings } from '../checks/validation-report.js'
import { ownFunctionFolder, ownFunctions } from '../constructs/function-code.js'
import { writeRecordings } from '../constructs/recordings.js'
import type { Environment } from '../environment/environment.js'
import { unknownMetrics } from '../metrics/index.js'
import type { FlowFunction } from '../stacks/integration-services.js'
import { createPlainApp, templateNames } from './create-plain-app.js'
import { archiveFunctions } from './functions-archive.js'
import { plainTemplateProblems, withImports } from './plain-template-problems.js'
import { printTemplate } from './print-template.js'

/** What is written, and of what. */
export interface CloudFormationProps {
  readonly environment: Environment
  readonly flows: readonly BuildableFlow[]
  /** Where functions are built that flows call, and what Lambda calls in them. */
  readonly functions: Readonly<Record<FlowFunction, { readonly folder: string; readonly handler: string }>>
  readonly app?: AppProps
}

/** A template as it is written. */
export interface PrintedTemplate {
  readonly name: (typeof templateNames)[number]
  readonly template: SynthesizedTemplate
  readonly yaml: string
  readonly resources: number
  readonly bytes: number
}

/** Everything that is written, and what is wrong with it. */
export interface CloudFormationFiles {
  readonly templates: readonly PrintedTemplate[]
  readonly functionsFile: string
  readonly functions: Uint8Array
  /** Folder with the recordings of the environment. */
  readonly recordings: string
  readonly problems: readonly string[]
}

/** Make templates and what belongs to them, and look at them. Nothing is written yet. */
export function makeCloudFormation({ environment, flows, functions, app }: CloudFormationProps): CloudFormationFiles {
  const folders = new Map<string, string>(ownFunctions.map((name) => [name, ownFunctionFolder(name)]))
  const nameByFolder = new Map<string, string>()
  for (const [name, { folder }] of Object.entries(functions)) {
    // Functions of one folder share what is in it.
    if (nameByFolder.has(folder)) continue
    nameByFolder.set(folder, name)
    folders.set(name, folder)
  }
  const archive = archiveFunctions(folders)
  const made = createPlainApp({
    environment,
    flows,
    functionsFile: archive.fileName,
    handlerOf: (name) => {
      const { folder, handler } = functions[name]
      return { folder: nameByFolder.get(folder) ?? name, handler }
    },
    ...(app !== undefined && { app }),
  })
  Validations.of(made).addPlugins(new AwsSolutionsChecks(made))
  const assembly = made.synth()
  const templates = templateNames.map((name): PrintedTemplate => {
    const template = templateOf(assembly, name)
    const yaml = printTemplate(template)
    return { name, template, yaml, resources: sizeOf(template).resources, bytes: Buffer.byteLength(yaml) }
  })
  const problems = [
    ...validationFindings(assembly.directory),
    ...templates.flatMap(({ name, template, resources, bytes }) => [
      ...[
        ...flowContentProblems(withImports(template, templates), () => undefined),
        ...referenceProblems(template),
        ...securityProblems(template),
      ].map(({ resource, message }) => `${name} ${resource}: ${message}`),
      ...unknownMetrics(template).map(({ where, problem }) => `${name} ${where}: ${problem}`),
      ...(resources > templateLimits.resources ? [`${name}: ${resources} resources are too many.`] : []),
      ...(bytes > templateLimits.bytes ? [`${name}: ${bytes} bytes are too many.`] : []),
    ]),
    ...plainTemplateProblems(templates),
  ]
  return {
    templates,
    functionsFile: archive.fileName,
    functions: archive.bytes,
    recordings: writeRecordings(Object.values(environment.prompts)),
    problems,
  }
}

/**
 * Write templates and what belongs to them into a folder. What was written there before goes.
 * @throws what the file system says, when the folder above is not there or cannot be written to.
 */
export function writeCloudFormation(folder: string, files: CloudFormationFiles): void {
  const artifacts = join(folder, 'artifacts')
  // One by one: making all folders above at once never ends in some file systems.
  if (!existsSync(folder)) mkdirSync(folder)
  rmSync(artifacts, { recursive: true, force: true })
  mkdirSync(artifacts)
  mkdirSync(join(artifacts, 'recordings'))
  writeFileSync(join(artifacts, files.functionsFile), files.functions)
  for (const file of readdirSync(files.recordings)) {
    writeFileSync(join(artifacts, 'recordings', file), readFileSync(join(files.recordings, file)))
  }
  for (const { name, yaml } of files.templates) writeFileSync(join(folder, `${name}.yaml`), yaml)
}
