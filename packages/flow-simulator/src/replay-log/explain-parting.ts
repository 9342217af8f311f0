import type { Ask } from '../machine/ask.js'
import { referencesIn } from '../program/template.js'
import type { Template } from '../program/template.js'
import type { FlowFinder } from './flow-finder.js'
import type { PartingExplanation } from './log-replay.js'
import { flowNameOf } from './logged-entry.js'
import type { LoggedEntry } from './logged-entry.js'
import type { Parting } from './parting.js'
import { shownParameters } from './shown-parameters.js'

/** What may explain that a contact and its log part, apart from assumptions. */
export function explainParting(
  parting: Parting,
  finder: FlowFinder,
  before: LoggedEntry | undefined,
): readonly PartingExplanation[] {
  const { logged, simulated, differences, guessed } = parting
  if (logged === undefined) {
    return [
      {
        kind: 'log',
        message: 'The log ends here: the customer may have hung up, or the log was cut off or switched off.',
      },
    ]
  }
  const missing = missingAction(logged, finder)
  if (missing !== undefined) return [missing]
  const found: PartingExplanation[] = []
  if (simulated !== undefined && differences.length > 0) {
    found.push(...explainDifferences(parting, logged))
  } else {
    if (guessed !== undefined)
      found.push({
        kind: 'choice',
        message: `${questionOf(guessed)}, and nothing that can happen there leads on as the log does.`,
      })
    if (before !== undefined) {
      const place = before.identifier === undefined ? '' : ` behind "${before.identifier}"`
      found.push({
        kind: 'another version',
        message: `The real contact may have run another version of the flow ${flowNameOf(before)}, which goes on in another way${place}.`,
      })
    }
  }
  return found
}

/** Whether the flow of an entry has no action that could have written it. */
export function isMissing(logged: LoggedEntry, finder: FlowFinder): boolean {
  const program = finder.flowOf(logged)
  return program !== undefined && !program.instructions.some((action) => finder.isOf(logged, program, action))
}

function missingAction(logged: LoggedEntry, finder: FlowFinder): PartingExplanation | undefined {
  if (!isMissing(logged, finder)) return undefined
  const name = logged.identifier === undefined ? `of the kind ${logged.type}` : `"${logged.identifier}"`
  return {
    kind: 'another version',
    message: `The flow ${finder.flowOf(logged)?.name ?? ''} has no action ${name}: the real contact ran another version of it.`,
  }
}

function explainDifferences({ simulated, differences }: Parting, logged: LoggedEntry): readonly PartingExplanation[] {
  const action = simulated?.action
  if (action === undefined) return []
  const shown = new Map(shownParameters(action, logged).map(({ name, template }) => [name, template]))
  const found: PartingExplanation[] = []
  const paths = new Set(differences.flatMap(({ name }) => pathsIn(shown.get(name))))
  if (paths.size > 0) {
    const names = [...paths].join(', ')
    const attributes = [...paths].some((path) => path.startsWith('$.Attributes'))
    found.push({
      kind: 'value',
      message: `The log does not show where the value of ${names} comes from${attributes ? ': a function, or who started the contact, may have set attributes that the flow does not set' : ''}.`,
    })
  }
  const named = differences.map(({ name }) => name).join(', ')
  found.push({
    kind: 'another version',
    message: `The real contact may have run another version of "${action.identifier}", in which ${named} ${differences.length === 1 ? 'is' : 'are'} another.`,
  })
  return found
}

function pathsIn(template: Template | undefined): readonly string[] {
  return template === undefined ? [] : referencesIn(template).map(({ path }) => path)
}

function questionOf(ask: Ask): string {
  switch (ask.kind) {
    case 'keys':
      return 'The log does not show which keys were pressed'
    case 'lambda':
      return `The log does not show what the function ${ask.name} did`
    case 'queue':
    case 'conversation':
      return 'The log does not show what happened in the queue or with the agent'
    default:
      return `The log does not show what the answer was (${ask.kind})`
  }
}
