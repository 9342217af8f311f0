import { CfnQuickConnect } from 'aws-cdk-lib/aws-connect'
import { Construct } from 'constructs'
import type { Environment } from '../environment/environment.js'
import { CreationPace } from './creation-pace.js'

/** Properties of {@link QuickConnects}. */
export interface QuickConnectsProps {
  readonly environment: Pick<Environment, 'quickConnects' | 'queues'>
  readonly instanceArn: string
  /** ARNs of queues, by symbol. */
  readonly queueArns: ReadonlyMap<string, string>
  /** ARNs of users, by username. @defaultValue none: then no quick connect leads to a colleague */
  readonly userArns?: ReadonlyMap<string, string>
  /** The flow of type `QUEUE_TRANSFER` that a transfer to a queue runs. @defaultValue none: then no quick connect leads to a queue */
  readonly queueTransferFlowArn?: string
  /** The flow of type `AGENT_TRANSFER` that a transfer to a colleague runs. @defaultValue none */
  readonly agentTransferFlowArn?: string
}

/** Quick connects that agents of a queue are to be shown. */
export interface ShownQuickConnects {
  /** Symbol of the queue. */
  readonly queue: string
  readonly queueArn: string
  readonly quickConnectArns: readonly string[]
}

/**
 * Quick connects that lead to queues and to colleagues. Those that lead outside need no flow: {@link ContactCenter} makes
 * them with its queues.
 *
 * Agents see a quick connect only where one of their queues lists it. CloudFormation cannot say so for these: the queue
 * would need the quick connect, which needs the queue, or a flow that needs it. What queues are to list is in
 * {@link shown}, and has to be set when all is there.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/quick-connects.html
 */
export class QuickConnects extends Construct {
  readonly shown: readonly ShownQuickConnects[]

  constructor(scope: Construct, id: string, props: QuickConnectsProps) {
    super(scope, id)
    const { environment, instanceArn, queueArns } = props
    const pace = new CreationPace()
    const arns = new Map<string, string>()
    for (const [symbol, { name, description, ...to }] of Object.entries(environment.quickConnects)) {
      const quickConnectConfig = configOf(to, props)
      if (quickConnectConfig === undefined) continue
      const created = pace.add(
        new CfnQuickConnect(this, symbol, {
          instanceArn,
          name,
          ...(description !== undefined && { description }),
          quickConnectConfig,
        }),
      )
      arns.set(symbol, created.attrQuickConnectArn)
    }
    this.shown = Object.entries(environment.queues).flatMap(([queue, { quickConnects }]) => {
      const queueArn = queueArns.get(queue)
      const quickConnectArns = (quickConnects ?? [...arns.keys()]).flatMap((symbol) => arns.get(symbol) ?? [])
      return queueArn === undefined || quickConnectArns.length === 0 ? [] : [{ queue, queueArn, quickConnectArns }]
    })
  }
}

type Destination = { readonly queue: string } | { readonly user: string } | { readonly phoneNumber: string }

/** undefined for one that leads outside, or to what is not there. */
function configOf(
  to: Destination,
  { queueArns, userArns, queueTransferFlowArn, agentTransferFlowArn }: QuickConnectsProps,
): CfnQuickConnect.QuickConnectConfigProperty | undefined {
  if ('queue' in to) {
    const queueArn = queueArns.get(to.queue)
    return queueArn === undefined || queueTransferFlowArn === undefined
      ? undefined
      : { quickConnectType: 'QUEUE', queueConfig: { queueArn, contactFlowArn: queueTransferFlowArn } }
  }
  if (!('user' in to)) return undefined
  const userArn = userArns?.get(to.user)
  return userArn === undefined || agentTransferFlowArn === undefined
    ? undefined
    : { quickConnectType: 'USER', userConfig: { userArn, contactFlowArn: agentTransferFlowArn } }
}
