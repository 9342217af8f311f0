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
