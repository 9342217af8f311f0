import { prompt, queue } from '@aicc/flow-dsl'
import { describe, expect, it } from 'vitest'
import dev from '../../environments/dev.js'
import { defineEnvironment } from '../environment/define-environment.js'
import { environmentVariables, hasResource } from './environment-variables.js'

describe('an environment as variables', () => {
  const variables = environmentVariables(dev)

  it('opens on each day from one time to another', () => {
    expect(variables.hours['voice-hours']?.open).toHaveLength(6)
    expect(variables.hours['voice-hours']?.open[5]).toEqual({
      day: 'SATURDAY',
      start: { hours: 9, minutes: 0 },
      end: { hours: 13, minutes: 0 },
    })
  })

  it('gives queues of routing profiles their channels', () => {
    expect(variables.routing_profiles['Tier 1']?.queues).toEqual([
      { queue: 'general-support', channel: 'VOICE', priority: 1, delay_seconds: 0 },
      { queue: 'chat-general', channel: 'CHAT', priority: 2, delay_seconds: 0 },
      { queue: 'premium-support', channel: 'VOICE', priority: 3, delay_seconds: 30 },
    ])
  })

  it('leaves out channels that agents take nothing of', () => {
    const routingProfiles = dev.routingProfiles.map((profile) => ({
      ...profile,
      concurrency: { ...profile.concurrency, TASK: 0 },
    }))
    const { routing_profiles: changed } = environmentVariables(defineEnvironment({ ...dev, routingProfiles }))
    expect(changed['Tier 1']?.concurrency).toEqual({ VOICE: 1, CHAT: 3 })
  })

  it('calls customers from the first number, if there is one', () => {
    expect(variables.queues['general-support']?.caller_id).toBe('main-number')
    expect(variables.queues['chat-general']?.caller_id).toBeNull()
    const without = environmentVariables(defineEnvironment({ ...dev, phoneNumbers: {} }))
    expect(without.queues['general-support']?.caller_id).toBeNull()
  })

  it('opens in the time zone of the center, or in its own', () => {
    const [[symbol = '', hours] = []] = Object.entries(dev.hours)
    if (hours === undefined) throw new Error('There are hours.')
    const changed = defineEnvironment({ ...dev, hours: { ...dev.hours, [symbol]: { ...hours, timeZone: 'UTC' } } })
    expect(Object.values(environmentVariables(changed).hours).map((one) => one.time_zone)).toEqual([
      'UTC',
      'Asia/Seoul',
    ])
  })

  it('has quick connects to queues and outside, but not to users', () => {
    const quickConnects = {
      queue: { name: 'Queue', queue: 'general-support' },
      outside: { name: 'Outside', phoneNumber: '+82212345678' },
      user: { name: 'User', user: 'kim' },
    }
    const [team] = dev.teams
    const user = {
      username: 'kim',
      firstName: 'A',
      lastName: 'B',
      routingProfile: 'Tier 1',
      securityProfiles: ['Center agent'],
      ...(team !== undefined && { team }),
    }
    const changed = environmentVariables(
      defineEnvironment({ ...dev, quickConnects, users: [user], passwordsSecret: 'passwords' }),
    )
    expect(changed.quick_connects).toEqual({
      queue: { name: 'Queue', description: null, queue: 'general-support', phone_number: null },
      outside: { name: 'Outside', description: null, queue: null, phone_number: '+82212345678' },
    })
    expect(changed.queues['general-support']?.quick_connects).toEqual(['queue', 'outside'])
  })

  it('names our own functions by the environment, and others as it says', () => {
    expect(variables.functions).toMatchObject({
      registration: 'registration-dev',
      crm: 'crm-dev',
      'order-status': 'order-status',
    })
    const { crm: _, ...others } = dev
    expect(environmentVariables(defineEnvironment(others)).functions).not.toHaveProperty('crm')
  })
})

describe('what an environment has for flows', () => {
  it('is found by the names that flows use', () => {
    expect(hasResource(dev, queue('general-support'))).toBe(true)
    expect(hasResource(dev, queue('voice1'))).toBe(true)
    expect(hasResource(dev, queue('General Support'))).toBe(false)
    expect(hasResource(dev, prompt('hold-music'))).toBe(true)
    expect(hasResource(dev, prompt('toString'))).toBe(false)
  })
})
