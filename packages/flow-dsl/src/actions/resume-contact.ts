import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BranchOptions, LastArgument, Scope } from '../builder/scope.js'
import { contactFlowTypes, defineAction, oneForm } from './action-definition.js'
import { catchAll, continues } from './outcomes.js'

/** Resume contact: wake a paused task. */
export const resumeContact = defineAction({
  type: 'ResumeContact',
  family: 'contact',
  consoleBlocks: ['Resume contact'],
  summary: 'Takes a paused task out of its pause.',
  flowTypes: contactFlowTypes,
  // The action's page names no restriction; only tasks can be paused.
  channels: ['TASK'],
  parameters: {},
  forms: oneForm({ next: continues, errors: catchAll }),
  methods: {
    resumeContact: (recorder: ActionRecorder, options: { readonly id?: string; readonly on?: object } = {}) => {
      recorder.write({ errors: options.on, id: options.id })
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-updatecontactresumecontact.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/resume-contact.html',
  ],
  confidence: 'medium',
  notes: ['A pause takes a task that no agent has out of its queue: the resumed flow has to queue it again.'],
})

/** Builder methods of Resume contact. */
export interface ResumeContactMethods<S extends Scope> {
  /**
   * Resume contact: ends the pause of a task. A task that waited in a queue has to be put into a queue again. Tasks only.
   * @param options - Branches and identifier.
   * @example
   * ```ts
   * flow.resumeContact()
   * flow.setWorkingQueue(queue('back-office'))
   * flow.transferToQueue({ on: { QueueAtCapacity: () => flow.transferToFlow(flowNamed('overflow')) } })
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/resume-contact.html
   */
  resumeContact(...options: LastArgument<BranchOptions<typeof catchAll, S>>): void
}
