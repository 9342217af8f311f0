import type { Channel } from './channel.js'
import type { FlowType } from './flow-type.js'

/** Attributes that are there only in some flow types, or on some channels; elsewhere they are empty. */
export interface AttributePresence {
  /** Members that the attributes begin with: `['Agent']` is all of `$.Agent`. */
  readonly below: readonly string[]
  /** Flow types that have them; all when left out. */
  readonly flowTypes?: readonly FlowType[]
  /** Channels that have them; all when left out. */
  readonly channels?: readonly Channel[]
}

/** @see https://docs.aws.amazon.com/connect/latest/adminguide/connect-attrib-list.html (read 2026-11-23) */
const presences: readonly AttributePresence[] = [
  {
    below: ['Agent'],
    // A module has those of the flow that invokes it.
    flowTypes: [
      'AGENT_WHISPER',
      'CUSTOMER_WHISPER',
      'AGENT_HOLD',
      'CUSTOMER_HOLD',
      'OUTBOUND_WHISPER',
      'AGENT_TRANSFER',
      'MODULE',
    ],
  },
  { below: ['Modules', 'Input'], flowTypes: ['MODULE'] },
  { below: ['OutboundCommunication'], flowTypes: ['CAMPAIGN'] },
  { below: ['DeliveryReceipts'], flowTypes: ['CAMPAIGN'] },
  { below: ['Capabilities'], channels: ['VOICE'] },
  { below: ['MediaStreams'], channels: ['VOICE'] },
  { below: ['Media', 'Sip'], channels: ['VOICE'] },
  { below: ['Media', 'InitialMessage'], channels: ['CHAT'] },
  { below: ['Views'], channels: ['CHAT'] },
  { below: ['Email'], channels: ['EMAIL'] },
  { below: ['AdditionalEmailRecipients'], channels: ['EMAIL'] },
  { below: ['CustomerEndpoint', 'DisplayName'], channels: ['EMAIL'] },
  { below: ['SystemEndpoint', 'DisplayName'], channels: ['EMAIL'] },
]

/** Where an attribute is there; undefined when it is there everywhere, or nothing is known about that. */
export function presenceOf(members: readonly string[]): AttributePresence | undefined {
  return presences.find(({ below }) => below.every((member, index) => members[index] === member))
}
