import { queue } from '@aicc/flow-dsl'

/** First line for every question on the phone. */
export const generalSupport = queue('general-support')

/** Second line on the phone: technicians. */
export const technicalSupport = queue('technical-support')

/** Named contacts for premium customers. */
export const premiumSupport = queue('premium-support')

export const chatGeneral = queue('chat-general')
export const chatTechnical = queue('chat-technical')
export const chatSales = queue('chat-sales')

/** Callbacks and tasks that have to be answered later. */
export const followupCalls = queue('followup-calls')

/** Customers whom an outbound campaign has reached and who want to talk. */
export const campaignCalls = queue('campaign-calls')
