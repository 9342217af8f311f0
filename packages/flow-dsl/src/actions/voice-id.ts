/** What is said of everything that belongs to Voice ID. */
export const voiceIdEnded =
  'Amazon Connect Voice ID ended on 2026-05-20. Identify callers in another way, for instance by a number that they enter and a Lambda function checks.'

/** Flow types that the Voice ID blocks may stand in. */
export const voiceIdFlowTypes = [
  'CONTACT_FLOW',
  'AGENT_TRANSFER',
  'QUEUE_TRANSFER',
  'CUSTOMER_QUEUE',
  'CUSTOMER_WHISPER',
  'AGENT_WHISPER',
  'OUTBOUND_WHISPER',
  'MODULE',
] as const
