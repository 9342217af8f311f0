import { describe, expect, it } from 'vitest'
import { securityProfiles } from './security-profiles.js'

function permissionsOf(name: string): readonly string[] {
  return securityProfiles.find((profile) => profile.name === name)?.permissions ?? []
}

describe('roles', () => {
  it('have names that no new instance has', () => {
    const brought = ['Agent', 'Admin', 'CallCenterManager', 'QualityAnalyst']
    const names = securityProfiles.map(({ name }) => name)
    expect(names.filter((name) => brought.includes(name))).toEqual([])
    expect(new Set(names).size).toBe(names.length)
  })

  it('change nothing: that is for deployments', () => {
    const all = securityProfiles.flatMap(({ permissions }) => permissions)
    expect(all.filter((permission) => /\.(Create|Edit|Delete|Publish|EditPermission)$/.test(permission))).toEqual([])
  })

  it('name each permission once', () => {
    for (const { name, permissions } of securityProfiles)
      expect(new Set(permissions).size, name).toBe(permissions.length)
  })

  it('let agents take contacts and transfer them, and hear nothing of others', () => {
    expect(permissionsOf('Center agent')).toEqual(
      expect.arrayContaining(['BasicAgentAccess', 'TransferDestinations.View']),
    )
    expect(permissionsOf('Center agent').filter((name) => /Recordings|Listen|Metrics/.test(name))).toEqual([])
  })

  it('let supervisors listen in, which needs the panel of agents, and hear recordings', () => {
    expect(permissionsOf('Center supervisor')).toEqual(
      expect.arrayContaining(['BasicAgentAccess', 'ManagerListenIn', 'CallRecordings.Redacted.Access']),
    )
  })

  it('let authors of flows look at them without taking contacts', () => {
    expect(permissionsOf('Center flow author')).not.toContain('BasicAgentAccess')
    expect(permissionsOf('Center flow author')).toContain('ContactFlows.View')
  })
})
