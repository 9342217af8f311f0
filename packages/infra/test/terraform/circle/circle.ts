import { contactFlow, flowModule, flowNamed, queue } from '@aicc/flow-dsl'
import type { Flow } from '@aicc/flow-dsl'
import type { BuildableFlow } from '@aicc/flow-dsl/language'

function leadingTo(name: string, ...others: readonly string[]): Flow {
  return contactFlow(name, {}, (flow) => {
    flow.playPrompt(name)
    for (const other of others) flow.setDisconnectFlow(flowNamed(other), { on: { NoMatchingError: () => {} } })
    flow.disconnect()
  })
}

/** Three flows in a circle, one that leads into it, one that needs a queue, and a module. */
export const circle: readonly BuildableFlow[] = [
  leadingTo('start', 'first'),
  leadingTo('first', 'second', 'third'),
  leadingTo('second', 'first'),
  leadingTo('third', 'first'),
  contactFlow('waiting', {}, (flow) => {
    flow.playPrompt('${text} of %{a flow}')
    flow.setWorkingQueue(queue('support'), { on: { NoMatchingError: () => {} } })
    flow.disconnect()
  }),
  flowModule('check', { branches: ['known', 'unknown'] }, (flow) => flow.returnFromModule({ branch: 'known' })),
]
