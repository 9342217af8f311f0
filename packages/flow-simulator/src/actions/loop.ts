import { withEntry, withoutEntry } from '../machine/contact-state.js'
import { numberOf } from '../machine/execution.js'
import { defineExecution, failed, resultOf } from '../machine/step.js'

/**
 * Continues as often as its count says, then is done once, and starts over. Leaving the loop early does not reset it.
 * @see https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-loop.html
 */
export const loop = defineExecution({
  type: 'Loop',
  begin(execution, action) {
    const { run } = execution
    const name = execution.text(action, 'LoopName')
    const elements = execution.value(action, 'LoopArray')
    const count = Array.isArray(elements) ? elements.length : numberOf(execution.value(action, 'LoopCount'))
    if (count === undefined || count < 0 || count > 100) return failed
    const passed = run.loops.get(action.index) ?? 0
    if (passed >= count) {
      run.loops = withoutEntry(run.loops, action.index)
      return resultOf('DoneLooping')
    }
    run.loops = withEntry(run.loops, action.index, passed + 1)
    if (Array.isArray(elements) && name !== '') {
      const known = run.data.get('Loop')
      const others = typeof known === 'object' && known !== null && !Array.isArray(known) ? known : {}
      execution.setData('Loop', {
        ...others,
        [name]: { Index: String(passed), Element: elements[passed] ?? null, Elements: elements },
      })
    }
    return resultOf('ContinueLooping')
  },
})
