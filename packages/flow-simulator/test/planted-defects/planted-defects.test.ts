import { describe, expect, test } from 'vitest'
import { describeStep } from '../../src/explore/explored-call.js'
import { explore } from '../../src/explore/explore.js'
import { replay } from '../../src/explore/replay.js'
import { plantedDefects } from './planted-defects.js'

describe.each(plantedDefects)('$defect', ({ name, at, flows, mended, steps, shows }) => {
  const finding = explore(flows).findings.find((one) => one.name === name && one.action === at)

  test(`is found as ${name}`, () => {
    const found = explore(flows).findings.map((one) => `${one.name} ${one.action}`)
    expect(found).toContain(`${name} ${at}`)
  })

  test('is shown by a shortest call', () => {
    expect(finding?.call.steps.map(describeStep)).toHaveLength(steps)
  })

  test('shows when the call is played again', () => {
    if (finding === undefined) throw new Error('Nothing was found.')
    const call = replay(flows, finding.call)
    expect(
      shows(call),
      JSON.stringify({ call: finding.call, heard: call.heard, actions: call.actions, end: call.end?.reason }),
    ).toBe(true)
  })

  test('is not found where it is mended', () => {
    expect(explore(mended).findings.filter((one) => one.name === name)).toEqual([])
  })
})

test('there are many of them', () => {
  expect(plantedDefects.length).toBeGreaterThanOrEqual(25)
})
