import type { ExploredStep } from '../explore/explored-call.js'
import { describeStep } from '../explore/explored-call.js'
import type { PlannedTest } from './plan-test.js'

/** Longest name that the service takes, in characters. @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-connect-testcase.html */
const longestName = 127

/** Longest description that the service takes, in characters. */
const longestDescription = 500

/** Longest part of it that the flow takes: the number has to fit. */
const longestFlowName = 80

/** A name for a test: its number and what is done in it. */
export function nameOfTest(flow: string, number: number, { steps }: PlannedTest): string {
  const words = steps.map(wordsOf).join(', ')
  const start = `${cut(flow, longestFlowName)} ${String(number).padStart(2, '0')}`
  return cut(words === '' ? start : `${start}: ${words}`, longestName)
}

/** What a test does and expects, as sentences. */
export function describeTest(flow: string, { observations, steps, end }: PlannedTest, channel: string): string {
  const messages = observations.flatMap(({ event }) =>
    event.Type === 'MessageReceived' && 'Text' in event.Properties ? [`"${event.Properties.Text}"`] : [],
  )
  const heard = messages.length === 0 ? '' : ` Expects to hear ${messages.join(', then ')}.`
  const done = steps.length === 0 ? '' : ` On the way: ${steps.map(wordsOf).join(', ')}.`
  const comes = channel === 'CHAT' ? 'writes to' : 'calls'
  return cut(`A customer ${comes} ${flow}.${done}${heard}${endings[end]}`, longestDescription)
}

const endings: Readonly<Record<PlannedTest['end'], string>> = {
  transfer: ' Ends where the contact would be put into its queue.',
  ended: ' Ends with what is heard or done last.',
  stopped: ' Ends before what a test cannot bring about.',
}

function wordsOf(step: ExploredStep): string {
  if (!('lambda' in step && 'answers' in step)) return describeStep(step)
  const [first] = Object.values(step.answers).filter((value) => typeof value === 'string' && value.length <= 20)
  return `${step.lambda} answers${typeof first === 'string' ? ` ${first}` : ''}`
}

/** Whole characters only: half of a pair would be no text. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text
  return `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}
