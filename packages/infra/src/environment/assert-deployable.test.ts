import { contactFlow, outboundWhisperFlow, predefinedAttribute } from '@aicc/flow-dsl'
import type { BuildableFlow } from '@aicc/flow-dsl/language'
import { beforeAll, describe, expect, it } from 'vitest'
import { exampleFlows } from '../../test/example-flows.js'
import { FlowSetError } from '../constructs/flow-set-error.js'
import { assertDeployable, missingFlows } from './assert-deployable.js'
import { defineEnvironment, EnvironmentError } from './define-environment.js'
import type { EnvironmentInput } from './environment.js'
import { referenceCenter } from './reference-center.js'

const input = { ...referenceCenter, name: 'test', alias: 'aicc-test' } satisfies EnvironmentInput
const number = { country: 'KR', type: 'DID', description: 'Night line' } as const

let flows: readonly BuildableFlow[]
beforeAll(async () => {
  flows = await exampleFlows()
})

function problems(change: Partial<EnvironmentInput>, deployed: readonly BuildableFlow[] = flows): readonly string[] {
  return missingFlows(defineEnvironment({ ...input, ...change }), deployed)
}

describe('an environment and its flows', () => {
  it('fit together in the reference center', () => {
    expect(() => assertDeployable(defineEnvironment(input), flows)).not.toThrow()
  })

  it('are refused where a telephone number is answered by a flow that is not deployed, with those that are', () => {
    const environment = defineEnvironment({ ...input, phoneNumbers: { night: { ...number, flow: 'night' } } })
    expect(() => assertDeployable(environment, flows)).toThrow(EnvironmentError)
    expect(() => assertDeployable(environment, flows)).toThrow(
      /^The environment "test" has 1 problem:\n- phoneNumbers\.night\.flow: there is no flow "night"; there are .*\binbound\b.*\blottery-registration\b/,
    )
  })

  it('are refused where a telephone number is answered by a flow that cannot answer', () => {
    expect(problems({ phoneNumbers: { night: { ...number, flow: 'queue-transfer' } } })).toEqual([
      'phoneNumbers.night.flow: the flow "queue-transfer" is of type QUEUE_TRANSFER; a telephone number is answered by one of type CONTACT_FLOW.',
    ])
  })

  it('are refused where a whisper is missing, or is another flow', () => {
    const queueWith = (whisper: string): Partial<EnvironmentInput> => ({
      queues: {
        ...referenceCenter.queues,
        'general-support': { ...referenceCenter.queues['general-support'], outboundWhisperFlow: whisper },
      },
    })
    expect(problems(queueWith('whisper'))).toEqual([
      'queues.general-support.outboundWhisperFlow: there is no flow "whisper"; there are outbound-whisper.',
    ])
    expect(problems(queueWith('inbound'))).toEqual([
      'queues.general-support.outboundWhisperFlow: the flow "inbound" is of type CONTACT_FLOW; it has to be of type OUTBOUND_WHISPER.',
    ])
  })

  it('are refused where a transfer has no flow that it runs', () => {
    const answering = contactFlow('inbound', {}, (flow) => flow.disconnect())
    const lottery = contactFlow('lottery-registration', {}, (flow) => flow.disconnect())
    const whisper = outboundWhisperFlow('outbound-whisper', {}, (flow) => flow.endFlow())
    expect(problems({}, [answering, lottery, whisper])).toEqual([
      'quickConnects.general-support: a transfer to a queue runs a flow of type QUEUE_TRANSFER, and there is none.',
    ])
    expect(problems({ quickConnects: {} }, [answering, lottery, whisper])).toEqual([])
  })

  it('are refused where a flow asks for a skill that nobody has, with the line of the flow', () => {
    const language = predefinedAttribute('Sprache', ['Deutsch'])
    const asking = contactFlow('asking', {}, (flow) => {
      flow.setRoutingCriteria([{ allOf: [language.atLeast('Deutsch', 3)] }], { on: { NoMatchingError: () => {} } })
      flow.disconnect()
    })
    const check = (): void => assertDeployable(defineEnvironment(input), [...flows, asking])
    expect(check).toThrow(FlowSetError)
    expect(check).toThrow(
      /assert-deployable\.test\.ts:\d+:\d+ FLOW1008 missing-resource: The environment has no skill "Sprache"\./,
    )
  })
})
