import type { AttributeReference } from '../language/attribute-reference.js'
import { isAttributeReference } from '../language/attribute-reference.js'
import type { Resource } from '../values/resource.js'
import { resourceId } from './parameter.js'

/** A queue: by its symbol or an attribute that holds its id or ARN; or an agent's own queue. */
export type QueueTarget =
  | Resource<'queue'>
  | AttributeReference
  | {
      /** The agent whose personal queue is meant: a user, or an attribute that holds the id, ARN or name. */
      readonly agent: Resource<'user'> | AttributeReference
    }

/** The members of actions that take a queue or an agent's queue. */
export const queueMembers = {
  QueueId: resourceId('queue'),
  AgentId: resourceId('user', { note: "That agent's personal queue." }),
}

/** The members that name a queue. */
export const queueMemberNames = Object.keys(queueMembers)

/** The parameters that a queue becomes. */
export function queueParameters(target: QueueTarget | undefined): object {
  if (target === undefined) return {}
  if (isAttributeReference(target) || !('agent' in target)) return { QueueId: target }
  return { AgentId: target.agent }
}
