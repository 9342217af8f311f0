import { z } from 'zod'
import type { Service } from '../connect-state.js'
import { id, paging, pagingQuery, tags } from '../members.js'
import { operation } from '../operation.js'
import type { Operation } from '../operation.js'
import { page } from '../page.js'
import { InvalidInput, notFound } from '../refusals.js'
import { find, findMaybe, instanceOf, tagsOf } from '../resources.js'

const kind = 'phone number'

const country = z.string().regex(/^[A-Z]{2}$/)
const numberType = z.enum(['TOLL_FREE', 'DID', 'UIFN', 'SHARED', 'THIRD_PARTY_TF', 'THIRD_PARTY_DID', 'SHORT_CODE'])
const numberDescription = z.string().max(500).optional()

/** A number that may be claimed. */
export interface OfferedNumber {
  /** As E.164 has it, with +. */
  readonly number: string
  readonly country: string
  readonly type: z.output<typeof numberType>
}

/** A number that an instance has. */
export interface PhoneNumber extends OfferedNumber {
  readonly id: string
  readonly arn: string
  description: string | undefined
  /** ARN of the instance. */
  targetArn: string
  /** The flow that its callers get. */
  flowId: string | undefined
  readonly tags: Map<string, string>
}

const targetMembers = { TargetArn: z.string().min(1).optional(), InstanceId: id.optional() }
const filters = {
  PhoneNumberCountryCodes: z.array(country).max(10).optional(),
  PhoneNumberTypes: z.array(numberType).max(6).optional(),
}

/** E.164 gives +999 to nobody, so whatever dials these numbers reaches nobody. */
const unassignedPrefix = '+999'

/** How many numbers one search finds at most. */
const mostOffered = 10

export const phoneNumberOperations: readonly Operation[] = [
  operation({
    name: 'SearchAvailablePhoneNumbers',
    route: 'POST /phone-number/search-available',
    members: {
      ...targetMembers,
      ...paging,
      PhoneNumberCountryCode: country,
      PhoneNumberType: numberType,
      PhoneNumberPrefix: z
        .string()
        .regex(/^\+\d{1,11}$/)
        .optional(),
    },
    handle(input, service) {
      const { PhoneNumberCountryCode, PhoneNumberType, MaxResults = mostOffered } = input
      // The only operation that does not know ResourceNotFoundException.
      if (targetMaybe(input, service) === undefined) throw new InvalidInput('There is no such instance.')
      const { offeredNumbers, phoneNumbers } = service.state
      const prefix = input.PhoneNumberPrefix ?? unassignedPrefix
      const taken = new Set([...phoneNumbers.values()].map(({ number }) => number))
      const found: OfferedNumber[] = []
      const digits = 12 - prefix.length
      for (let index = 1; found.length < Math.min(MaxResults, mostOffered) && index < 10 ** digits; index += 1) {
        const number = `${prefix}${String(index).padStart(digits, '0')}`
        const offered = offeredNumbers.get(number)
        const other =
          offered !== undefined && (offered.country !== PhoneNumberCountryCode || offered.type !== PhoneNumberType)
        if (!taken.has(number) && !other) found.push({ number, country: PhoneNumberCountryCode, type: PhoneNumberType })
      }
      for (const one of found) offeredNumbers.set(one.number, one)
      return {
        AvailableNumbersList: found.map(({ number }) => ({
          PhoneNumber: number,
          PhoneNumberCountryCode,
          PhoneNumberType,
        })),
      }
    },
  }),
  operation({
    name: 'ClaimPhoneNumber',
    route: 'POST /phone-number/claim',
    members: {
      ...targetMembers,
      PhoneNumber: z.string().regex(/^\+[1-9]\d{1,14}$/),
      PhoneNumberDescription: numberDescription,
      Tags: tags.optional(),
    },
    handle(input, service) {
      const { state } = service
      const targetArn = targetOf(input, service)
      const offered = state.offeredNumbers.get(input.PhoneNumber)
      if (offered === undefined) throw notFound('available phone number', input.PhoneNumber)
      const numberId = service.newId()
      const number: PhoneNumber = {
        ...offered,
        id: numberId,
        arn: `arn:aws:connect:${service.region}:${service.accountId}:phone-number/${numberId}`,
        description: input.PhoneNumberDescription,
        targetArn,
        flowId: undefined,
        tags: new Map(Object.entries(input.Tags ?? {})),
      }
      state.offeredNumbers.delete(offered.number)
      state.phoneNumbers.set(numberId, number)
      return { PhoneNumberId: numberId, PhoneNumberArn: number.arn }
    },
  }),
  operation({
    name: 'DescribePhoneNumber',
    route: 'GET /phone-number/{PhoneNumberId}',
    members: { PhoneNumberId: id },
    handle(input, service) {
      const number = find(service.state.phoneNumbers, kind, input.PhoneNumberId)
      return {
        ClaimedPhoneNumberSummary: {
          ...claimedSummary(number),
          Tags: tagsOf(number),
          PhoneNumberStatus: { Status: 'CLAIMED' },
        },
      }
    },
  }),
  operation({
    name: 'UpdatePhoneNumber',
    route: 'PUT /phone-number/{PhoneNumberId}',
    members: { PhoneNumberId: id, ...targetMembers },
    handle(input, service) {
      const number = find(service.state.phoneNumbers, kind, input.PhoneNumberId)
      const targetArn = targetOf(input, service)
      // Its flow is one of the other instance.
      if (targetArn !== number.targetArn) number.flowId = undefined
      number.targetArn = targetArn
      return { PhoneNumberId: number.id, PhoneNumberArn: number.arn }
    },
  }),
  operation({
    name: 'UpdatePhoneNumberMetadata',
    route: 'PUT /phone-number/{PhoneNumberId}/metadata',
    members: { PhoneNumberId: id, PhoneNumberDescription: numberDescription },
    handle(input, service) {
      const number = find(service.state.phoneNumbers, kind, input.PhoneNumberId)
      number.description = input.PhoneNumberDescription ?? number.description
    },
  }),
  operation({
    name: 'ReleasePhoneNumber',
    route: 'DELETE /phone-number/{PhoneNumberId}',
    members: { PhoneNumberId: id },
    handle(input, service) {
      service.state.phoneNumbers.delete(find(service.state.phoneNumbers, kind, input.PhoneNumberId).id)
    },
  }),
  operation({
    name: 'AssociatePhoneNumberContactFlow',
    route: 'PUT /phone-number/{PhoneNumberId}/contact-flow',
    members: { PhoneNumberId: id, InstanceId: id, ContactFlowId: id },
    handle(input, service) {
      const { contactFlows } = instanceOf(input, service)
      const number = numberOf(input, service)
      number.flowId = find(contactFlows, 'flow', input.ContactFlowId).id
    },
  }),
  operation({
    name: 'DisassociatePhoneNumberContactFlow',
    route: 'DELETE /phone-number/{PhoneNumberId}/contact-flow',
    members: { PhoneNumberId: id, InstanceId: id },
    query: { InstanceId: 'instanceId' },
    handle(input, service) {
      numberOf(input, service).flowId = undefined
    },
  }),
  operation({
    name: 'ListPhoneNumbers',
    route: 'GET /phone-numbers-summary/{InstanceId}',
    members: { InstanceId: id, ...filters, ...paging },
    query: {
      PhoneNumberTypes: ['phoneNumberTypes'],
      PhoneNumberCountryCodes: ['phoneNumberCountryCodes'],
      ...pagingQuery,
    },
    handle(input, service) {
      const { arn } = instanceOf(input, service)
      const items = filtered(input, service)
        .filter(({ targetArn }) => targetArn === arn)
        .map((number) => ({
          Id: number.id,
          Arn: number.arn,
          PhoneNumber: number.number,
          PhoneNumberType: number.type,
          PhoneNumberCountryCode: number.country,
        }))
      return page(items, input, 'PhoneNumberSummaryList')
    },
  }),
  operation({
    name: 'ListPhoneNumbersV2',
    route: 'POST /phone-number/list',
    members: { ...targetMembers, ...filters, ...paging, PhoneNumberPrefix: z.string().optional() },
    handle(input, service) {
      const all = input.TargetArn === undefined && input.InstanceId === undefined
      const targetArn = all ? undefined : targetOf(input, service)
      const { PhoneNumberPrefix: prefix = '' } = input
      const items = filtered(input, service)
        .filter(
          (number) => (targetArn === undefined || number.targetArn === targetArn) && number.number.startsWith(prefix),
        )
        .map(claimedSummary)
      return page(items, input, 'ListPhoneNumbersSummaryList')
    },
  }),
]

interface Target {
  readonly TargetArn?: string | undefined
  readonly InstanceId?: string | undefined
}

/** ARN of the instance that a request means. */
function targetOf(target: Target, service: Service): string {
  if (target.TargetArn === undefined && target.InstanceId === undefined)
    throw new InvalidInput('TargetArn or InstanceId is needed.')
  const arn = targetMaybe(target, service)
  if (arn === undefined) throw notFound('instance', target.TargetArn ?? target.InstanceId ?? '')
  return arn
}

function targetMaybe({ TargetArn, InstanceId }: Target, { state }: Service): string | undefined {
  return findMaybe(state.instances, TargetArn ?? InstanceId ?? '')?.arn
}

function numberOf(
  input: { readonly PhoneNumberId: string; readonly InstanceId: string },
  service: Service,
): PhoneNumber {
  const { arn } = instanceOf(input, service)
  const number = find(service.state.phoneNumbers, kind, input.PhoneNumberId)
  if (number.targetArn !== arn) throw notFound(kind, input.PhoneNumberId)
  return number
}

function filtered(
  { PhoneNumberCountryCodes: countries = [], PhoneNumberTypes: types = [] }: z.output<z.ZodObject<typeof filters>>,
  { state }: Service,
): readonly PhoneNumber[] {
  return [...state.phoneNumbers.values()].filter(
    (number) =>
      (countries.length === 0 || countries.includes(number.country)) &&
      (types.length === 0 || types.includes(number.type)),
  )
}

function claimedSummary(number: PhoneNumber) {
  return {
    PhoneNumberId: number.id,
    PhoneNumberArn: number.arn,
    PhoneNumber: number.number,
    PhoneNumberCountryCode: number.country,
    PhoneNumberType: number.type,
    PhoneNumberDescription: number.description,
    TargetArn: number.targetArn,
    InstanceId: number.targetArn.slice(number.targetArn.lastIndexOf('/') + 1),
  }
}
