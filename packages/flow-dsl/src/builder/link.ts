import type { ActionNode, AuthoringProblem, Target } from '../graph/flow-graph.js'
import { openEnd } from '../graph/flow-graph.js'
import type { ActionStatement, Handler, RecordedBranch, RecordedLabel, Sequence, Statement } from './recording.js'

interface Place {
  readonly sequence: Sequence
  readonly index: number
}

/** The actions of a recording with their transitions, and what was wrong with its jumps. */
export interface LinkedRecording {
  readonly start: Target
  readonly actions: readonly ActionNode[]
  readonly problems: readonly AuthoringProblem[]
}

/**
 * Turn the recorded tree of sequences into actions with transitions.
 *
 * Needs: every body has run. Leaves: actions in the order of the source; every branch, join, jump and loop resolved to
 * an action's index, or to an open end. Nesting is walked with a stack of its own, so its depth is not limited.
 */
export function linkRecording(main: Sequence): LinkedRecording {
  const statements = actionsInSourceOrder(main)
  const indexOf = new Map<ActionStatement, number>(statements.map((statement, index) => [statement, index]))
  const problems: AuthoringProblem[] = []
  const ends = new Map<Sequence, Target>()
  const reported = new Set<unknown>()

  function placeOf(label: RecordedLabel): Place | undefined {
    if (label.place === undefined && !reported.has(label)) {
      reported.add(label)
      problems.push({
        kind: 'undefined-block',
        message: `Block "${label.name}" has no body: give it one, or call define(...) on it.`,
        position: label.captured.position,
      })
    }
    return label.place
  }

  /** The action at a place, or the first one after it on the way of control. */
  function resolve(from: Place): Target {
    const passedEnds: Sequence[] = []
    const passedJumps = new Set<Statement>()
    let place: Place | undefined = from
    let target: Target = openEnd
    while (place !== undefined) {
      const { sequence, index }: Place = place
      const statement = sequence.statements[index]
      if (statement === undefined) {
        const known = ends.get(sequence)
        if (known !== undefined) {
          target = known
          break
        }
        passedEnds.push(sequence)
        place = sequence.continuation.kind === 'at' ? sequence.continuation : undefined
      } else if (statement.kind === 'action') {
        target = indexOf.get(statement) ?? openEnd
        break
      } else if (statement.kind === 'block') {
        place = { sequence, index: index + 1 }
      } else if (statement.kind === 'inline') {
        place = { sequence: statement.sequence, index: 0 }
      } else if (passedJumps.has(statement)) {
        if (!reported.has(statement)) {
          reported.add(statement)
          problems.push({
            kind: 'endless-goto',
            message: `This goto leads back to itself through "${statement.label.name}" without any action on the way.`,
            position: statement.captured.position,
          })
        }
        break
      } else {
        passedJumps.add(statement)
        place = placeOf(statement.label)
      }
    }
    for (const sequence of passedEnds) ends.set(sequence, target)
    return target
  }

  function targetOf(branch: RecordedBranch): Target {
    if (branch.kind === 'sequence') return resolve({ sequence: branch.sequence, index: 0 })
    const place = placeOf(branch.label)
    return place === undefined ? openEnd : resolve(place)
  }

  const after = new Map<ActionStatement, Place>()
  for (const sequence of allSequences(main)) {
    for (const [index, statement] of sequence.statements.entries()) {
      if (statement.kind === 'action') after.set(statement, { sequence, index: index + 1 })
    }
  }

  const actions = statements.map((statement): ActionNode => {
    const place = after.get(statement)
    const following = place === undefined ? openEnd : resolve(place)
    return {
      identifier: '',
      givenIdentifier: statement.givenIdentifier,
      path: statement.path,
      type: statement.type,
      method: statement.method,
      parameters: statement.parameters,
      next: statement.next === undefined ? following : targetOf(statement.next),
      conditions: statement.conditions.map(({ operator, operands, branch }) => ({
        operator,
        operands,
        target: targetOf(branch),
      })),
      errors: statement.errors.map(({ errorType, branch }) => ({ errorType, target: targetOf(branch) })),
      position: statement.captured.position,
    }
  })
  return { start: resolve({ sequence: main, index: 0 }), actions, problems }
}

/** Every sequence, each once: the main one, then nested ones where they stand, handlers behind what they handle. */
function allSequences(main: Sequence): readonly Sequence[] {
  const found: Sequence[] = []
  const seen = new Set<Sequence>()
  const stack: Sequence[] = main.handler === undefined ? [main] : [main.handler.sequence, main]
  for (let sequence = stack.pop(); sequence !== undefined; sequence = stack.pop()) {
    if (seen.has(sequence)) continue
    seen.add(sequence)
    found.push(sequence)
    const { handler } = sequence
    stack.push(...sequence.statements.flatMap((statement) => nestedSequences(statement, handler)).toReversed())
  }
  return found
}

/** The sequences below one statement, in source order. A handler stands behind the scope that declares it. */
function nestedSequences(statement: Statement, outer: Handler | undefined): readonly Sequence[] {
  if (statement.kind === 'block') return [statement.sequence]
  if (statement.kind === 'inline') {
    const { handler } = statement.sequence
    return handler === undefined || handler === outer ? [statement.sequence] : [statement.sequence, handler.sequence]
  }
  if (statement.kind === 'goto') return []
  const branches = [
    ...statement.conditions.map(({ branch }) => branch),
    ...statement.errors.map(({ branch }) => branch),
  ]
  if (statement.next !== undefined) branches.push(statement.next)
  return branches.flatMap((branch) => (branch.kind === 'sequence' ? [branch.sequence] : []))
}

/**
 * All actions in the order of the source: a statement, then what stands inside it, then the next statement. Handlers
 * come behind what they handle although failures refer to them from everywhere.
 */
function actionsInSourceOrder(main: Sequence): readonly ActionStatement[] {
  const ordered: ActionStatement[] = []
  const handlers = new Set(
    allSequences(main).flatMap((sequence) => (sequence.handler === undefined ? [] : [sequence.handler.sequence])),
  )
  const seen = new Set<Sequence>()
  const stack: (Sequence | ActionStatement)[] = main.handler === undefined ? [main] : [main.handler.sequence, main]
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    if ('kind' in item) {
      ordered.push(item)
      continue
    }
    if (seen.has(item)) continue
    seen.add(item)
    const inside: (Sequence | ActionStatement)[] = []
    for (const statement of item.statements) {
      if (statement.kind === 'action') inside.push(statement)
      const nested = nestedSequences(statement, item.handler)
      inside.push(...(statement.kind === 'action' ? nested.filter((sequence) => !handlers.has(sequence)) : nested))
    }
    stack.push(...inside.toReversed())
  }
  return ordered
}
