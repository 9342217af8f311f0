import { defineInstantAction } from './instant-action.js'

/**
 * Says what is recorded. It has no error branch: a task or an e-mail, which cannot be recorded, goes on.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/set-recording-behavior.html
 */
export const updateContactRecordingBehavior = defineInstantAction('UpdateContactRecordingBehavior')
