import { isJsonObject } from '@aicc/flow-dsl/language'
import { defineExecution, done, failed } from '../machine/step.js'

/**
 * Starts or stops the stream of a call's audio, and says where it is. Times are those of the virtual clock.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/start-media-streaming.html
 */
export const updateContactMediaStreamingBehavior = defineExecution({
  type: 'UpdateContactMediaStreamingBehavior',
  unreadSetting: true,
  begin(execution, action) {
    const { state } = execution
    if (state.channel !== 'VOICE') return failed
    const now = String(Math.round(state.clock))
    if (execution.text(action, 'MediaStreamingState') === 'Enabled') {
      const audio = { StreamARN: 'arn:aws:kinesisvideo:stream', StartTimestamp: now, StartFragmentNumber: '1' }
      execution.setSystem('MediaStreams', { Customer: { Audio: audio } })
      return done
    }
    const streams = state.system.get('MediaStreams')
    const customer = isJsonObject(streams) ? streams['Customer'] : undefined
    const audio = isJsonObject(customer) ? customer['Audio'] : undefined
    if (isJsonObject(audio))
      execution.setSystem('MediaStreams', { Customer: { Audio: { ...audio, StopTimestamp: now } } })
    return done
  },
})
