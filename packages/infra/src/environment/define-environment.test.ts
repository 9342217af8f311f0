import { describe, expect, it } from 'vitest'
import { defineEnvironment, EnvironmentError } from './define-environment.js'
import type { EnvironmentInput } from './environment.js'
import { referenceCenter } from './reference-center.js'

const input = { ...referenceCenter, name: 'test', alias: 'aicc-test' } satisfies EnvironmentInput

function problemsOf(changed: EnvironmentInput): readonly string[] {
  try {
    defineEnvironment(changed)
    return []
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error
    return error.problems
  }
}

describe('an environment', () => {
  it('takes over the reference center, and fills in what is left out', () => {
    expect(defineEnvironment(input)).toMatchObject({
      region: 'ap-northeast-2',
      timeZone: 'Asia/Seoul',
      alarmThresholds: { longestWaitSeconds: 120, concurrentCallsPercent: 80 },
      retain: true,
      users: [],
    })
  })

  it.each<[string, Partial<EnvironmentInput>, string]>([
    ['an alias that is too long', { alias: 'a'.repeat(46) }, 'alias: Too big: expected string to have <=45 characters'],
    ['an alias with a space', { alias: 'my center' }, 'alias: must be letters, digits and single hyphens'],
    [
      'a time zone that does not exist',
      { timeZone: 'Asia/Busan' },
      'timeZone: must be a time zone such as "Asia/Seoul"',
    ],
    [
      'an address that is not https',
      { splunk: { endpoint: 'http://splunk.example.com', tokenSecret: 'x' } },
      'splunk.endpoint: must be an https address',
    ],
    ['a holiday that is no day', { holidays: [{ name: 'Never', date: '2027-02-30' }] }, 'holidays.0.date: '],
    [
      'a team that nobody has described',
      {
        users: [
          {
            username: 'kim',
            firstName: 'A',
            lastName: 'B',
            routingProfile: 'Tier 1',
            securityProfiles: ['Center agent'],
            team: 'Night',
          },
        ],
      },
      'user "kim": there is no team "Night"; there are Tier 1 Support, Tier 2 Support, Sales Team, Technical Specialists.',
    ],
    [
      'hours that nobody has described',
      { queues: { ...input.queues, night: { id: 'n1', name: 'Night', channel: 'VOICE', hours: 'night-hours' } } },
      'queues.night.hours: there is no hours "night-hours"; there are voice-hours, chat-hours.',
    ],
    [
      'a name that no metric can have',
      { queues: { ...input.queues, night: { id: 'n1', name: '야간', channel: 'VOICE', hours: 'voice-hours' } } },
      'queues.night.name: must have letters A to Z',
    ],
    [
      'a queue twice',
      {
        queues: {
          ...input.queues,
          again: { id: 'voice9', name: 'General Support', channel: 'VOICE', hours: 'voice-hours' },
        },
      },
      'The name of a queue "General Support" stands there more than once.',
    ],
  ])('refuses %s', (_, change, problem) => {
    const problems = problemsOf({ ...input, ...change })
    expect(
      problems.some((one) => one.startsWith(problem)),
      problems.join('\n'),
    ).toBe(true)
  })

  const voice = { id: 'n1', name: 'Night', channel: 'VOICE', hours: 'voice-hours' } as const
  const chat = { ...voice, channel: 'CHAT', hours: 'chat-hours' } as const
  const kim = {
    username: 'kim',
    firstName: 'A',
    lastName: 'B',
    routingProfile: 'Tier 1',
    securityProfiles: ['Center agent'],
  }
  const weekdays = input.hours['voice-hours']

  it.each<[string, Partial<EnvironmentInput>, string]>([
    [
      'hours that are open twice at once',
      {
        hours: {
          ...input.hours,
          'voice-hours': { ...weekdays, open: [...weekdays.open, { days: ['SATURDAY'], from: '12:00', to: '15:00' }] },
        },
      },
      'hours.voice-hours: SATURDAY is open from 09:00 to 13:00 and again from 12:00.',
    ],
    [
      'hours that close before they open',
      {
        hours: {
          ...input.hours,
          'voice-hours': { ...weekdays, open: [{ days: ['MONDAY'], from: '18:00', to: '02:00' }] },
        },
      },
      'hours.voice-hours.open.0: must open before it closes; a night takes two entries: until "24:00", and from "00:00" of the next day',
    ],
    [
      'two holidays on one day',
      {
        holidays: [
          { name: 'One', date: '2027-01-01' },
          { name: 'Other', date: '2027-01-01', hours: ['chat-hours'] },
        ],
      },
      'The holiday "2027-01-01" stands there more than once.',
    ],
    [
      'more holidays than the service takes',
      {
        holidays: Array.from({ length: 51 }, (_, index) => ({
          name: 'Day',
          date: new Date(Date.UTC(2027, 0, 1 + index)).toISOString().slice(0, 10),
        })),
      },
      'hours.voice-hours: 51 holidays hold for them, at most 50 are taken. Leave out those that are over.',
    ],
    [
      'a holiday of hours that nobody has described',
      { holidays: [{ name: 'Inventory', date: '2027-01-04', hours: ['night-hours'] }] },
      'holiday "Inventory": there is no hours "night-hours"; there are voice-hours, chat-hours.',
    ],
    [
      'a number to be seen that nobody has',
      { queues: { ...input.queues, night: { ...voice, callerId: 'night-number' } } },
      'queues.night.callerId: there is no telephone number "night-number"; there are main-number, lottery-number.',
    ],
    [
      'a whisper before chats',
      { queues: { ...input.queues, night: { ...chat, outboundWhisperFlow: 'outbound-whisper' } } },
      'queues.night.outboundWhisperFlow: only calls have one; the queue is for CHAT.',
    ],
    [
      'calls out of a queue for chats',
      { queues: { ...input.queues, night: { ...chat, outbound: true } } },
      'queues.night.outbound: customers are called; the queue is for CHAT.',
    ],
    [
      'a quick connect that nobody has described',
      { queues: { ...input.queues, night: { ...voice, quickConnects: ['locksmith'] } } },
      'queues.night.quickConnects: there is no quick connect "locksmith"; there are general-support,',
    ],
    [
      'a quick connect to nowhere',
      { quickConnects: { night: { name: 'Night', queue: 'night' } } },
      'quickConnects.night: there is no queue "night"; there are general-support,',
    ],
    [
      'a quick connect to nobody',
      { quickConnects: { lee: { name: 'Lee', user: 'lee' } } },
      'quickConnects.lee: there is no user "lee"; there is none.',
    ],
    [
      'two quick connects that agents cannot tell apart',
      {
        quickConnects: {
          one: { name: 'Locksmith', phoneNumber: '+82212345678' },
          other: { name: 'Locksmith', phoneNumber: '+82287654321' },
        },
      },
      'The name of a quick connect "Locksmith" stands there more than once.',
    ],
    [
      'a number that nobody can dial',
      { quickConnects: { one: { name: 'Locksmith', phoneNumber: '02-1234-5678' } } },
      'quickConnects.one.phoneNumber: must be a number such as "+82212345678"',
    ],
    [
      'a quick connect that leads to two places',
      { quickConnects: { one: { name: 'One', queue: 'general-support', user: 'kim' } } },
      'quickConnects.one: must have a name and one of queue, user and phoneNumber',
    ],
    [
      'calls out of a queue that is for chats',
      {
        routingProfiles: input.routingProfiles.map((profile) => ({ ...profile, outboundQueue: 'chat-sales' })),
      },
      'routing profile "Tier 1", outboundQueue: calls go out from it, and the queue "chat-sales" is for CHAT.',
    ],
    [
      'a role that nobody has described',
      { users: [{ ...kim, securityProfiles: ['Agent'] }], passwordsSecret: 'passwords' },
      'user "kim": there is no security profile "Agent"; there are Center agent, Center supervisor, Center flow author.',
    ],
    [
      'a skill that nobody has described',
      { users: [{ ...kim, skills: { typing: { fast: 5 } } }], passwordsSecret: 'passwords' },
      'user "kim": there is no skill "typing"; there are voice, chat, technical, language proficiency.',
    ],
    [
      'a value of a skill that nobody has described',
      { users: [{ ...kim, skills: { technical: { Plumbing: 5 } } }], passwordsSecret: 'passwords' },
      'user "kim", skill technical: there is no value "Plumbing"; there are Appliances, Network, Billing systems.',
    ],
    [
      'users without a password',
      { users: [kim] },
      'passwordsSecret: Connect knows the passwords of users, so they need first ones: name a secret with { "<username>": "<password>" }.',
    ],
    [
      'passwords beside an identity provider',
      { identityManagement: 'SAML', passwordsSecret: 'passwords' },
      'passwordsSecret: with SAML the identity provider knows the passwords. Leave it out.',
    ],
    [
      'a username that is too long',
      { users: [{ ...kim, username: 'k'.repeat(21) }], passwordsSecret: 'passwords' },
      `user "${'k'.repeat(21)}": the name has 21 characters, at most 20 are taken with CONNECT_MANAGED.`,
    ],
    [
      'half an address as username',
      { users: [{ ...kim, username: 'kim@example' }] },
      'users.0.username: must have letters, digits and _ . - only, or be an address such as "kim@example.com"',
    ],
    [
      'skills that differ in case alone',
      { skills: { technical: { values: ['Network'] }, Technical: { values: ['Network'] } } },
      'The skill "Technical" stands there more than once.',
    ],
    ['a skill of the service', { skills: { 'connect:Language': { values: ['Korean'] } } }, 'skills.connect:Language: '],
    [
      'names that a new instance has',
      { securityProfiles: [{ name: 'Admin', description: 'All', permissions: ['Queues.View'] }] },
      'The security profile name "Admin" is one that each new instance has already.',
    ],
    [
      'a permission that is no name of the API',
      { securityProfiles: [{ name: 'Clerk', description: 'All', permissions: ['View queues'] }] },
      'securityProfiles.0.permissions.0: must be a name of the API such as "Queues.View"',
    ],
    [
      'a page that is not https',
      { approvedOrigins: ['http://crm.example.com'] },
      'approvedOrigins.0: must be an https address without a path, such as "https://crm.example.com"',
    ],
    [
      'a page with a path',
      { approvedOrigins: ['https://crm.example.com/panel'] },
      'approvedOrigins.0: must be an https address without a path, such as "https://crm.example.com"',
    ],
    [
      'a stream for contact records where one of Kinesis Data Streams is meant',
      { agentEventsStreamArn: 'arn:aws:firehose:ap-northeast-2:111122223333:deliverystream/agents' },
      'agentEventsStreamArn: must be the ARN of a stream: "arn:aws:kinesis:<region>:<account>:stream/<name>"',
    ],
  ])('refuses %s', (_, change, problem) => {
    const problems = problemsOf({ ...input, ...change })
    expect(
      problems.some((one) => one.startsWith(problem)),
      problems.join('\n'),
    ).toBe(true)
  })

  it('takes users, quick connects and pages that are right', () => {
    expect(
      problemsOf({
        ...input,
        users: [{ ...kim, username: 'kim@example.com', email: 'kim@example.com' }],
        passwordsSecret: 'passwords',
        quickConnects: { kim: { name: 'Kim', user: 'kim@example.com' } },
        approvedOrigins: ['https://crm.example.com', 'https://localhost:8443'],
        agentEventsStreamArn: 'arn:aws:kinesis:ap-northeast-2:111122223333:stream/agent-events',
        holidays: [{ name: 'New Year’s Eve', date: '2027-12-31', open: { from: '09:00', to: '24:00' } }],
      }),
    ).toEqual([])
  })

  it('says everything that is wrong at once', () => {
    expect(problemsOf({ ...input, alias: 'my center', timeZone: 'Mars' })).toHaveLength(2)
  })

  it('refuses agents who take nothing of what their queues have', () => {
    const routingProfiles = input.routingProfiles.map((profile) =>
      profile.name === 'Tier 1' ? { ...profile, concurrency: { VOICE: 1, CHAT: 0, TASK: 0 } } : profile,
    )
    expect(problemsOf({ ...input, routingProfiles })).toEqual([
      'routing profile "Tier 1": its agents take no CHAT, and the queue "chat-general" has nothing else.',
    ])
  })
})
