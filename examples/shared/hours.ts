import { hoursOfOperation } from '@aicc/flow-dsl'

/** Monday to Friday, 9 to 18 o'clock in Seoul. */
export const voiceHours = hoursOfOperation('voice-hours')

/** Every day, 9 to 21 o'clock in Seoul. */
export const chatHours = hoursOfOperation('chat-hours')
