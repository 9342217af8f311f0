import { z } from 'zod'

/** What the figures of agents are grouped by: their routing profile, or their group at one level of the agent hierarchy. */
export const agentGroupings = [
  'ROUTING_PROFILE',
  'AGENT_HIERARCHY_LEVEL_ONE',
  'AGENT_HIERARCHY_LEVEL_TWO',
  'AGENT_HIERARCHY_LEVEL_THREE',
  'AGENT_HIERARCHY_LEVEL_FOUR',
  'AGENT_HIERARCHY_LEVEL_FIVE',
] as const

/** One of {@link agentGroupings}. */
export type AgentGrouping = (typeof agentGroupings)[number]

/** Environment variables of the function. An empty one counts as not set. */
const environmentSchema = z.object({
  /** ARN of the Amazon Connect instance. */
  INSTANCE_ARN: z
    .string('is not set. It is the ARN of the Amazon Connect instance')
    .regex(/^arn:[\w-]+:connect:[\w-]+:\d{12}:instance\/[\w-]+$/, 'is not the ARN of an Amazon Connect instance'),
  /** The service level counts contacts answered within this time, in seconds: 1 to 604,800. */
  SERVICE_LEVEL_SECONDS: z.coerce.number().int().min(1).max(604_800).default(60),
  AGENT_GROUPING: z.enum(agentGroupings).default('ROUTING_PROFILE'),
  /** Longest time for one run, in milliseconds. */
  TIME_BUDGET_MILLISECONDS: z.coerce.number().int().min(1000).max(890_000).default(110_000),
})

/** What the function is set to. */
export interface ContactMetricsEnvironment {
  readonly instanceArn: string
  readonly serviceLevelSeconds: number
  readonly agentGrouping: AgentGrouping
  readonly timeBudgetMilliseconds: number
}

/**
 * Read the environment variables of the function.
 * @throws Error that says which variable is wrong and what it may be.
 */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): ContactMetricsEnvironment {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = environmentSchema.safeParse(set)
  if (!parsed.success) {
    const reasons = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    throw new Error(`Environment variables of the function: ${reasons.join('; ')}.`)
  }
  return {
    instanceArn: parsed.data.INSTANCE_ARN,
    serviceLevelSeconds: parsed.data.SERVICE_LEVEL_SECONDS,
    agentGrouping: parsed.data.AGENT_GROUPING,
    timeBudgetMilliseconds: parsed.data.TIME_BUDGET_MILLISECONDS,
  }
}
