import { defineCallProperty } from '../call-property.js'

/**
 * Nothing is spoken that has a gap: a reference in it that leads to nothing. Nor does anything stay unsaid since all of it
 * leads to nothing. Which values can be missing is an option of the calls, `missingValues`.
 */
export const noEmptyValueIsSpoken = defineCallProperty({
  name: 'noEmptyValueIsSpoken',
  expects: 'Every value is there when it is spoken.',
  problemOf({ moments }) {
    for (const moment of moments) {
      if (moment.kind === 'heard' && moment.empty.length > 0)
        return `${moment.empty.join(' and ')} is empty where ${moment.action} says “${moment.text}”.`
      if (moment.kind === 'action' && moment.unsaid.length > 0)
        return `${moment.action} says nothing, since ${moment.unsaid.join(' and ')} is empty.`
    }
    return undefined
  },
})
