import { flowTypes } from '@aicc/flow-dsl/language'
import { z } from 'zod'
import type { Instance, Resource, Service } from '../connect-state.js'
import { contentProblems, describeProblems, toFlowContent, versionIn, withoutVersion } from '../flow-content.js'
import type { FlowContent } from '../flow-content.js'
import { id, paging, pagingQuery, tags } from '../members.js'
import { operation } from '../operation.js'
import type { Operation } from '../operation.js'
import { page } from '../page.js'
import { InvalidInput, Refusal, notFound } from '../refusals.js'
import { find, instanceOf, lastModified, newResource, refuseNameOfAnother, tagsOf } from '../resources.js'

const kind = 'flow'

/**
 * Modules have operations of their own.
 * @see https://docs.aws.amazon.com/connect/latest/APIReference/API_CreateContactFlow.html
 */
const contactFlowType = z.enum(flowTypes.filter((type) => type !== 'MODULE'))

/** A flow. */
export interface ContactFlow extends Resource {
  readonly type: z.output<typeof contactFlowType>
  state: 'ACTIVE' | 'ARCHIVED'
  /** What contacts get; undefined as long as it was only saved. */
  published: FlowContent | undefined
  saved: FlowContent
  /** By their numbers, from 1. */
  readonly versions: Map<number, FlowVersion>
  /** The number of the next one: those that are gone are not given again. */
  nextVersion: number
}

/** What a flow or module was like when a version was made of it. */
export interface FlowVersion {
  readonly content: FlowContent
  readonly description: string | undefined
  readonly modified: number
}

const inInstance = { InstanceId: id, ContactFlowId: id }
const flowName = z.string().min(1)
const flowDescription = z.string().optional()
const contentText = z.string().min(1)

export const contactFlowOperations: readonly Operation[] = [
  operation({
    name: 'CreateContactFlow',
    route: 'PUT /contact-flows/{InstanceId}',
    members: {
      InstanceId: id,
      Name: flowName,
      Type: contactFlowType,
      Content: contentText,
      Description: flowDescription,
      Status: z.enum(['PUBLISHED', 'SAVED']).optional(),
      Tags: tags.optional(),
    },
    handle(input, service) {
      const instance = instanceOf(input, service)
      const { Name, Type, Content, Status = 'PUBLISHED' } = input
      refuseNameOfAnother(instance.contactFlows, kind, Name)
      if (Status === 'PUBLISHED') refuseProblems(Content, Type, instance)
      const saved = toFlowContent(Content)
      const flow: ContactFlow = {
        ...newResource(input, instance, 'contact-flow', service),
        type: Type,
        state: 'ACTIVE',
        published: Status === 'PUBLISHED' ? saved : undefined,
        saved,
        versions: new Map(),
        nextVersion: 1,
      }
      instance.contactFlows.set(flow.id, flow)
      return { ContactFlowId: flow.id, ContactFlowArn: flow.arn, FlowContentSha256: flow.published?.sha256 }
    },
  }),
  operation({
    name: 'DescribeContactFlow',
    route: 'GET /contact-flows/{InstanceId}/{ContactFlowId}',
    members: inInstance,
    handle(input, service) {
      const flow = flowOf(input, service)
      const version = versionIn(input.ContactFlowId)
      const numbered = version === undefined ? undefined : flow.versions.get(Number(version))
      const described = version === '$SAVED' ? flow.saved : isLatest(version) ? flow.published : numbered?.content
      if (described === undefined) {
        if (!isLatest(version)) throw notFound('version of the flow', input.ContactFlowId)
        throw new Refusal(
          'ContactFlowNotPublishedException',
          `The flow "${flow.name}" has not been published. Ask for ${flow.id}:$SAVED.`,
        )
      }
      return {
        ContactFlow: {
          Id: flow.id,
          Arn: version === undefined ? flow.arn : `${flow.arn}:${version}`,
          Name: flow.name,
          Type: flow.type,
          State: flow.state,
          Status: version === '$SAVED' && flow.saved !== flow.published ? 'SAVED' : 'PUBLISHED',
          Description: flow.description,
          Content: described.text,
          FlowContentSha256: described.sha256,
          Version: numbered === undefined ? undefined : Number(version),
          VersionDescription: numbered?.description,
          Tags: tagsOf(flow),
          ...lastModified(numbered ?? flow, service),
        },
      }
    },
  }),
  operation({
    name: 'UpdateContactFlowContent',
    route: 'POST /contact-flows/{InstanceId}/{ContactFlowId}/content',
    members: { ...inInstance, Content: contentText },
    handle(input, service) {
      const flow = flowOf(input, service)
      const onlySaved = versionIn(input.ContactFlowId) === '$SAVED'
      if (!onlySaved) refuseProblems(input.Content, flow.type, instanceOf(input, service))
      const saved = toFlowContent(input.Content)
      Object.assign(flow, { saved, published: onlySaved ? flow.published : saved, modified: service.now() })
    },
  }),
  operation({
    name: 'UpdateContactFlowName',
    route: 'POST /contact-flows/{InstanceId}/{ContactFlowId}/name',
    members: { ...inInstance, Name: flowName.optional(), Description: flowDescription },
    handle(input, service) {
      change(input, service)
    },
  }),
  operation({
    name: 'UpdateContactFlowMetadata',
    route: 'POST /contact-flows/{InstanceId}/{ContactFlowId}/metadata',
    members: {
      ...inInstance,
      Name: flowName.optional(),
      Description: flowDescription,
      ContactFlowState: z.enum(['ACTIVE', 'ARCHIVED']).optional(),
    },
    handle(input, service) {
      change(input, service)
      const flow = flowOf(input, service)
      flow.state = input.ContactFlowState ?? flow.state
    },
  }),
  operation({
    name: 'DeleteContactFlow',
    route: 'DELETE /contact-flows/{InstanceId}/{ContactFlowId}',
    members: inInstance,
    handle(input, service) {
      const { contactFlows } = instanceOf(input, service)
      const { id: gone } = flowOf(input, service)
      contactFlows.delete(gone)
      for (const number of service.state.phoneNumbers.values()) {
        if (number.flowId === gone) number.flowId = undefined
      }
    },
  }),
  operation({
    name: 'ListContactFlows',
    route: 'GET /contact-flows-summary/{InstanceId}',
    members: { InstanceId: id, ContactFlowTypes: z.array(contactFlowType).max(10).optional(), ...paging },
    query: { ContactFlowTypes: ['contactFlowTypes'], ...pagingQuery },
    handle(input, service) {
      const { ContactFlowTypes: types = [] } = input
      const items = [...instanceOf(input, service).contactFlows.values()]
        .filter(({ type }) => types.length === 0 || types.includes(type))
        .map((flow) => ({
          Id: flow.id,
          Arn: flow.arn,
          Name: flow.name,
          ContactFlowType: flow.type,
          ContactFlowState: flow.state,
          ContactFlowStatus: flow.published === undefined ? 'SAVED' : 'PUBLISHED',
        }))
      return page(items, input, 'ContactFlowSummaryList')
    },
  }),
  operation({
    name: 'CreateContactFlowVersion',
    route: 'PUT /contact-flows/{InstanceId}/{ContactFlowId}/version',
    members: { ...inInstance, Description: flowDescription, FlowContentSha256: z.string().optional() },
    handle(input, service) {
      const flow = flowOf(input, service)
      // https://docs.aws.amazon.com/connect/latest/APIReference/API_CreateContactFlowVersion.html
      if (flow.type !== 'CAMPAIGN') throw new InvalidInput('Versions are made of flows of the type CAMPAIGN only.')
      if (flow.published === undefined) throw new InvalidInput(`The flow "${flow.name}" has not been published.`)
      return newVersion(flow, flow.published, input.FlowContentSha256, input.Description, service, 'ContactFlowArn')
    },
  }),
  operation({
    name: 'ListContactFlowVersions',
    route: 'GET /contact-flows/{InstanceId}/{ContactFlowId}/versions',
    members: { ...inInstance, ...paging },
    query: pagingQuery,
    handle(input, service) {
      return page(versionSummaries(flowOf(input, service)), input, 'ContactFlowVersionSummaryList')
    },
  }),
  operation({
    name: 'DeleteContactFlowVersion',
    route: 'DELETE /contact-flows/{InstanceId}/{ContactFlowId}/version/{ContactFlowVersion}',
    members: { ...inInstance, ContactFlowVersion: z.coerce.number().int().min(1) },
    handle(input, service) {
      if (!flowOf(input, service).versions.delete(input.ContactFlowVersion))
        throw notFound('version of the flow', String(input.ContactFlowVersion))
    },
  }),
]

function flowOf(input: { readonly InstanceId: string; readonly ContactFlowId: string }, service: Service): ContactFlow {
  return find(instanceOf(input, service).contactFlows, kind, withoutVersion(input.ContactFlowId))
}

function isLatest(version: string | undefined): boolean {
  return version === undefined || version === '$LATEST'
}

function change(
  input: {
    readonly InstanceId: string
    readonly ContactFlowId: string
    readonly Name?: string | undefined
    readonly Description?: string | undefined
  },
  service: Service,
): void {
  const flow = flowOf(input, service)
  const { Name = flow.name, Description = flow.description } = input
  // Whether flows of different types may have the same name is not documented; here they may not.
  refuseNameOfAnother(instanceOf(input, service).contactFlows, kind, Name, flow)
  Object.assign(flow, { name: Name, description: Description, modified: service.now() })
}

function refuseProblems(text: string, type: ContactFlow['type'], instance: Instance): void {
  const problems = contentProblems(text, type, instance)
  if (problems.length > 0) throw new Refusal('InvalidContactFlowException', describeProblems(problems), { problems })
}

/** What versions can be made of. */
interface Versioned {
  readonly arn: string
  readonly versions: Map<number, FlowVersion>
  nextVersion: number
}

/**
 * Make a version.
 * @param sha256 - What the caller takes the content to be, where it says so.
 * @param arnMember - What the ARN is called in the answer.
 */
export function newVersion(
  owner: Versioned,
  content: FlowContent,
  sha256: string | undefined,
  description: string | undefined,
  service: Service,
  arnMember: string,
) {
  if (sha256 !== undefined && sha256 !== content.sha256)
    throw new InvalidInput('The content has changed: its checksum is another one.')
  const version = owner.nextVersion
  owner.nextVersion += 1
  owner.versions.set(version, { content, description, modified: service.now() })
  return { [arnMember]: `${owner.arn}:${version}`, Version: version }
}

/** Lines of a list of versions. */
export function versionSummaries({ arn, versions }: Versioned) {
  return [...versions].map(([version, { description }]) => ({
    Arn: `${arn}:${version}`,
    Version: version,
    VersionDescription: description,
  }))
}
