import { printable } from '@aicc/flow-dsl/language'
import type { EntryDifference, LoggedContactReplay, LogReplay, PlaceInLog } from '@aicc/flow-simulator'
import { counted } from './print-report.js'

/**
 * What came of playing a log again, for people: a paragraph for each contact.
 * @param nameOf - How a file is shown.
 */
export function printLogReplay({ contacts, notes }: LogReplay, nameOf: (file: string) => string): string {
  const parted = contacts.filter(({ agrees }) => !agrees).length
  const summary =
    parted === 0
      ? `${counted(contacts.length, 'contact')} played, ${contacts.length === 1 ? 'and the log agrees' : 'and all logs agree'}.`
      : `${counted(contacts.length, 'contact')} played, and ${parted === contacts.length && parted === 1 ? 'it parts' : `${parted} part`} from the log.`
  const lines = [
    ...contacts.flatMap((contact) => [...printContact(contact, nameOf), '']),
    ...notes.map((note) => `note: ${note}`),
    summary,
  ]
  return lines.map((line) => `${printable(line)}\n`).join('')
}

function printContact(contact: LoggedContactReplay, nameOf: (file: string) => string): readonly string[] {
  const { contactIds, entries, agreed, parted, notes } = contact
  const all = `${contactIds.join(', ')}: ${agreed} of ${entries} entries agree`
  const told = notes.map((note) => `  note: ${note}`)
  if (parted === undefined) return [`${all}.`, ...told]
  const { lastAgreed, logged, simulated, differences, explanations } = parted
  return [
    `${all}, then the contact and its log part.`,
    ...lastAgreed.map((place) => `  agrees      ${placeText(place, nameOf)}`),
    `  log         ${logged === undefined ? 'ends' : placeText(logged, nameOf)}`,
    `  simulation  ${simulated === undefined ? 'has nothing more' : placeText(simulated, nameOf)}`,
    ...differences.map(printDifference),
    ...explanations.map(({ message }) => `  perhaps: ${message}`),
    ...told,
  ]
}

function placeText(
  { entry, time, flow, action, type, location }: PlaceInLog,
  nameOf: (file: string) => string,
): string {
  const number = entry === undefined ? '' : `entry ${entry}, ${time ?? ''}: `
  const name = action === undefined ? flow : `${flow} > ${action}`
  const file = location?.file === undefined ? '' : `  ${nameOf(location.file)}:${location.line}:${location.column}`
  return `${number}${name} (${type})${file}`
}

/** Most characters of a value that are shown. */
const longestValue = 200

function printDifference({ name, logged, simulated }: EntryDifference): string {
  const text = (value: string | undefined): string => {
    if (value === undefined) return 'nothing'
    return JSON.stringify(value.length > longestValue ? `${value.slice(0, longestValue)}…` : value)
  }
  return `  ${name}: ${text(logged)} in the log, ${text(simulated)} in the simulation`
}
