import { z } from 'zod'
import type { Service } from '../connect-state.js'
import { id, name, paging, pagingQuery } from '../members.js'
import { operation } from '../operation.js'
import type { Operation } from '../operation.js'
import { page } from '../page.js'
import { InvalidInput, duplicate, notFound } from '../refusals.js'
import { find, instanceOf } from '../resources.js'
import { openTimes } from './hours-of-operation.js'
import type { HoursOfOperation } from './hours-of-operation.js'

const kind = 'hours of operation override'

const overrideType = z.enum(['STANDARD', 'OPEN', 'CLOSED'])
const effectiveDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const overrideDescription = z.string().min(1).max(250).optional()

/** Days on which other times hold than those of every week. Has no ARN and no tags. */
export interface HoursOfOperationOverride {
  readonly id: string
  name: string
  description: string | undefined
  /** No time at all: closed. */
  config: z.output<typeof openTimes>
  /** First day, as `2027-01-31`. */
  effectiveFrom: string
  /** Last day. */
  effectiveTill: string
  type: z.output<typeof overrideType> | undefined
}

const inHours = { InstanceId: id, HoursOfOperationId: id }
const inOverride = { ...inHours, HoursOfOperationOverrideId: id }

export const hoursOfOperationOverrideOperations: readonly Operation[] = [
  operation({
    name: 'CreateHoursOfOperationOverride',
    route: 'PUT /hours-of-operations/{InstanceId}/{HoursOfOperationId}/overrides',
    members: {
      ...inHours,
      Name: name,
      Description: overrideDescription,
      Config: openTimes,
      EffectiveFrom: effectiveDate,
      EffectiveTill: effectiveDate,
      OverrideType: overrideType.optional(),
    },
    handle(input, service) {
      const { overrides } = hoursOf(input, service)
      refuseBackwards(input.EffectiveFrom, input.EffectiveTill)
      refuseNameOfAnother(overrides, input.Name)
      const overrideId = service.newId()
      overrides.set(overrideId, {
        id: overrideId,
        name: input.Name,
        description: input.Description,
        config: input.Config,
        effectiveFrom: input.EffectiveFrom,
        effectiveTill: input.EffectiveTill,
        type: input.OverrideType,
      })
      return { HoursOfOperationOverrideId: overrideId }
    },
  }),
  operation({
    name: 'DescribeHoursOfOperationOverride',
    route: 'GET /hours-of-operations/{InstanceId}/{HoursOfOperationId}/overrides/{HoursOfOperationOverrideId}',
    members: inOverride,
    handle(input, service) {
      return { HoursOfOperationOverride: described(overrideOf(input, service), hoursOf(input, service)) }
    },
  }),
  operation({
    name: 'UpdateHoursOfOperationOverride',
    route: 'POST /hours-of-operations/{InstanceId}/{HoursOfOperationId}/overrides/{HoursOfOperationOverrideId}',
    members: {
      ...inOverride,
      Name: name.optional(),
      Description: overrideDescription,
      Config: openTimes.optional(),
      EffectiveFrom: effectiveDate.optional(),
      EffectiveTill: effectiveDate.optional(),
      OverrideType: overrideType.optional(),
    },
    handle(input, service) {
      const override = overrideOf(input, service)
      const {
        Name = override.name,
        Description = override.description,
        Config = override.config,
        EffectiveFrom = override.effectiveFrom,
        EffectiveTill = override.effectiveTill,
        OverrideType = override.type,
      } = input
      refuseBackwards(EffectiveFrom, EffectiveTill)
      refuseNameOfAnother(hoursOf(input, service).overrides, Name, override)
      Object.assign(override, {
        name: Name,
        description: Description,
        config: Config,
        effectiveFrom: EffectiveFrom,
        effectiveTill: EffectiveTill,
        type: OverrideType,
      })
    },
  }),
  operation({
    name: 'DeleteHoursOfOperationOverride',
    route: 'DELETE /hours-of-operations/{InstanceId}/{HoursOfOperationId}/overrides/{HoursOfOperationOverrideId}',
    members: inOverride,
    handle(input, service) {
      hoursOf(input, service).overrides.delete(overrideOf(input, service).id)
    },
  }),
  operation({
    name: 'ListHoursOfOperationOverrides',
    route: 'GET /hours-of-operations/{InstanceId}/{HoursOfOperationId}/overrides',
    members: { ...inHours, ...paging },
    query: pagingQuery,
    handle(input, service) {
      const hours = hoursOf(input, service)
      const items = [...hours.overrides.values()].map((override) => described(override, hours))
      return page(items, input, 'HoursOfOperationOverrideList')
    },
  }),
]

interface InHours {
  readonly InstanceId: string
  readonly HoursOfOperationId: string
}

function hoursOf(input: InHours, service: Service): HoursOfOperation {
  return find(instanceOf(input, service).hoursOfOperations, 'hours of operation', input.HoursOfOperationId)
}

function overrideOf(
  input: InHours & { readonly HoursOfOperationOverrideId: string },
  service: Service,
): HoursOfOperationOverride {
  const override = hoursOf(input, service).overrides.get(input.HoursOfOperationOverrideId)
  if (override === undefined) throw notFound(kind, input.HoursOfOperationOverrideId)
  return override
}

function described(override: HoursOfOperationOverride, hours: HoursOfOperation) {
  return {
    HoursOfOperationOverrideId: override.id,
    HoursOfOperationId: hours.id,
    HoursOfOperationArn: hours.arn,
    Name: override.name,
    Description: override.description,
    Config: override.config,
    EffectiveFrom: override.effectiveFrom,
    EffectiveTill: override.effectiveTill,
    OverrideType: override.type,
  }
}

function refuseBackwards(from: string, till: string): void {
  if (from > till) throw new InvalidInput(`The override ends on ${till}, before it begins on ${from}.`)
}

function refuseNameOfAnother(
  overrides: HoursOfOperation['overrides'],
  asked: string,
  own?: HoursOfOperationOverride,
): void {
  for (const override of overrides.values()) {
    if (override.name === asked && override !== own) throw duplicate(kind, asked)
  }
}
