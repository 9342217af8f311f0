import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { operations } from '../src/index.js'
import { statusOfError } from '../src/refusals.js'
import { sdkErrors, sdkOperations } from './sdk-model.js'
import type { SdkOperation } from './sdk-model.js'

function sdkOperation(name: string): SdkOperation {
  const found = sdkOperations.get(name)
  if (found === undefined) throw new Error(`The SDK has no ${name}.`)
  return found
}

describe.each(operations.map((operation) => [operation.name, operation] as const))('%s', (name, operation) => {
  const { method, path, members } = sdkOperation(name)
  const taken = Object.entries(operation.members.shape)

  it('has the route of the SDK', () => {
    expect({ method: operation.method, path: operation.path }).toEqual({ method, path })
  })

  it('finds its members where the SDK writes them', () => {
    const found = taken.map(([member]) => {
      const queryName = operation.query[member]
      const place = path.includes(`{${member}}`) ? 'path' : queryName === undefined ? 'body' : 'query'
      return { name: member, place, queryName: typeof queryName === 'string' ? queryName : queryName?.[0] }
    })
    for (const member of found) {
      expect(members).toContainEqual(expect.objectContaining(member))
    }
  })

  it('needs at least what the SDK says that it needs', () => {
    const needed = taken.filter(([, schema]) => !schema.safeParse(undefined).success).map(([member]) => member)
    const required = members.filter((member) => member.required).map((member) => member.name)
    expect(needed).toEqual(expect.arrayContaining(required))
  })
})

it('names what operations do not look at', () => {
  const left = operations.flatMap(({ name, members }) => {
    const others = sdkOperation(name)
      .members.map((member) => member.name)
      .filter((member) => member !== 'ClientToken' && !Object.hasOwn(members.shape, member))
    return others.length === 0 ? [] : [`${name}: ${others.join(', ')}`]
  })
  expect(left).toMatchInlineSnapshot(`
    [
      "CreateHoursOfOperation: ParentHoursOfOperationConfigs",
      "CreateHoursOfOperationOverride: RecurrenceConfig",
      "UpdateHoursOfOperationOverride: RecurrenceConfig",
      "CreateQueue: OutboundEmailConfig, EmailAddressesConfig",
      "CreateRoutingProfile: ManualAssignmentQueueConfigs",
      "AssociateRoutingProfileQueues: ManualAssignmentQueueConfigs",
      "DisassociateRoutingProfileQueues: ManualAssignmentQueueReferences",
      "CreateSecurityProfile: Applications, AllowedFlowModules, AllowedAIAgents, GranularAccessControlConfiguration",
      "UpdateSecurityProfile: Applications, AllowedFlowModules, AllowedAIAgents, GranularAccessControlConfiguration",
      "CreateUser: AutoAcceptConfigs, AfterContactWorkConfigs, PhoneNumberConfigs, PersistentConnectionConfigs, VoiceEnhancementConfigs",
      "CreateContactFlowVersion: ContactFlowVersion, LastModifiedTime, LastModifiedRegion",
    ]
  `)
})

it('answers with the statuses of the SDK', () => {
  for (const [name, status] of Object.entries(statusOfError)) expect(sdkErrors.get(name), name).toBe(status)
})

it('has every operation called through the client of the SDK', () => {
  const root = join(import.meta.dirname, '..')
  const tests = globSync('src/**/*.test.ts', { cwd: root }).map((file) => readFileSync(join(root, file), 'utf8'))
  const uncalled = operations.filter(({ name }) => !tests.some((test) => test.includes(`new ${name}Command(`)))
  expect(uncalled.map(({ name }) => name)).toEqual([])
})
