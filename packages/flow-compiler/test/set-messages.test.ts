import { agentWhisperFlow, contactFlow, flowModule, flowNamed } from '@aicc/flow-dsl'
import type { BuildableFlow, JsonObject } from '@aicc/flow-dsl/language'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { setRules } from '../src/index.js'
import type { ActionSketch } from './flow-json.js'
import { flowJson } from './flow-json.js'
import { diagnosticsOfSet } from './set-harness.js'
import type { SetSource } from './set-harness.js'

/**
 * What the rules about several flows say, all on one page: tests of rules look at arguments and places, and this file
 * alone at words. Read a change of it as a flow author would.
 */

const escalation = contactFlow('escalation', {}, (flow) => flow.disconnect())
const whisper = agentWhisperFlow('whisper', {}, (flow) => flow.endFlow())
const leftOver = agentWhisperFlow('left over', {}, (flow) => flow.endFlow())
const unused = flowModule('unused', {}, (flow) => flow.returnFromModule())
const verify = flowModule(
  'verify',
  {
    input: z.object({ employeeNumber: z.string() }),
    output: z.object({ name: z.string() }),
    branches: ['known', 'unknown'],
  },
  (module) => module.returnFromModule({ branch: 'known', output: { name: '홍길동' } }),
)

function caller(...actions: readonly ActionSketch[]): JsonObject {
  return flowJson(
    actions.map((action) => ({ errors: { NoMatchingError: 'end' }, ...action })),
    { name: 'caller' },
  )
}

function transferTo(target: string): ActionSketch {
  return { type: 'TransferToFlow', parameters: { ContactFlowId: `{{flow:${target}}}` } }
}

function setting(hook: string, target: string): ActionSketch {
  return { type: 'UpdateContactEventHooks', parameters: { EventHooks: { [hook]: `{{flow:${target}}}` } } }
}

function invoking(target: string, more: Partial<ActionSketch> = {}, input: JsonObject = {}): ActionSketch {
  return { type: 'InvokeFlowModule', parameters: { FlowModuleId: `{{module:${target}}}`, Input: input }, ...more }
}

function speaking(name: string, target: string): BuildableFlow {
  return contactFlow(name, { onError: (flow) => flow.disconnect() }, (flow) => {
    flow.playPrompt('Please wait.', { id: 'say' })
    flow.transferToFlow(flowNamed(target), { id: 'transfer' })
  })
}

function moduleInvoking(name: string, target: string): JsonObject {
  const document = flowJson(
    [
      { ...invoking(target), next: 'return', errors: { NoMatchingError: 'return', NoMatchingCondition: 'return' } },
      { id: 'return', type: 'EndFlowModuleExecution', transitions: {} },
    ],
    { name, type: null },
  )
  return { ...document, Settings: { InputParameters: [] } }
}

const wrong: readonly (readonly SetSource[])[] = [
  [caller(transferTo('escalatoin')), escalation],
  [caller({ ...transferTo('survey'), id: 'survey' }), speaking('other', 'escalation'), escalation],
  [caller(setting('CustomerQueue', 'whisper')), whisper],
  [escalation, contactFlow('escalation', {}, (flow) => flow.disconnect())],
  [caller(transferTo('menu')), flowJson([], { name: 'menu' }), flowJson([], { name: 'menu' })],
  [caller(invoking('verify', {}, { employeeNumbr: '1' })), verify],
  [caller(invoking('verify', {}, { phone: '1' })), verify],
  [caller(invoking('unused', { conditions: [['Equals', 'known']] }, { phone: '1' })), unused],
  [caller(invoking('verify', { conditions: [['Equals', 'blocked']] })), verify],
  [
    caller(invoking('verify', { next: 'greet' }), {
      id: 'greet',
      type: 'MessageParticipant',
      parameters: { Text: '$.Modules.ResultData.nmae, $.Modules.ResultData.grade' },
    }),
    verify,
  ],
  [moduleInvoking('ping', 'pong'), moduleInvoking('pong', 'ping')],
  [
    caller(invoking('m1')),
    ...Array.from({ length: 6 }, (_, index) => moduleInvoking(`m${index + 1}`, index < 5 ? `m${index + 2}` : 'none')),
  ],
  [speaking('ping', 'pong'), speaking('pong', 'ping')],
  [speaking('again', 'again')],
  [
    caller(
      { type: 'InvokeLambdaFunction', parameters: {}, errors: { NoMatchingError: 'transfer' } },
      {
        ...transferTo('sorry'),
        id: 'transfer',
      },
    ),
    speaking('sorry', 'caller'),
  ],
  [caller(setting('AgentWhisper', 'whisper')), whisper, leftOver],
  [caller(invoking('verify')), verify, unused],
]

const found = wrong.flatMap((set) => diagnosticsOfSet(set))

it('says what is wrong, what is allowed and what to do', async () => {
  const pages = setRules.map(({ code, name }) => {
    const said = found
      .filter((diagnostic) => diagnostic.name === name)
      .map(({ severity, message, suggestion, related }) =>
        [`${severity}: ${message}`, ...related.map((place) => place.message), suggestion ?? ''].join('\n    '),
      )
    return `${code} ${name}\n\n${[...new Set(said)].join('\n')}\n`
  })
  await expect(pages.join('\n')).toMatchFileSnapshot(join(import.meta.dirname, 'golden/messages/set-messages.txt'))
})

it('has words of every rule', () => {
  const said = new Set(found.map(({ name }) => name))
  expect(setRules.map(({ name }) => name).filter((name) => !said.has(name))).toEqual([])
})
