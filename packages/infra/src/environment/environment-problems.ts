import type { Environment } from './environment.js'

/** What is wrong with an environment whose values are all in range: names that refer to nothing, and contradictions. */
export function environmentProblems(environment: Environment): readonly string[] {
  return checks.flatMap((check) => check(environment))
}

/** The whole of what is looked at. */
const checks: readonly ((environment: Environment) => readonly string[])[] = [
  hoursThatAreMissing,
  queueProblems,
  routingProfileProblems,
  userProblems,
  passwordProblems,
  quickConnectProblems,
  overlappingHours,
  holidayProblems,
  repeatedNames,
  reservedNames,
]

function hoursThatAreMissing({ hours, holidays, queues }: Environment): readonly string[] {
  const known = Object.keys(hours)
  return [
    ...Object.entries(queues).flatMap(([symbol, queue]) =>
      missing(`queues.${symbol}.hours`, 'hours', queue.hours, known),
    ),
    ...holidays.flatMap(({ name, hours: own = [] }) =>
      own.flatMap((symbol) => missing(`holiday "${name}"`, 'hours', symbol, known)),
    ),
  ]
}

function queueProblems({ queues, phoneNumbers, quickConnects }: Environment): readonly string[] {
  return Object.entries(queues).flatMap(([symbol, queue]) => {
    const where = `queues.${symbol}`
    const { channel, callerId, callerIdName, outbound, outboundWhisperFlow } = queue
    const forCalls = Object.entries({ callerId, callerIdName, outboundWhisperFlow })
    return [
      ...(callerId === undefined
        ? []
        : missing(`${where}.callerId`, 'telephone number', callerId, Object.keys(phoneNumbers))),
      ...(queue.quickConnects ?? []).flatMap((one) =>
        missing(`${where}.quickConnects`, 'quick connect', one, Object.keys(quickConnects)),
      ),
      ...forCalls.flatMap(([name, value]) =>
        value === undefined || channel === 'VOICE'
          ? []
          : [`${where}.${name}: only calls have one; the queue is for ${channel}.`],
      ),
      ...(outbound && channel !== 'VOICE'
        ? [`${where}.outbound: customers are called; the queue is for ${channel}.`]
        : []),
    ]
  })
}

function routingProfileProblems({ routingProfiles, queues }: Environment): readonly string[] {
  const known = Object.keys(queues)
  return routingProfiles.flatMap(({ name, queues: own, outboundQueue, concurrency }) => {
    const where = `routing profile "${name}"`
    const outboundChannel = queues[outboundQueue]?.channel ?? 'VOICE'
    return [
      ...own.flatMap(({ queue }) => missing(where, 'queue', queue, known)),
      ...missing(`${where}, outboundQueue`, 'queue', outboundQueue, known),
      ...(outboundChannel === 'VOICE'
        ? []
        : [
            `${where}, outboundQueue: calls go out from it, and the queue "${outboundQueue}" is for ${outboundChannel}.`,
          ]),
      ...own.flatMap(({ queue }) => {
        const channel = queues[queue]?.channel
        return channel !== undefined && concurrency[channel] === 0
          ? [`${where}: its agents take no ${channel}, and the queue "${queue}" has nothing else.`]
          : []
      }),
      ...repeated(
        `queue of the routing profile "${name}"`,
        own.map(({ queue }) => queue),
      ),
    ]
  })
}

function userProblems({
  users,
  routingProfiles,
  securityProfiles,
  teams,
  skills,
  identityManagement,
}: Environment): readonly string[] {
  const routingProfileNames = routingProfiles.map(({ name }) => name)
  const securityProfileNames = securityProfiles.map(({ name }) => name)
  const skillNames = Object.keys(skills)
  const longest = longestUsername[identityManagement]
  return users.flatMap(({ username, routingProfile, securityProfiles: own, team, skills: levels }) => {
    const where = `user "${username}"`
    return [
      ...(username.length > longest
        ? [
            `${where}: the name has ${username.length} characters, at most ${longest} are taken with ${identityManagement}.`,
          ]
        : []),
      ...missing(where, 'routing profile', routingProfile, routingProfileNames),
      ...own.flatMap((name) => missing(where, 'security profile', name, securityProfileNames)),
      ...(team === undefined ? [] : missing(where, 'team', team, teams)),
      ...Object.entries(levels).flatMap(([skill, values]) => {
        const known = skills[skill]?.values
        if (known === undefined) return missing(where, 'skill', skill, skillNames)
        return Object.keys(values).flatMap((value) => missing(`${where}, skill ${skill}`, 'value', value, known))
      }),
    ]
  })
}

/** @see https://docs.aws.amazon.com/connect/latest/APIReference/API_CreateUser.html */
const longestUsername = { CONNECT_MANAGED: 20, SAML: 64 } as const

/** Connect refuses a user without a password where it knows the passwords, and one with a password where it does not. */
function passwordProblems({ users, identityManagement, passwordsSecret }: Environment): readonly string[] {
  if (identityManagement === 'CONNECT_MANAGED' && passwordsSecret === undefined && users.length > 0) {
    return [
      'passwordsSecret: Connect knows the passwords of users, so they need first ones: name a secret with { "<username>": "<password>" }.',
    ]
  }
  return identityManagement === 'SAML' && passwordsSecret !== undefined
    ? ['passwordsSecret: with SAML the identity provider knows the passwords. Leave it out.']
    : []
}

function quickConnectProblems({ quickConnects, queues, users }: Environment): readonly string[] {
  const usernames = users.map(({ username }) => username)
  return [
    ...Object.entries(quickConnects).flatMap(([symbol, to]) => {
      const where = `quickConnects.${symbol}`
      if ('user' in to) return missing(where, 'user', to.user, usernames)
      return 'queue' in to ? missing(where, 'queue', to.queue, Object.keys(queues)) : []
    }),
    ...repeated(
      'name of a quick connect',
      Object.values(quickConnects).map(({ name }) => name),
    ),
  ]
}

/** A time of day that stands there twice, which nobody means. */
function overlappingHours({ hours }: Environment): readonly string[] {
  return Object.entries(hours).flatMap(([symbol, { open }]) => {
    const times = open.flatMap(({ days, from, to }) => days.map((day) => ({ day, from, to })))
    const inOrder = times.toSorted((one, other) => compareText(one.day, other.day) || compareText(one.from, other.from))
    return inOrder.flatMap((time, index) => {
      const before = inOrder[index - 1]
      return before?.day === time.day && time.from < before.to
        ? [`hours.${symbol}: ${time.day} is open from ${before.from} to ${before.to} and again from ${time.from}.`]
        : []
    })
  })
}

/**
 * Most overrides of one hours of operation. Nobody can raise it.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/set-hours-operation.html
 */
const mostHolidays = 50

function holidayProblems({ hours, holidays }: Environment): readonly string[] {
  const problems = Object.keys(hours).flatMap((symbol) => {
    const dates = holidays.filter(({ hours: own }) => own?.includes(symbol) !== false).map(({ date }) => date)
    return [
      // Two of one day would contradict each other.
      ...repeated('holiday', dates),
      ...(dates.length > mostHolidays
        ? [
            `hours.${symbol}: ${dates.length} holidays hold for them, at most ${mostHolidays} are taken. Leave out those that are over.`,
          ]
        : []),
    ]
  })
  return [...new Set(problems)]
}

function repeatedNames(environment: Environment): readonly string[] {
  const { hours, queues, routingProfiles, securityProfiles, users, teams, skills, approvedOrigins } = environment
  const namesOf = (all: readonly { readonly name: string }[]): readonly string[] => all.map(({ name }) => name)
  const ids = Object.values(queues).map(({ id }) => id)
  const usernames = users.map(({ username }) => username)
  return [
    ...repeated('name of a queue', namesOf(Object.values(queues))),
    ...repeated('id of a queue', ids),
    ...repeated('name of hours', namesOf(Object.values(hours))),
    ...repeated('routing profile', namesOf(routingProfiles)),
    ...repeated('security profile', namesOf(securityProfiles)),
    ...repeated('user', usernames),
    ...repeated('team', teams),
    ...repeated('approved origin', approvedOrigins),
    // The service takes "Language" and "language" for the same.
    ...repeated('skill', Object.keys(skills), (name) => name.toLowerCase()),
  ]
}

/** What a new instance brings along. @see https://docs.aws.amazon.com/connect/latest/adminguide/create-queue.html */
const namesOfNewInstances = {
  queue: ['BasicQueue'],
  hours: ['Basic Hours'],
  'routing profile': ['Basic Routing Profile'],
  'security profile': ['Agent', 'Admin', 'CallCenterManager', 'QualityAnalyst'],
} as const

function reservedNames({ queues, hours, routingProfiles, securityProfiles }: Environment): readonly string[] {
  const given: readonly (readonly [
    kind: keyof typeof namesOfNewInstances,
    of: readonly { readonly name: string }[],
  ])[] = [
    ['queue', Object.values(queues)],
    ['hours', Object.values(hours)],
    ['routing profile', routingProfiles],
    ['security profile', securityProfiles],
  ]
  return given.flatMap(([kind, all]) =>
    all
      .filter(({ name }) => namesOfNewInstances[kind].some((reserved) => reserved === name))
      .map(({ name }) => `The ${kind} name "${name}" is one that each new instance has already.`),
  )
}

/** A name that should be one of those that are known. */
export function missing(where: string, kind: string, name: string, known: readonly string[]): readonly string[] {
  if (known.includes(name)) return []
  return [
    `${where}: there is no ${kind} "${name}"; there ${known.length === 0 ? 'is none' : `are ${known.join(', ')}`}.`,
  ]
}

function repeated(
  what: string,
  names: readonly string[],
  sameAs: (name: string) => string = (name) => name,
): readonly string[] {
  const seen = new Set<string>()
  const twice = new Set<string>()
  for (const name of names) {
    if (seen.has(sameAs(name))) twice.add(name)
    seen.add(sameAs(name))
  }
  return [...twice].map((name) => `The ${what} "${name}" stands there more than once.`)
}

// Not localeCompare: the order must not depend on the machine's language.
function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
