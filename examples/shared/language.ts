import type { FlowBuilder } from '@aicc/flow-dsl'
import { customer } from './attributes.ts'

/** Languages that the center speaks. */
export type Language = 'ko-KR' | 'en-US'

/** A text in every language: one that is missing does not compile. */
export type Translated = Readonly<Record<Language, string>>

/** The voice of each language. */
export const voices = {
  'ko-KR': { voice: 'Seoyeon', engine: 'Neural' },
  'en-US': { voice: 'Joanna', engine: 'Neural' },
} as const

type SpeakingFlow = FlowBuilder<'CONTACT_FLOW' | 'CUSTOMER_QUEUE' | 'CUSTOMER_WHISPER' | 'MODULE'>

/**
 * Write a part of a flow once for each language; the language that the customer has chosen decides which one runs.
 * Without a choice it is Korean.
 */
export function inTheirLanguage(flow: SpeakingFlow, part: (language: Language) => void): void {
  flow.match(customer.language, {
    'en-US': () => part('en-US'),
    otherwise: () => part('ko-KR'),
  })
}

/** Say something in the customer's language. */
export function say(flow: SpeakingFlow, texts: Translated): void {
  inTheirLanguage(flow, (language) => flow.playPrompt(texts[language]))
}
