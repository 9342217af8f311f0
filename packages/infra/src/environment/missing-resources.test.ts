import { Stack } from 'aws-cdk-lib'
import { contactFlow, flowNamed, hoursOfOperation, phoneNumber, prompt, queue, user } from '@aicc/flow-dsl'
import type { Flow } from '@aicc/flow-dsl'
import { describe, expect, it } from 'vitest'
import { CompiledFlowSet } from '../constructs/compiled-flow-set.js'
import { ContactCenter } from '../constructs/contact-center.js'
import { createApp } from '../create-app.js'
import { defineEnvironment } from './define-environment.js'
import { referenceCenter } from './reference-center.js'

/** Synthesize a flow in the reference center. */
function deploy(flow: Flow): void {
  const stack = new Stack(createApp(), 'Center')
  const environment = defineEnvironment({ ...referenceCenter, name: 'test', alias: 'aicc-test' })
  const center = new ContactCenter(stack, 'Center', { environment })
  new CompiledFlowSet(stack, 'Flows', {
    instanceArn: center.instanceArn,
    flows: [flow],
    resources: center.resources,
  })
}

/** Flows that use a thing of each kind by its name. */
const using: Readonly<Record<string, (name: string) => Flow>> = {
  queue: (name) =>
    contactFlow('using', {}, (flow) => {
      flow.setWorkingQueue(queue(name), { on: { NoMatchingError: () => {} } })
      flow.disconnect()
    }),
  prompt: (name) =>
    contactFlow('using', {}, (flow) => {
      flow.playPrompt(prompt(name), { on: { NoMatchingError: () => {} } })
      flow.disconnect()
    }),
  hoursOfOperation: (name) =>
    contactFlow('using', {}, (flow) => {
      flow.checkHoursOfOperation(hoursOfOperation(name), {
        on: { True: () => {}, False: () => {}, NoMatchingError: () => {} },
      })
      flow.disconnect()
    }),
  flow: (name) =>
    contactFlow('using', {}, (flow) => {
      flow.setDisconnectFlow(flowNamed(name), { on: { NoMatchingError: () => {} } })
      flow.disconnect()
    }),
  phoneNumber: (name) =>
    contactFlow('using', {}, (flow) => {
      flow.transferToPhoneNumber('+82212345678', { callerId: phoneNumber(name), on: { NoMatchingError: () => {} } })
      flow.disconnect()
    }),
  user: (name) =>
    contactFlow('using', {}, (flow) => {
      flow.setWorkingQueue({ agent: user(name) }, { on: { NoMatchingError: () => {} } })
      flow.disconnect()
    }),
}

describe('what a flow needs and an environment lacks', () => {
  it.each(Object.keys(using))('ends the synthesis with the line of the flow: %s', (kind) => {
    const flow = using[kind]?.('nobody-knows')
    if (flow === undefined) throw new Error(`There is no flow for ${kind}.`)
    expect(() => deploy(flow)).toThrow(
      new RegExp(
        `missing-resources\\.test\\.ts:\\d+:\\d+ FLOW1008 missing-resource: The environment has no ${kind} "nobody-knows"\\.`,
      ),
    )
  })

  it.each([
    ['queue', 'general-support'],
    ['prompt', 'waiting-music'],
    ['hoursOfOperation', 'voice-hours'],
    ['phoneNumber', 'main-number'],
  ])('is no problem where it has it: %s', (kind, name) => {
    const flow = using[kind]?.(name)
    if (flow === undefined) throw new Error(`There is no flow for ${kind}.`)
    expect(() => deploy(flow)).not.toThrow()
  })
})
