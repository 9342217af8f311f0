import { defineServiceCall } from './service-call.js'

/** Fills the template of the message that is sent next. */
export const renderMessageTemplate = defineServiceCall({
  type: 'RenderMessageTemplate',
  needs: ['WisdomMessageTemplateArn'],
})
