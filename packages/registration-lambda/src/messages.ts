import type { RegistrationAnswer } from './contract/index.js'

/** Languages that answers are worded in. */
export type Language = 'ko' | 'en'

/** What a caller hears: an answer's status, or that all numbers are taken. */
export type MessageName = RegistrationAnswer['registrationStatus'] | 'CLOSED'

/**
 * Sentences for text-to-speech: numbers as words, no signs that a voice would spell out or read as mark-up.
 */
export const messages: Readonly<Record<Language, Readonly<Record<MessageName, string>>>> = {
  ko: {
    SUCCESS: '등록이 완료되었습니다.',
    INPUT_ERROR: '입력하신 번호를 확인하지 못했습니다. 사번을 다시 눌러 주세요.',
    INVALID_FORMAT: '사번은 네 자리에서 여덟 자리까지의 숫자입니다. 다시 눌러 주세요.',
    DUPLICATE: '이미 등록된 사번입니다.',
    ERROR: '지금은 등록할 수 없습니다. 잠시 후 다시 걸어 주세요.',
    CLOSED: '등록이 마감되었습니다. 더 이상 등록할 수 없습니다.',
  },
  en: {
    SUCCESS: 'You are registered.',
    INPUT_ERROR: 'We did not get your number. Please enter your employee number again.',
    INVALID_FORMAT: 'An employee number has four to eight digits. Please enter it again.',
    DUPLICATE: 'This employee number is registered already.',
    ERROR: 'We cannot register you right now. Please call again later.',
    CLOSED: 'Registration is closed. No more entries are taken.',
  },
}

/**
 * The language that the contact attribute `language` asks for, as in `ko-KR` or `en`; Korean for anything else.
 *
 * `LanguageCode` of the event is not asked: it is `en-US` from the start of every contact, whatever the line speaks.
 */
export function languageFrom(attribute: unknown): Language {
  return typeof attribute === 'string' && /^en(?![a-z])/i.test(attribute) ? 'en' : 'ko'
}
