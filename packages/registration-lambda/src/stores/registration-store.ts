import type { TimeBudget } from '@aicc/connect-function'
import type { Registration, RegistrationRequest } from '../registration.js'

/** What became of a request. */
export type StoreResult =
  /** The employee number is registered now. */
  | { readonly status: 'registered'; readonly registration: Registration }
  /** It was registered before, maybe by the same contact. */
  | { readonly status: 'existing'; readonly registration: Registration }
  /** It was not registered before, and no lottery number is free. */
  | { readonly status: 'closed' }

/**
 * Where registrations are kept. Every implementation holds, whatever happens at once and whatever fails:
 *
 * - an employee number is registered at most once, and a lottery number belongs to one registration at most;
 * - what `register` has answered with `registered` or `existing` is stored, and stays;
 * - asking again for the same request, after whatever end, is safe.
 */
export interface RegistrationStore {
  /**
   * Register an employee number with the next free lottery number upward from its preferred one.
   * @throws when the store cannot be reached or refuses, or when the time is over. Whether the registration is stored
   * is unknown then; asking again tells.
   */
  register(request: RegistrationRequest, budget: TimeBudget): Promise<StoreResult>

  /** All registrations, by time. Those answered before the call are among them. */
  list(): Promise<readonly Registration[]>

  /** Give back files and connections. */
  close(): void
}
