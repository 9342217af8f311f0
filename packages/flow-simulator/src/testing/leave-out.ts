import type { World } from '../world/world.js'
import { playPrepared } from './play-call.js'
import type { CallPlan, PlayedCall } from './play-call.js'
import type { PreparedFlows } from './prepare-flows.js'

/** Parts of a world that have entries by name. */
const parts = ['lambdas', 'bots', 'queues', 'hours', 'thirdParties', 'outcomes', 'failingActions'] as const

/**
 * The same call with nothing in its world and contact that makes no difference to it, so that a person sees what matters.
 * What happens in it, second by second, stays the same.
 */
export async function leaveOutNeedless(flows: PreparedFlows, played: PlayedCall): Promise<PlayedCall> {
  const course = courseOf(played)
  let least = played
  const attempt = async (plan: CallPlan): Promise<void> => {
    const shorter = await playPrepared(flows, plan)
    if (courseOf(shorter) === course) least = shorter
  }
  for (const name of Object.keys(least.plan.world.lambdas ?? {})) {
    for (let plan = withFewerReplies(least.plan, name); plan !== undefined;) {
      await attempt(plan)
      plan = least.plan === plan ? withFewerReplies(plan, name) : undefined
    }
  }
  for (const part of parts) {
    for (const name of Object.keys(least.plan.world[part] ?? {})) {
      await attempt({ ...least.plan, world: withoutEntry(least.plan.world, part, name) })
    }
  }
  for (const name of Object.keys(least.plan.contact.attributes ?? {})) {
    const { attributes, ...contact } = least.plan.contact
    const kept = without(attributes, name)
    await attempt({ ...least.plan, contact: { ...contact, ...(kept !== undefined && { attributes: kept }) } })
  }
  const { queue: _queue, ...queued } = least.plan.contact
  await attempt({ ...least.plan, contact: queued })
  const { from: _from, ...contact } = least.plan.contact
  await attempt({ ...least.plan, contact })
  return least
}

/** The call without the last of the replies of a function that answers differently each time. */
function withFewerReplies(plan: CallPlan, name: string): CallPlan | undefined {
  const { lambdas = {} } = plan.world
  const lambda = lambdas[name]
  if (lambda === undefined || !('inTurn' in lambda)) return undefined
  const [first, ...others] = lambda.inTurn.slice(0, -1)
  if (first === undefined) return undefined
  const fewer = others.length === 0 ? first : { inTurn: [first, ...others] }
  return { ...plan, world: { ...plan.world, lambdas: { ...lambdas, [name]: fewer } } }
}

/** What happens in a call. */
function courseOf({ call: { transcript }, moments }: PlayedCall): string {
  return JSON.stringify([transcript, moments])
}

function withoutEntry(world: World, part: (typeof parts)[number], name: string): World {
  const { [part]: entries, ...others } = world
  const kept = without<unknown>(entries, name)
  return kept === undefined ? others : { ...others, [part]: kept }
}

/** The other entries; undefined where there are none. */
function without<Value>(
  entries: Readonly<Record<string, Value>> = {},
  name: string,
): Readonly<Record<string, Value>> | undefined {
  const kept = Object.entries(entries).filter(([other]) => other !== name)
  return kept.length === 0 ? undefined : Object.fromEntries(kept)
}
