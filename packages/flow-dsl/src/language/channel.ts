/** How a contact reaches the contact center. */
export const channels = ['VOICE', 'CHAT', 'TASK', 'EMAIL'] as const

/** How a contact reaches the contact center. */
export type Channel = (typeof channels)[number]
