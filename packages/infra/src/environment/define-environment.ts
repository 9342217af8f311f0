import type { z } from 'zod'
import { environmentSchema } from './environment.js'
import type { Environment, EnvironmentInput } from './environment.js'

/** An environment is not what it should be. Says everything that is wrong with it. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError'
  readonly problems: readonly string[]

  constructor(name: string, problems: readonly string[]) {
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`
    super(`The environment "${name}" has ${count}:\n${problems.map((problem) => `- ${problem}`).join('\n')}`)
    this.problems = problems
  }
}

/**
 * Say what an environment is.
 * @throws {@link EnvironmentError} with everything that is wrong: values out of range, and names that refer to nothing.
 */
export function defineEnvironment(input: EnvironmentInput): Environment {
  const parsed = environmentSchema.safeParse(input)
  if (!parsed.success) throw new EnvironmentError(nameOf(input), parsed.error.issues.map(printIssue))
  const problems = danglingReferences(parsed.data)
  if (problems.length > 0) throw new EnvironmentError(parsed.data.name, problems)
  return parsed.data
}

function nameOf(input: unknown): string {
  const name: unknown = typeof input === 'object' && input !== null ? Reflect.get(input, 'name') : undefined
  return typeof name === 'string' ? name : '?'
}

function printIssue({ path, message }: z.core.$ZodIssue): string {
  return `${path.length === 0 ? 'the environment' : path.map(String).join('.')}: ${message}`
}

/** Names in an environment that nothing in it has. */
function danglingReferences(environment: Environment): readonly string[] {
  const { hours, queues, routingProfiles, teams, skills, users } = environment
  const problems: string[] = []
  const expect = (where: string, kind: string, name: string, known: readonly string[]): void => {
    if (known.includes(name)) return
    problems.push(
      `${where}: there is no ${kind} "${name}"; there ${known.length === 0 ? 'is none' : `are ${known.join(', ')}`}.`,
    )
  }
  const queueNames = Object.keys(queues)
  for (const [symbol, queue] of Object.entries(queues)) {
    expect(`queues.${symbol}.hours`, 'hours', queue.hours, Object.keys(hours))
  }
  for (const profile of routingProfiles) {
    const where = `routing profile "${profile.name}"`
    for (const { queue } of profile.queues) expect(where, 'queue', queue, queueNames)
    expect(`${where}, outboundQueue`, 'queue', profile.outboundQueue, queueNames)
    for (const { queue } of profile.queues) {
      const channel = queues[queue]?.channel
      if (channel !== undefined && profile.concurrency[channel] === 0) {
        problems.push(`${where}: its agents take no ${channel}, and the queue "${queue}" has nothing else.`)
      }
    }
  }
  for (const { username, routingProfile, team, skills: own } of users) {
    const where = `user "${username}"`
    expect(
      where,
      'routing profile',
      routingProfile,
      routingProfiles.map(({ name }) => name),
    )
    if (team !== undefined) expect(where, 'team', team, teams)
    for (const [skill, levels] of Object.entries(own)) {
      expect(where, 'skill', skill, Object.keys(skills))
      for (const value of Object.keys(levels)) {
        if (skills[skill] !== undefined) expect(`${where}, skill ${skill}`, 'value', value, skills[skill].values)
      }
    }
  }
  problems.push(
    ...repeated(
      'name of a queue',
      Object.values(queues).map(({ name }) => name),
    ),
  )
  problems.push(
    ...repeated(
      'id of a queue',
      Object.values(queues).map(({ id }) => id),
    ),
  )
  problems.push(
    ...repeated(
      'routing profile',
      routingProfiles.map(({ name }) => name),
    ),
  )
  problems.push(
    ...repeated(
      'user',
      users.map(({ username }) => username),
    ),
  )
  problems.push(...repeated('team', teams))
  for (const name of Object.values(queues).map((queue) => queue.name)) {
    if (reservedNames.has(name)) problems.push(`The queue name "${name}" is one that each new instance has already.`)
  }
  return problems
}

/** What a new instance brings along. */
const reservedNames: ReadonlySet<string> = new Set(['BasicQueue'])

function repeated(what: string, names: readonly string[]): readonly string[] {
  const twice = names.filter((name, index) => names.indexOf(name) !== index)
  return [...new Set(twice)].map((name) => `The ${what} "${name}" stands there more than once.`)
}
