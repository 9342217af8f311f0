import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BlockOptions, Branch, Branches, Scope } from '../builder/scope.js'
import type { AttributeReference } from '../language/attribute-reference.js'
import { views } from '../language/system-attributes.js'
import type { View } from '../values/view.js'
import { defineAction, oneForm } from './action-definition.js'
import { nameOfValue } from './labels.js'
import { memberOf } from './member-of.js'
import { numberIn } from './on-the-line.js'
import { catchAll, neverContinues, requiredEvent } from './outcomes.js'
import { integer, json, list, literal, map, object, oneOf, required, resourceId } from './parameter.js'

const errors = { ...catchAll, NoMatchingCondition: requiredEvent, TimeLimitExceeded: requiredEvent }

/** Show view: a page of a step-by-step guide. */
export const showView = defineAction({
  type: 'ShowView',
  family: 'participant',
  consoleBlocks: ['Show view'],
  summary: 'Shows a page of a step-by-step guide and branches on the action that the user chooses in it.',
  flowTypes: ['CONTACT_FLOW', 'MODULE'],
  // The page of the action allows it, the administrator guide does not.
  disputedFlowTypes: ['CUSTOMER_QUEUE'],
  channels: ['CHAT'],
  parameters: {
    ViewResource: required(
      object({
        Id: required(
          resourceId('view', { note: 'The version may stand behind it: `:$LATEST`, or `:1` for views of AWS.' }),
        ),
        Version: literal({ note: 'Older exports have `Latest` here; newer ones put the version behind the ARN.' }),
      }),
    ),
    InvocationTimeLimitSeconds: required(
      integer({ minimum: 1 }, { note: 'Text, although the page shows a number. Unfinished drafts have "undefined".' }),
    ),
    // A live check had an empty text refused as a value; guides that AWS publishes have empty texts inside.
    ViewData: map(json({ emptyTextsInside: true }), {
      dynamic: 'either',
      note: 'What the view shows. Lists and objects inside are JSON; single values are text. 16 KB with the attributes of the contact.',
    }),
    SensitiveDataConfiguration: object({ HideResponseOn: list(oneOf(['TRANSCRIPT'])) }),
  },
  forms: oneForm({
    next: neverContinues('NoMatchingError'),
    errors,
    conditions: {
      operators: ['Equals'],
      operands: { kind: 'text', meaning: 'the name of an action of the view', references: false },
      minimum: 0,
    },
  }),
  sets: () => ['$.Views'],
  replaces: () => ({ namespace: '$.Views', members: undefined }),
  onTheLine: ({ InvocationTimeLimitSeconds }) => ({
    speaks: true,
    waitsFor: 'participant',
    longestSeconds: numberIn(InvocationTimeLimitSeconds),
  }),
  label: ({ ViewResource }) => {
    const id = memberOf(ViewResource, 'Id')
    // The version tells nothing about which view it is.
    return nameOfValue(typeof id === 'string' && !id.startsWith('$') ? id.replace(/:[^:/]*$/, '') : id)
  },
  methods: {
    showView: (
      recorder: ActionRecorder,
      view: View,
      options: ViewOptions & { readonly on: Readonly<Record<string, Branch<Scope>>> },
    ) => {
      recorder.write({
        parameters: {
          ViewResource: { Id: view },
          InvocationTimeLimitSeconds: String(options.timeoutSeconds),
          ViewData: viewData(options.data),
          SensitiveDataConfiguration:
            options.hideFromTranscript === true ? { HideResponseOn: ['TRANSCRIPT'] } : undefined,
        },
        conditions: view.actions.flatMap((action) => {
          const branch = Object.hasOwn(options.on, action) ? options.on[action] : undefined
          return branch === undefined ? [] : [{ operator: 'Equals', operand: action, branch }]
        }),
        errors: {
          NoMatchingCondition: options.on.NoMatchingCondition,
          NoMatchingError: options.on.NoMatchingError,
          TimeLimitExceeded: options.on.TimeLimitExceeded,
        },
        id: options.id,
      })
      return views
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/participant-actions-showview.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/show-view-block.html',
    'https://github.com/mgaffigan/pulumi-amazon-connect/blob/HEAD/docs/wire-format-checks.md',
  ],
  confidence: 'high',
  notes: [
    'All three errors are required (published live check).',
    'Guides for agents run as chat contacts of their own, so CHAT is right for them as well.',
  ],
})

/** What a view is given: single values as text, as exports have them; what is inside keeps its types. */
function viewData(data: ViewData | undefined): object | undefined {
  if (data === undefined) return undefined
  return Object.fromEntries(
    Object.entries(data).map(([name, given]) => [name, typeof given === 'object' ? given : String(given)]),
  )
}

/** What a value of {@link ViewData} may be. */
export type ViewDataValue =
  | string
  | number
  | boolean
  | AttributeReference<unknown>
  | readonly ViewDataValue[]
  | { readonly [member: string]: ViewDataValue }

/** What a view shows, by the names that it has for it, for instance `Heading`. */
export type ViewData = Readonly<Record<string, ViewDataValue>>

/** Options of {@link ShowViewMethods.showView} without its branches. */
export interface ViewOptions extends BlockOptions {
  /** Seconds that the user has, at least 1. */
  readonly timeoutSeconds: number
  /** What the view shows: values, lists and objects, with attributes in them. 16 KB with the attributes of the contact. */
  readonly data?: ViewData
  /** Keeps what the user enters out of the transcript. @defaultValue false */
  readonly hideFromTranscript?: boolean
}

/** Builder methods of Show view. */
export interface ShowViewMethods<S extends Scope> {
  /**
   * Show view: shows a page of a step-by-step guide, to an agent or in the chat of a customer, and waits for an answer.
   * A branch for each action of the view; `NoMatchingCondition` is an action without one, `TimeLimitExceeded` no answer.
   * Chat only, and guides are chats.
   * @param view - Made by `view(...)` with its actions.
   * @param options - Time, data, branches.
   * @returns The action that was chosen and what was entered, valid until the next view.
   * @example
   * ```ts
   * const refund = view('refund', { actions: ['Approve', 'Refuse'] })
   * flow.showView(refund, {
   *   timeoutSeconds: 300,
   *   data: { Heading: 'Refund', CustomerId: contact.customerId },
   *   on: {
   *     Approve: () => flow.playPrompt('The refund is approved.'),
   *     Refuse: () => flow.playPrompt('The refund is refused.'),
   *     NoMatchingCondition: goOn,
   *     TimeLimitExceeded: goOn,
   *   },
   * })
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/show-view-block.html
   */
  showView<Action extends string>(
    view: View<Action>,
    options: ViewOptions & {
      readonly on: { readonly [Name in Action]?: Branch<S> } & Branches<typeof errors, S>
    },
  ): typeof views
}
