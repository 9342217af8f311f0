import type { Resource } from './resource.js'
import { resource } from './resource.js'

/** A view (page of a step-by-step guide) with the actions that a flow can branch on, made by {@link view}. */
export interface View<Action extends string = string> extends Resource<'view'> {
  readonly actions: readonly Action[]
}

/**
 * Declare a view: a page of a step-by-step guide, for agents or in the chat of a customer.
 * @param name - Its symbol, which an environment's resources map to the view's ARN, with its version:
 * `...:view/<id>:$LATEST` for views of your own, `...:aws:view/form:1` for those of AWS.
 * @param options - `actions`: what the user can choose in the view and the flow can branch on, spelled as in the view
 * (case counts), for instance `['Back', 'Next']`.
 * @example
 * ```ts
 * export const refund = view('refund', { actions: ['Approve', 'Refuse'] })
 * ```
 */
export function view<const Action extends string = never>(
  name: string,
  options: { readonly actions?: readonly Action[] } = {},
): View<Action> {
  return { ...resource('view', name), actions: options.actions ?? [] }
}
