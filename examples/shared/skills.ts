import { predefinedAttribute } from '@aicc/flow-dsl'
import type { Language } from './language.ts'

/** How well agents speak a language: a predefined attribute of the instance, which routing criteria ask for. */
export const languageProficiency = predefinedAttribute('language proficiency', ['Korean', 'English'])

/** Its value for each language of the center. */
export const spoken = { 'ko-KR': 'Korean', 'en-US': 'English' } as const satisfies Record<Language, string>
