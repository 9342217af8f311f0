import { z } from 'zod'
import type { Resource, Service } from '../connect-state.js'
import { description, id, paging, pagingQuery, tags } from '../members.js'
import { operation } from '../operation.js'
import type { Operation } from '../operation.js'
import { page } from '../page.js'
import { InvalidInput } from '../refusals.js'
import { find, instanceOf, lastModified, newResource, refuseNameOfAnother, summary, tagsOf } from '../resources.js'

const kind = 'prompt'

/** A recording. */
export interface Prompt extends Resource {
  /** Where it was read; undefined for those that a new instance has. Nobody reads it here. */
  source: string | undefined
}

const promptName = z.string().min(1).max(256)
const source = z
  .string()
  .max(512)
  .regex(/^s3:\/\/[^/\s]+\/\S.*$/)
const inInstance = { InstanceId: id, PromptId: id }

export const promptOperations: readonly Operation[] = [
  operation({
    name: 'CreatePrompt',
    route: 'PUT /prompts/{InstanceId}',
    members: { InstanceId: id, Name: promptName, S3Uri: source, Description: description, Tags: tags.optional() },
    handle(input, service) {
      const instance = instanceOf(input, service)
      refuseNameOfAnother(instance.prompts, kind, input.Name)
      const prompt: Prompt = { ...newResource(input, instance, 'prompt', service), source: input.S3Uri }
      instance.prompts.set(prompt.id, prompt)
      return { PromptId: prompt.id, PromptARN: prompt.arn }
    },
  }),
  operation({
    name: 'DescribePrompt',
    route: 'GET /prompts/{InstanceId}/{PromptId}',
    members: inInstance,
    handle(input, service) {
      const prompt = promptOf(input, service)
      return {
        Prompt: {
          PromptId: prompt.id,
          PromptARN: prompt.arn,
          Name: prompt.name,
          Description: prompt.description,
          Tags: tagsOf(prompt),
          ...lastModified(prompt, service),
        },
      }
    },
  }),
  operation({
    name: 'UpdatePrompt',
    route: 'POST /prompts/{InstanceId}/{PromptId}',
    members: { ...inInstance, Name: promptName.optional(), Description: description, S3Uri: source.optional() },
    handle(input, service) {
      const prompt = promptOf(input, service)
      const { Name = prompt.name, Description = prompt.description, S3Uri = prompt.source } = input
      // This operation has no error for a name that another one has, so it is a bad value.
      for (const other of instanceOf(input, service).prompts.values()) {
        if (other.name === Name && other !== prompt)
          throw new InvalidInput(`There is a prompt with the name "${Name}" already.`)
      }
      Object.assign(prompt, { name: Name, description: Description, source: S3Uri, modified: service.now() })
      return { PromptId: prompt.id, PromptARN: prompt.arn }
    },
  }),
  operation({
    name: 'DeletePrompt',
    route: 'DELETE /prompts/{InstanceId}/{PromptId}',
    members: inInstance,
    handle(input, service) {
      instanceOf(input, service).prompts.delete(promptOf(input, service).id)
    },
  }),
  operation({
    name: 'ListPrompts',
    route: 'GET /prompts-summary/{InstanceId}',
    members: { InstanceId: id, ...paging },
    query: pagingQuery,
    handle(input, service) {
      const items = [...instanceOf(input, service).prompts.values()].map((prompt) => summary(prompt, service))
      return page(items, input, 'PromptSummaryList')
    },
  }),
]

function promptOf(input: { readonly InstanceId: string; readonly PromptId: string }, service: Service): Prompt {
  return find(instanceOf(input, service).prompts, kind, input.PromptId)
}
