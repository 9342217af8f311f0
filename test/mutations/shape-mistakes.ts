import { errorTypes, flowTypeDefinition, flowTypes, isErrorType, refusedActionTypes } from '@aicc/flow-dsl/language'
import { describedActions, freeIdentifier } from './mistake.ts'
import type { Mistake } from './mistake.ts'
import type { Action, Json } from './flow-content.ts'

function rename(flow: { StartAction: string; readonly Actions: readonly Action[] }, from: string, to: string): void {
  for (const { Transitions } of flow.Actions) {
    if (Transitions.NextAction === from) Transitions.NextAction = to
    for (const branch of [...(Transitions.Errors ?? []), ...(Transitions.Conditions ?? [])]) {
      if (branch.NextAction === from) branch.NextAction = to
    }
  }
  if (flow.StartAction === from) flow.StartAction = to
  for (const action of flow.Actions) if (action.Identifier === from) action.Identifier = to
}

const illegalIdentifiers = [
  '',
  'a/b',
  'a:b',
  '100%',
  '{menu}',
  'a;b',
  '[1]',
  'constructor',
  '__proto__',
  'x'.repeat(51),
]

/** Mistakes in how actions hang together. */
export const shapeMistakes: readonly Mistake[] = [
  {
    name: 'dangling transition',
    refused: true,
    plant: (flow, random) => {
      const places = flow.Actions.flatMap(({ Identifier, Transitions }) => [
        ...(Transitions.NextAction === undefined ? [] : [{ Identifier, branch: Transitions }]),
        ...[...(Transitions.Errors ?? []), ...(Transitions.Conditions ?? [])].map((branch) => ({ Identifier, branch })),
      ])
      const place = random.pick(places)
      if (place === undefined) return undefined
      place.branch.NextAction = freeIdentifier(flow, random.misspell(place.branch.NextAction ?? 'x'))
      return { actions: [place.Identifier], what: `leads to ${place.branch.NextAction}` }
    },
  },
  {
    name: 'start that does not exist',
    refused: true,
    plant: (flow, random) => {
      flow.StartAction = freeIdentifier(flow, random.misspell(flow.StartAction))
      return { actions: [], what: `starts with ${flow.StartAction}` }
    },
  },
  {
    name: 'missing error branch',
    refused: true,
    plant: (flow, random) => {
      const places = describedActions(flow).flatMap(({ action, form }) =>
        Object.entries(form.outcomes.errors).flatMap(([type, { required }]) =>
          required && action.Transitions.Errors?.some(({ ErrorType }) => ErrorType === type) === true
            ? [{ action, type }]
            : [],
        ),
      )
      const place = random.pick(places)
      if (place === undefined) return undefined
      const { Transitions, Identifier } = place.action
      Transitions.Errors = (Transitions.Errors ?? []).filter(({ ErrorType }) => ErrorType !== place.type)
      return { actions: [Identifier], what: `without ${place.type}` }
    },
  },
  {
    name: 'foreign error branch',
    refused: true,
    plant: (flow, random) => {
      const place = random.pick(describedActions(flow).filter(({ form }) => form.outcomes.next.kind !== 'terminal'))
      if (place === undefined) return undefined
      const { action, form } = place
      const foreign = Object.keys(errorTypes).filter(
        (type) => isErrorType(type) && form.outcomes.errors[type] === undefined,
      )
      const type = random.pick([...foreign, 'Timeout', 'Error', 'NoMatchingErrors', 'ThrottlingException'])
      if (type === undefined) return undefined
      action.Transitions.Errors = [
        ...(action.Transitions.Errors ?? []),
        { NextAction: flow.StartAction, ErrorType: type },
      ]
      return { actions: [action.Identifier], what: `with ${type}` }
    },
  },
  {
    name: 'error branch twice',
    refused: true,
    plant: (flow, random) => {
      const action = random.pick(flow.Actions.filter(({ Transitions }) => (Transitions.Errors ?? []).length > 0))
      const branch = random.pick(action?.Transitions.Errors ?? [])
      if (action === undefined || branch === undefined) return undefined
      action.Transitions.Errors = [...(action.Transitions.Errors ?? []), { ...branch }]
      return { actions: [action.Identifier], what: `${branch.ErrorType} twice` }
    },
  },
  {
    name: 'missing NextAction',
    refused: true,
    plant: (flow, random) => {
      const place = random.pick(
        describedActions(flow).filter(
          ({ action, form }) =>
            (form.outcomes.next.kind === 'continues' || form.outcomes.next.kind === 'never') &&
            action.Transitions.NextAction !== undefined,
        ),
      )
      if (place === undefined) return undefined
      delete place.action.Transitions.NextAction
      return { actions: [place.action.Identifier], what: 'no NextAction' }
    },
  },
  {
    name: 'end that goes on',
    refused: true,
    plant: (flow, random) => {
      const place = random.pick(describedActions(flow).filter(({ form }) => form.outcomes.next.kind === 'terminal'))
      if (place === undefined) return undefined
      if (random.below(2) === 0) place.action.Transitions.NextAction = flow.StartAction
      else place.action.Transitions.Errors = [{ NextAction: flow.StartAction, ErrorType: 'NoMatchingError' }]
      return { actions: [place.action.Identifier], what: 'a way on' }
    },
  },
  {
    name: 'duplicate identifier',
    refused: true,
    plant: (flow, random) => {
      const one = random.pick(flow.Actions)
      const other = random.pick(flow.Actions.filter((action) => action !== one))
      if (one === undefined || other === undefined) return undefined
      rename(flow, other.Identifier, one.Identifier)
      return { actions: [one.Identifier], what: 'twice' }
    },
  },
  {
    name: 'illegal identifier',
    refused: true,
    plant: (flow, random) => {
      const action = random.pick(flow.Actions)
      const illegal = random.pick(illegalIdentifiers)
      if (action === undefined || illegal === undefined) return undefined
      rename(flow, action.Identifier, illegal)
      return { actions: [illegal], what: JSON.stringify(illegal) }
    },
  },
  {
    name: 'unreachable action',
    refused: false,
    plant: (flow) => {
      const Identifier = freeIdentifier(flow, 'never-reached')
      flow.Actions.push({
        Identifier,
        Type: 'MessageParticipant',
        Parameters: { Text: 'Never heard.' },
        Transitions: { NextAction: flow.StartAction, Errors: [], Conditions: [] },
      })
      return { actions: [Identifier], what: 'nothing leads there' }
    },
  },
  {
    name: '251 actions',
    refused: true,
    plant: (flow) => {
      const [first] = flow.Actions.filter(({ Identifier }) => Identifier === flow.StartAction)
      if (first === undefined) return undefined
      while (flow.Actions.length < 251) {
        const Identifier = freeIdentifier(flow, `logging-${flow.Actions.length}`)
        flow.Actions.push({
          Identifier,
          Type: 'UpdateFlowLoggingBehavior',
          Parameters: { FlowLoggingBehavior: 'Enabled' },
          Transitions: { NextAction: flow.StartAction, Errors: [], Conditions: [] },
        })
        flow.StartAction = Identifier
      }
      return { actions: [], what: '251 actions' }
    },
  },
  {
    name: 'misspelt action type',
    refused: true,
    plant: (flow, random) => {
      const action = random.pick(flow.Actions)
      if (action === undefined) return undefined
      action.Type = random.below(4) === 0 ? action.Type.toLowerCase() : random.misspell(action.Type)
      return { actions: [action.Identifier], what: action.Type }
    },
  },
  {
    name: 'invented action type',
    refused: true,
    plant: (flow, random) => {
      const action = random.pick(flow.Actions)
      const invented = random.pick(Object.keys(refusedActionTypes))
      if (action === undefined || invented === undefined) return undefined
      action.Type = invented
      return { actions: [action.Identifier], what: invented }
    },
  },
  {
    name: 'action in the wrong flow type',
    refused: true,
    plant: (flow, random) => {
      const places = describedActions(flow).flatMap(({ action, definition: { flowTypes: legal, disputedFlowTypes } }) =>
        flowTypes
          .filter((type) => !legal.includes(type) && disputedFlowTypes?.includes(type) !== true)
          .flatMap((type) => flowTypeDefinition(type).metadataType ?? [])
          .map((type) => ({ action, type })),
      )
      const place = random.pick(places)
      if (place === undefined || flow['Settings'] !== undefined) return undefined
      flow.Metadata = { ...flow.Metadata, type: place.type }
      return { actions: [place.action.Identifier], what: `${place.action.Type} in a ${place.type}` }
    },
  },
  {
    name: 'unknown member of an action',
    refused: true,
    plant: (flow, random) => {
      const action = random.pick(flow.Actions)
      const member = random.pick(['Metadata', 'Position', 'Name', 'Errors', 'NextAction'])
      if (action === undefined || member === undefined) return undefined
      action[member] = {}
      return { actions: [action.Identifier], what: member }
    },
  },
  {
    name: 'branches that are no list',
    refused: true,
    plant: (flow, random) => {
      const action = random.pick(flow.Actions.filter(({ Transitions }) => Transitions.NextAction !== undefined))
      if (action === undefined) return undefined
      const member = random.below(2) === 0 ? 'Errors' : 'Conditions'
      Reflect.set(action.Transitions, member, random.pick<Json>([{}, 'none', true]) ?? {})
      return { actions: [action.Identifier], what: `${member} as something else` }
    },
  },
  {
    name: 'error branch that leads nowhere',
    refused: true,
    plant: (flow, random) => {
      const action = random.pick(flow.Actions.filter(({ Transitions }) => (Transitions.Errors ?? []).length > 0))
      const branch = random.pick(action?.Transitions.Errors ?? [])
      if (action === undefined || branch === undefined) return undefined
      if (random.below(2) === 0) branch.NextAction = ''
      else Reflect.deleteProperty(branch, 'NextAction')
      return { actions: [action.Identifier], what: `${branch.ErrorType} leads nowhere` }
    },
  },
  {
    name: 'module without Settings',
    refused: true,
    plant: (flow, _random, flowType) => {
      if (flowType !== 'MODULE' || flow['Settings'] === undefined) return undefined
      delete flow['Settings']
      return { actions: [], what: 'no Settings' }
    },
  },
  {
    name: 'wrong version',
    refused: true,
    plant: (flow, random) => {
      flow.Version = random.pick(['2019-10-31', '1', '2020-10-30', '']) ?? ''
      return { actions: [], what: flow.Version }
    },
  },
]
