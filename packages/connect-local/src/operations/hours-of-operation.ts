import { z } from 'zod'
import type { Resource } from '../connect-state.js'
import { description, id, name, paging, pagingQuery, tags } from '../members.js'
import { operation } from '../operation.js'
import type { Operation } from '../operation.js'
import { page } from '../page.js'
import { InvalidInput, inUse } from '../refusals.js'
import { find, instanceOf, lastModified, newResource, refuseNameOfAnother, summary, tagsOf } from '../resources.js'
import type { HoursOfOperationOverride } from './hours-of-operation-override.js'

const kind = 'hours of operation'

const time = z.object({ Hours: z.number().int().min(0).max(23), Minutes: z.number().int().min(0).max(59) })

/** Times of days at which it is open. */
export const openTimes = z
  .array(
    z.object({
      Day: z.enum(['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY']),
      StartTime: time,
      EndTime: time,
    }),
  )
  .max(100)

/** Hours of operation. */
export interface HoursOfOperation extends Resource {
  timeZone: string
  config: z.output<typeof openTimes>
  readonly overrides: Map<string, HoursOfOperationOverride>
}

const inInstance = { InstanceId: id, HoursOfOperationId: id }

export const hoursOfOperationOperations: readonly Operation[] = [
  operation({
    name: 'CreateHoursOfOperation',
    route: 'PUT /hours-of-operations/{InstanceId}',
    members: {
      InstanceId: id,
      Name: name,
      TimeZone: z.string(),
      Config: openTimes,
      Description: description,
      Tags: tags.optional(),
    },
    handle(input, service) {
      const instance = instanceOf(input, service)
      refuseUnknownTimeZone(input.TimeZone)
      refuseNameOfAnother(instance.hoursOfOperations, kind, input.Name)
      const hours: HoursOfOperation = {
        ...newResource(input, instance, 'operating-hours', service),
        timeZone: input.TimeZone,
        config: input.Config,
        overrides: new Map(),
      }
      instance.hoursOfOperations.set(hours.id, hours)
      return { HoursOfOperationId: hours.id, HoursOfOperationArn: hours.arn }
    },
  }),
  operation({
    name: 'DescribeHoursOfOperation',
    route: 'GET /hours-of-operations/{InstanceId}/{HoursOfOperationId}',
    members: inInstance,
    handle(input, service) {
      const hours = find(instanceOf(input, service).hoursOfOperations, kind, input.HoursOfOperationId)
      return {
        HoursOfOperation: {
          HoursOfOperationId: hours.id,
          HoursOfOperationArn: hours.arn,
          Name: hours.name,
          Description: hours.description,
          TimeZone: hours.timeZone,
          Config: hours.config,
          Tags: tagsOf(hours),
          ...lastModified(hours, service),
        },
      }
    },
  }),
  operation({
    name: 'UpdateHoursOfOperation',
    route: 'POST /hours-of-operations/{InstanceId}/{HoursOfOperationId}',
    members: {
      ...inInstance,
      Name: name.optional(),
      Description: description,
      TimeZone: z.string().optional(),
      Config: openTimes.optional(),
    },
    handle(input, service) {
      const { hoursOfOperations } = instanceOf(input, service)
      const hours = find(hoursOfOperations, kind, input.HoursOfOperationId)
      const {
        Name = hours.name,
        Description = hours.description,
        TimeZone = hours.timeZone,
        Config = hours.config,
      } = input
      refuseUnknownTimeZone(TimeZone)
      refuseNameOfAnother(hoursOfOperations, kind, Name, hours)
      Object.assign(hours, {
        name: Name,
        description: Description,
        timeZone: TimeZone,
        config: Config,
        modified: service.now(),
      })
    },
  }),
  operation({
    name: 'DeleteHoursOfOperation',
    route: 'DELETE /hours-of-operations/{InstanceId}/{HoursOfOperationId}',
    members: inInstance,
    handle(input, service) {
      const { hoursOfOperations, queues } = instanceOf(input, service)
      const hours = find(hoursOfOperations, kind, input.HoursOfOperationId)
      for (const queue of queues.values()) {
        // The description of the error names this operation, its own list of errors does not name the error.
        // https://docs.aws.amazon.com/connect/latest/APIReference/API_DeleteQueue.html#API_DeleteQueue_Errors
        if (queue.hoursId === hours.id) throw inUse(kind, hours, `the queue "${queue.name}"`)
      }
      hoursOfOperations.delete(hours.id)
    },
  }),
  operation({
    name: 'ListHoursOfOperations',
    route: 'GET /hours-of-operations-summary/{InstanceId}',
    members: { InstanceId: id, ...paging },
    query: pagingQuery,
    handle(input, service) {
      const items = [...instanceOf(input, service).hoursOfOperations.values()].map((hours) => summary(hours, service))
      return page(items, input, 'HoursOfOperationSummaryList')
    },
  }),
]

function refuseUnknownTimeZone(timeZone: string): void {
  try {
    Intl.DateTimeFormat('en', { timeZone })
  } catch {
    throw new InvalidInput(`There is no time zone "${timeZone}".`)
  }
}
