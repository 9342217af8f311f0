import { z } from 'zod'
import type { Instance, Resource, Service } from '../connect-state.js'
import { contentProblems, describeProblems, toFlowContent, versionIn, withoutVersion } from '../flow-content.js'
import type { FlowContent } from '../flow-content.js'
import { id, paging, pagingQuery, tags } from '../members.js'
import { operation } from '../operation.js'
import type { Operation } from '../operation.js'
import { page } from '../page.js'
import { Refusal, duplicate, notFound } from '../refusals.js'
import { find, instanceOf, lastModified, newResource, refuseNameOfAnother, tagsOf } from '../resources.js'
import { newVersion, versionSummaries } from './contact-flow.js'
import type { FlowVersion } from './contact-flow.js'

const kind = 'flow module'

/** A flow module. */
export interface ContactFlowModule extends Resource {
  state: 'ACTIVE' | 'ARCHIVED'
  published: FlowContent
  saved: FlowContent
  /** The contract, as text. */
  settings: string | undefined
  readonly externalInvocation: { readonly Enabled?: boolean | undefined } | undefined
  /** By their numbers, from 1. */
  readonly versions: Map<number, FlowVersion>
  /** The number of the next one: those that are gone are not given again. */
  nextVersion: number
  readonly aliases: Map<string, ModuleAlias>
}

/** A name for a version of a module. */
export interface ModuleAlias {
  readonly id: string
  readonly arn: string
  name: string
  description: string | undefined
  version: number
  modified: number
}

const inInstance = { InstanceId: id, ContactFlowModuleId: id }
const moduleName = z.string().min(1).max(127)
const moduleDescription = z.string().max(500).optional()
const content = z.string().min(1).max(256_000)
const settings = z.string().optional()
const versionNumber = z.coerce.number().int().min(1)

export const contactFlowModuleOperations: readonly Operation[] = [
  operation({
    name: 'CreateContactFlowModule',
    route: 'PUT /contact-flow-modules/{InstanceId}',
    members: {
      InstanceId: id,
      Name: moduleName,
      Content: content,
      Description: moduleDescription,
      Settings: settings,
      ExternalInvocationConfiguration: z.object({ Enabled: z.boolean().optional() }).optional(),
      Tags: tags.optional(),
    },
    handle(input, service) {
      const instance = instanceOf(input, service)
      refuseNameOfAnother(instance.contactFlowModules, kind, input.Name)
      refuseProblems(input.Content, input.Settings, instance)
      const saved = toFlowContent(input.Content)
      const module: ContactFlowModule = {
        ...newResource(input, instance, 'flow-module', service),
        state: 'ACTIVE',
        published: saved,
        saved,
        settings: input.Settings,
        externalInvocation: input.ExternalInvocationConfiguration,
        versions: new Map(),
        nextVersion: 1,
        aliases: new Map(),
      }
      instance.contactFlowModules.set(module.id, module)
      return { Id: module.id, Arn: module.arn }
    },
  }),
  operation({
    name: 'DescribeContactFlowModule',
    route: 'GET /contact-flow-modules/{InstanceId}/{ContactFlowModuleId}',
    members: inInstance,
    handle(input, service) {
      const module = moduleOf(input, service)
      const version = versionIn(input.ContactFlowModuleId)
      const numbered = version === undefined ? undefined : module.versions.get(Number(version))
      const described = version === '$SAVED' ? module.saved : (numbered?.content ?? module.published)
      if (version !== undefined && !version.startsWith('$') && numbered === undefined)
        throw notFound('version of the module', input.ContactFlowModuleId)
      return {
        ContactFlowModule: {
          Id: module.id,
          Arn: version === undefined ? module.arn : `${module.arn}:${version}`,
          Name: module.name,
          Content: described.text,
          Description: module.description,
          State: module.state,
          Status: version === '$SAVED' && module.saved !== module.published ? 'SAVED' : 'PUBLISHED',
          FlowModuleContentSha256: described.sha256,
          Version: numbered === undefined ? undefined : Number(version),
          VersionDescription: numbered?.description,
          Settings: module.settings,
          ExternalInvocationConfiguration: module.externalInvocation,
          Tags: tagsOf(module),
        },
      }
    },
  }),
  operation({
    name: 'UpdateContactFlowModuleContent',
    route: 'POST /contact-flow-modules/{InstanceId}/{ContactFlowModuleId}/content',
    badValue: 'InvalidRequestException',
    members: { ...inInstance, Content: content.optional(), Settings: settings },
    handle(input, service) {
      const module = moduleOf(input, service)
      const onlySaved = versionIn(input.ContactFlowModuleId) === '$SAVED'
      const { Content = module.saved.text, Settings = module.settings } = input
      if (!onlySaved) refuseProblems(Content, Settings, instanceOf(input, service))
      const saved = toFlowContent(Content)
      Object.assign(module, {
        saved,
        published: onlySaved ? module.published : saved,
        settings: Settings,
        modified: service.now(),
      })
    },
  }),
  operation({
    name: 'UpdateContactFlowModuleMetadata',
    route: 'POST /contact-flow-modules/{InstanceId}/{ContactFlowModuleId}/metadata',
    members: {
      ...inInstance,
      Name: moduleName.optional(),
      Description: moduleDescription,
      State: z.enum(['ACTIVE', 'ARCHIVED']).optional(),
    },
    handle(input, service) {
      const module = moduleOf(input, service)
      const { Name = module.name, Description = module.description, State = module.state } = input
      refuseNameOfAnother(instanceOf(input, service).contactFlowModules, kind, Name, module)
      Object.assign(module, { name: Name, description: Description, state: State, modified: service.now() })
    },
  }),
  operation({
    name: 'DeleteContactFlowModule',
    route: 'DELETE /contact-flow-modules/{InstanceId}/{ContactFlowModuleId}',
    members: inInstance,
    handle(input, service) {
      instanceOf(input, service).contactFlowModules.delete(moduleOf(input, service).id)
    },
  }),
  operation({
    name: 'ListContactFlowModules',
    route: 'GET /contact-flow-modules-summary/{InstanceId}',
    members: { InstanceId: id, ContactFlowModuleState: z.enum(['ACTIVE', 'ARCHIVED']).optional(), ...paging },
    query: { ContactFlowModuleState: 'state', ...pagingQuery },
    handle(input, service) {
      const { ContactFlowModuleState: asked } = input
      const items = [...instanceOf(input, service).contactFlowModules.values()]
        .filter(({ state }) => asked === undefined || state === asked)
        .map((module) => ({ Id: module.id, Arn: module.arn, Name: module.name, State: module.state }))
      return page(items, input, 'ContactFlowModulesSummaryList')
    },
  }),
  operation({
    name: 'CreateContactFlowModuleVersion',
    route: 'PUT /contact-flow-modules/{InstanceId}/{ContactFlowModuleId}/version',
    members: { ...inInstance, Description: moduleDescription, FlowModuleContentSha256: z.string().optional() },
    handle(input, service) {
      const module = moduleOf(input, service)
      const { FlowModuleContentSha256, Description } = input
      return newVersion(module, module.published, FlowModuleContentSha256, Description, service, 'ContactFlowModuleArn')
    },
  }),
  operation({
    name: 'ListContactFlowModuleVersions',
    route: 'GET /contact-flow-modules/{InstanceId}/{ContactFlowModuleId}/versions',
    members: { ...inInstance, ...paging },
    query: pagingQuery,
    handle(input, service) {
      return page(versionSummaries(moduleOf(input, service)), input, 'ContactFlowModuleVersionSummaryList')
    },
  }),
  operation({
    name: 'DeleteContactFlowModuleVersion',
    route: 'DELETE /contact-flow-modules/{InstanceId}/{ContactFlowModuleId}/version/{ContactFlowModuleVersion}',
    members: { ...inInstance, ContactFlowModuleVersion: versionNumber },
    handle(input, service) {
      const module = moduleOf(input, service)
      knownVersion(module, input.ContactFlowModuleVersion)
      for (const { version, name } of module.aliases.values()) {
        // Which error this has is not documented.
        if (version === input.ContactFlowModuleVersion)
          throw new Refusal('InvalidRequestException', `The alias "${name}" stands for this version.`)
      }
      module.versions.delete(input.ContactFlowModuleVersion)
    },
  }),
  operation({
    name: 'CreateContactFlowModuleAlias',
    route: 'PUT /contact-flow-modules/{InstanceId}/{ContactFlowModuleId}/alias',
    members: {
      ...inInstance,
      AliasName: moduleName,
      ContactFlowModuleVersion: versionNumber,
      Description: moduleDescription,
    },
    handle(input, service) {
      const module = moduleOf(input, service)
      knownVersion(module, input.ContactFlowModuleVersion)
      refuseAliasOfAnother(module, input.AliasName)
      const aliasId = service.newId()
      module.aliases.set(aliasId, {
        id: aliasId,
        arn: `${module.arn}:${aliasId}`,
        name: input.AliasName,
        description: input.Description,
        version: input.ContactFlowModuleVersion,
        modified: service.now(),
      })
      return { ContactFlowModuleArn: module.arn, Id: aliasId }
    },
  }),
  operation({
    name: 'DescribeContactFlowModuleAlias',
    route: 'GET /contact-flow-modules/{InstanceId}/{ContactFlowModuleId}/alias/{AliasId}',
    members: { ...inInstance, AliasId: id },
    handle(input, service) {
      const module = moduleOf(input, service)
      const alias = aliasOf(module, input.AliasId)
      return {
        ContactFlowModuleAlias: {
          ContactFlowModuleId: module.id,
          ContactFlowModuleArn: module.arn,
          AliasId: alias.id,
          Version: alias.version,
          Name: alias.name,
          Description: alias.description,
          ...lastModified(alias, service),
        },
      }
    },
  }),
  operation({
    name: 'UpdateContactFlowModuleAlias',
    route: 'POST /contact-flow-modules/{InstanceId}/{ContactFlowModuleId}/alias/{AliasId}',
    members: {
      ...inInstance,
      AliasId: id,
      Name: moduleName.optional(),
      Description: moduleDescription,
      ContactFlowModuleVersion: versionNumber.optional(),
    },
    handle(input, service) {
      const module = moduleOf(input, service)
      const alias = aliasOf(module, input.AliasId)
      const {
        Name = alias.name,
        Description = alias.description,
        ContactFlowModuleVersion: version = alias.version,
      } = input
      knownVersion(module, version)
      refuseAliasOfAnother(module, Name, alias)
      Object.assign(alias, { name: Name, description: Description, version, modified: service.now() })
    },
  }),
  operation({
    name: 'DeleteContactFlowModuleAlias',
    route: 'DELETE /contact-flow-modules/{InstanceId}/{ContactFlowModuleId}/alias/{AliasId}',
    members: { ...inInstance, AliasId: id },
    handle(input, service) {
      const module = moduleOf(input, service)
      module.aliases.delete(aliasOf(module, input.AliasId).id)
    },
  }),
  operation({
    name: 'ListContactFlowModuleAliases',
    route: 'GET /contact-flow-modules/{InstanceId}/{ContactFlowModuleId}/aliases',
    members: { ...inInstance, ...paging },
    query: pagingQuery,
    handle(input, service) {
      const items = [...moduleOf(input, service).aliases.values()].map((alias) => ({
        Arn: alias.arn,
        AliasId: alias.id,
        Version: alias.version,
        AliasName: alias.name,
        AliasDescription: alias.description,
        LastModifiedTime: alias.modified,
      }))
      return page(items, input, 'ContactFlowModuleAliasSummaryList')
    },
  }),
]

function moduleOf(
  input: { readonly InstanceId: string; readonly ContactFlowModuleId: string },
  service: Service,
): ContactFlowModule {
  return find(instanceOf(input, service).contactFlowModules, kind, withoutVersion(input.ContactFlowModuleId))
}

function aliasOf({ aliases }: ContactFlowModule, aliasId: string): ModuleAlias {
  const alias = aliases.get(aliasId)
  if (alias === undefined) throw notFound('alias', aliasId)
  return alias
}

function knownVersion({ versions }: ContactFlowModule, version: number): void {
  if (!versions.has(version)) throw notFound('version of the module', String(version))
}

function refuseAliasOfAnother({ aliases }: ContactFlowModule, name: string, own?: ModuleAlias): void {
  for (const alias of aliases.values()) {
    if (alias.name === name && alias !== own) throw duplicate('alias', name)
  }
}

function refuseProblems(text: string, moduleSettings: string | undefined, instance: Instance): void {
  const problems = contentProblems(text, 'MODULE', instance, moduleSettings)
  if (problems.length > 0)
    throw new Refusal('InvalidContactFlowModuleException', describeProblems(problems), { Problems: problems })
}
