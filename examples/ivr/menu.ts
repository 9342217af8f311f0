import type { Branch, FlowBuilder, Handled, Label, Scope, TelephoneKey } from '@aicc/flow-dsl'

/** What a menu needs to know. */
export interface MenuSettings {
  readonly prompt: string
  /** Said after a wrong key, and after none. */
  readonly tryAgain: string
  /** Asked for late, so that menus may lead to each other in circles. */
  readonly choices: () => Readonly<Partial<Record<TelephoneKey, Branch<Scope>>>>
  /** Where the third mistake leads. */
  readonly exhausted: Branch<Scope>
}

/**
 * A menu as an out-of-line block. Mistakes are counted, visits are not: a caller may come back to a menu as often as
 * they like, and a confused one is not kept in it.
 */
export function menu(flow: FlowBuilder<'CONTACT_FLOW', Handled>, name: string, settings: MenuSettings): Label {
  return flow.block(name, () => {
    flow.retry(
      { times: 3 },
      (retry) => {
        const mistake = flow.block(`${name} mistake`, () => {
          flow.playPrompt(settings.tryAgain)
          flow.goto(retry.again)
        })
        flow.getCustomerInput({
          prompt: settings.prompt,
          timeoutSeconds: 6,
          on: { ...settings.choices(), InputTimeLimitExceeded: mistake, NoMatchingCondition: mistake },
        })
      },
      { exhausted: settings.exhausted },
    )
  })
}
