import { flowTypeFromMetadata } from '@aicc/flow-dsl/language'
import type { FlowType } from '@aicc/flow-dsl/language'
import type { Action, FlowContent } from './flow-content.ts'
import { freeIdentifier, parameterSites, putFirst } from './mistake.ts'
import type { Mistake } from './mistake.ts'

function prompt(flow: FlowContent, name: string, text: string, next: string): Action {
  return {
    Identifier: freeIdentifier(flow, name),
    Type: 'MessageParticipant',
    Parameters: { Text: text },
    Transitions: { NextAction: next, Errors: [], Conditions: [] },
  }
}

/** Whether callers come into the flow from outside, with nothing set for them. */
function isInbound(flow: FlowContent, stated: FlowType | undefined): boolean {
  const type = flowTypeFromMetadata(flow.Metadata['type']) ?? stated
  return type === 'CONTACT_FLOW' && flow['Settings'] === undefined
}

/** Whether prompts may stand in the flow. */
function speaks(flow: FlowContent): boolean {
  return flow.Actions.some(({ Type }) => Type === 'MessageParticipant')
}

const invented = [
  '$.StoredInput',
  '$.Attribute.tier',
  '$.CustomerEndpoint.Adress',
  '$.Chanel',
  '$.SystemEndpoint.Number',
  '$.Queue.QueueName',
  '$.ContactID',
  '$.Lex.Intent',
]

const early = ['$.External.name', '$.StoredCustomerInput', '$.Lex.IntentName', '$.Metrics.Queue.Size']

/** Mistakes with the data that moves through a flow, and with what a caller lives through. */
export const dataMistakes: readonly Mistake[] = [
  {
    name: 'attribute that does not exist',
    refused: false,
    plant: (flow, random) => {
      if (!speaks(flow)) return undefined
      const attribute = random.pick(invented)
      const action = prompt(flow, 'says-nothing', `Value: ${attribute} .`, flow.StartAction)
      putFirst(flow, action)
      return { actions: [action.Identifier], what: String(attribute) }
    },
  },
  {
    name: 'reference that is misspelt',
    refused: false,
    plant: (flow, random) => {
      const sites = parameterSites(flow).filter(
        ({ value, parameter }) =>
          parameter.kind === 'text' && typeof value === 'string' && /^\$\.(?!Attributes\.|External\.)[A-Z]/.test(value),
      )
      const site = random.pick(sites)
      if (site === undefined || typeof site.value !== 'string') return undefined
      const [first = ''] = site.value.slice(2).split('.')
      site.holder[site.name] = `$.${random.misspell(first)}${site.value.slice(2 + first.length)}`
      return { actions: [site.action.Identifier], what: String(site.holder[site.name]) }
    },
  },
  {
    name: 'value read too early',
    refused: false,
    plant: (flow, random) => {
      if (!speaks(flow)) return undefined
      const attribute = random.pick(early)
      const action = prompt(flow, 'too-early', `Value: ${attribute} .`, flow.StartAction)
      putFirst(flow, action)
      return { actions: [action.Identifier], what: String(attribute) }
    },
  },
  {
    name: 'no working queue',
    refused: false,
    plant: (flow, _random, flowType) => {
      if (!isInbound(flow, flowType)) return undefined
      const Identifier = freeIdentifier(flow, 'transfer-first')
      putFirst(flow, {
        Identifier,
        Type: 'TransferContactToQueue',
        Parameters: {},
        Transitions: {
          NextAction: flow.StartAction,
          Errors: ['QueueAtCapacity', 'NoMatchingError'].map((ErrorType) => ({
            NextAction: flow.StartAction,
            ErrorType,
          })),
          Conditions: [],
        },
      })
      return { actions: [Identifier], what: 'transfer at the start' }
    },
  },
  {
    name: 'spin loop',
    refused: false,
    plant: (flow) => {
      const Identifier = freeIdentifier(flow, 'spin')
      putFirst(flow, {
        Identifier,
        Type: 'Compare',
        Parameters: { ComparisonValue: '$.Channel' },
        Transitions: {
          NextAction: Identifier,
          Errors: [{ NextAction: Identifier, ErrorType: 'NoMatchingCondition' }],
          Conditions: [{ NextAction: flow.StartAction, Condition: { Operator: 'Equals', Operands: ['VOICE'] } }],
        },
      })
      return { actions: [Identifier], what: 'compares until the channel changes' }
    },
  },
  {
    name: 'hanging up in silence',
    refused: false,
    plant: (flow, _random, flowType) => {
      if (!isInbound(flow, flowType) || !speaks(flow)) return undefined
      const Identifier = freeIdentifier(flow, 'is-blocked')
      const end = freeIdentifier(flow, 'silent-end')
      const start = flow.StartAction
      putFirst(flow, {
        Identifier,
        Type: 'Compare',
        Parameters: { ComparisonValue: '$.CustomerEndpoint.Address' },
        Transitions: {
          NextAction: start,
          Errors: [{ NextAction: start, ErrorType: 'NoMatchingCondition' }],
          Conditions: [{ NextAction: end, Condition: { Operator: 'Equals', Operands: ['+82212345678'] } }],
        },
      })
      flow.Actions.push({ Identifier: end, Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} })
      return { actions: [end, Identifier], what: 'hangs up at once' }
    },
  },
  {
    name: 'queue read before it is set',
    refused: false,
    plant: (flow, _random, flowType) => {
      if (!isInbound(flow, flowType) || !speaks(flow)) return undefined
      if (flow.Actions.every(({ Type }) => Type !== 'UpdateContactTargetQueue')) return undefined
      const action = prompt(flow, 'names-queue', 'Queue: $.Queue.Name .', flow.StartAction)
      putFirst(flow, action)
      return { actions: [action.Identifier], what: 'reads $.Queue.Name first' }
    },
  },
  {
    name: 'reference that runs into text',
    refused: false,
    plant: (flow) => {
      if (!speaks(flow)) return undefined
      const action = prompt(flow, 'runs-on', '$.CustomerEndpoint.Address번으로 거셨습니다.', flow.StartAction)
      putFirst(flow, action)
      return { actions: [action.Identifier], what: 'runs into 번' }
    },
  },
]
