import type { FlowFinder } from './flow-finder.js'
import type { LoggedEntry } from './logged-entry.js'

/** What a log has of one contact. */
export interface LoggedContact {
  /** Its id; more than one where it was moved from queue to queue, which makes a new contact each time. */
  readonly contactIds: readonly string[]
  readonly entries: readonly LoggedEntry[]
}

/**
 * The contacts of a log, in the order in which they begin. A contact that was moved from queue to queue is a new one, and
 * its queue flow goes on: a log does not name the contact before, so that it is found by where the flow was.
 */
export function contactsOf(entries: readonly LoggedEntry[], finder: FlowFinder): readonly LoggedContact[] {
  const byId = new Map<string, LoggedEntry[]>()
  for (const entry of entries) {
    const known = byId.get(entry.contactId)
    if (known === undefined) byId.set(entry.contactId, [entry])
    else known.push(entry)
  }
  const contacts: { contactIds: string[]; entries: LoggedEntry[] }[] = []
  for (const [contactId, own] of byId) {
    const before = beforeOf(own, contacts, finder)
    if (before === undefined) contacts.push({ contactIds: [contactId], entries: own })
    else {
      before.contactIds.push(contactId)
      before.entries.push(...own)
    }
  }
  return contacts
}

/** How many contacts may begin while another one waits in its queue flow: a bound on the search. */
const mostBetween = 1000

function beforeOf<Contact extends LoggedContact>(
  [first]: readonly LoggedEntry[],
  contacts: readonly Contact[],
  finder: FlowFinder,
): Contact | undefined {
  const program = first === undefined ? undefined : finder.flowOf(first)
  if (first === undefined || program === undefined) return undefined
  const start = program.instructions[program.start]
  if (start === undefined || finder.isOf(first, program, start)) return undefined
  const moves = program.instructions.filter(({ type }) => type === 'DequeueContactAndTransferToQueue')
  if (moves.length === 0) return undefined
  return contacts.slice(-mostBetween).findLast(({ entries }) => {
    const last = entries.at(-1)
    if (last === undefined || last.time > first.time || finder.flowOf(last) !== program) return false
    return moves.some((move) => finder.isOf(first, program, move) || finder.isOf(last, program, move))
  })
}
