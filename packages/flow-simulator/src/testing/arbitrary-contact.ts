import { presenceOf } from '@aicc/flow-dsl/language'
import { constantFrom, record } from 'fast-check'
import type { Arbitrary } from 'fast-check'
import type { Channel, JsonValue } from '@aicc/flow-dsl/language'
import { channelsOf, earlierQueues } from '../explore/start-state.js'
import { textOf } from '../machine/execution.js'
import type { FlowSource } from '../program/load-program.js'
import type { ContactOptions } from '../world/world.js'
import { arbitraryObject } from './arbitrary-value.js'
import type { MissingValues } from './arbitrary-value.js'
import { prepareFlows } from './prepare-flows.js'
import type { PreparedFlows } from './prepare-flows.js'

/** Options of the arbitraries of contacts. */
export interface ArbitraryContactOptions {
  /** Channels that contacts come on. @defaultValue those that the flow is made for */
  readonly channels?: readonly Channel[]
  /** Contact attributes that are there at first, and no others. @defaultValue those that the flows read, with any value */
  readonly attributes?: Readonly<Record<string, string>>
  /** Attributes that earlier flows may leave out, as in {@link ArbitraryWorldOptions}. @defaultValue 'compared' */
  readonly missingValues?: MissingValues
}

/** What stands in place of the number of somebody who does not show it. */
const withheldNumber = 'anonymous'

/**
 * Contacts as they can come into a flow: channel, number or none, contact attributes, the queue that an earlier flow has set,
 * the input of a module. They shrink towards a call with no attributes but those that flows use without looking.
 * @param flows - The flow that contacts come into; with others that it leads to, as a list where that is the first.
 * @param options - What is fixed.
 */
export function arbitraryContact(
  flows: FlowSource | readonly FlowSource[],
  options: ArbitraryContactOptions = {},
): Arbitrary<ContactOptions> {
  return contactsFor(prepareFlows(flows), options)
}

/** {@link arbitraryContact} for flows that are prepared. */
export function contactsFor(
  { first, programs, needs }: PreparedFlows,
  { channels, attributes, missingValues = 'compared' }: ArbitraryContactOptions,
): Arbitrary<ContactOptions> {
  const [fallback = 'VOICE', ...others] = channels ?? channelsOf(first)
  const isModule = first.flowType === 'MODULE'
  const hasAgent = presenceOf(['Agent'])?.flowTypes?.includes(first.flowType) === true
  return record({
    channel: constantFrom<Channel>(fallback, ...others),
    from: constantFrom(undefined, undefined, undefined, withheldNumber),
    queue: constantFrom(...earlierQueues(first, programs)),
    attributes: arbitraryObject(
      attributes === undefined ? needs.attributes.map((need) => ({ ...need, members: need.members.slice(1) })) : [],
      missingValues,
      'missing first',
    ),
    system: arbitraryObject(
      needs.contact.filter(({ members: [namespace] }) => namespace !== 'Agent' || hasAgent),
      // The service fills it.
      'none',
    ),
    input: arbitraryObject(
      isModule ? needs.input.map((need) => ({ ...need, members: need.members.slice(2) })) : [],
      missingValues,
    ),
  }).map(({ channel, from, queue, attributes: made, system, input }) => {
    const data = { ...system, ...(isModule && { Modules: { Input: input } }) }
    const given = attributes ?? textsOf(made)
    return {
      ...(channel !== 'VOICE' && { channel }),
      ...(channel === 'VOICE' && from !== undefined && { from }),
      ...(queue !== undefined && { queue }),
      ...(Object.keys(given).length > 0 && { attributes: given }),
      ...(Object.keys(data).length > 0 && { data }),
    }
  })
}

function textsOf(values: Readonly<Record<string, JsonValue>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, textOf(value)]))
}
