import type { CollectedInput } from '@aicc/flow-dsl/language'
import { nameOf } from '../analysis/checked-flow.js'
import type { CheckedAction, CheckedFlow } from '../analysis/checked-flow.js'
import { printPath, ShortestPaths } from '../analysis/flow-path.js'
import type { FlowPath } from '../analysis/flow-path.js'
import { walkParameters } from '../analysis/parameter-walk.js'
import type { Rule } from './rule.js'

/**
 * Card numbers and the like are kept encrypted, and not while flow logs are on.
 *
 * What is stored in the clear goes to Lambda functions, contact records and flow logs as it was typed, and whoever reads
 * those can pay with it. Whether an input is of that kind is told by its prompt, in English, Korean, Japanese and Spanish,
 * or by its length where the prompt is a recording.
 *
 * Flow logs are off until a block switches them on, and stay on for the rest of the contact.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/encrypt-data.html
 */
export const unprotectedCardInput: Rule = {
  code: 'FLOW6005',
  name: 'unprotected-card-input',
  severity: 'warning',
  refusedByService: false,
  summary: 'Card numbers and the like are kept encrypted, and not while flow logs are on.',
  check(flow, report) {
    let logsAt: ReturnType<typeof analyseFlowLogs> | undefined
    for (const action of flow.actions) {
      const input = action.definition?.collects?.(action.node.parameters)
      if (input === undefined || flow.reachable[action.index] !== true) continue
      const secret = secretIn(action, input)
      if (secret === undefined) continue
      logsAt ??= analyseFlowLogs(flow)
      const logged = logsAt(action)
      if (input.encrypted && logged === undefined) continue
      const what = `${nameOf(action)} (${action.node.type}) asks for ${secret}`
      const logs =
        logged === undefined
          ? ''
          : `, and flow logs are on, switched on by ${nameOf(flow.actions[logged[0]?.action ?? -1])}`
      report({
        message: input.encrypted
          ? `${what}${logs}: what is typed is encrypted, yet whatever a later action makes of it is logged.`
          : `${what} and keeps it unencrypted${logs}.`,
        args: {
          action: action.node.identifier,
          secret,
          encrypted: String(input.encrypted),
          logged: logged === undefined ? 'no' : printPath(flow, logged),
        },
        at: { action: action.index },
        severity: input.encrypted ? 'info' : 'warning',
        suggestion: suggestionFor(flow, input, logged !== undefined),
      })
    }
  },
}

function suggestionFor(flow: CheckedFlow, { encrypted }: CollectedInput, logged: boolean): string {
  const encrypt = flow.authored
    ? 'give it `encryption` with your key'
    : 'give it InputEncryption with EncryptionKeyId and Key'
  const silence = flow.authored
    ? "switch flow logs off before it with `flow.setLoggingBehavior('disabled')`"
    : 'switch flow logs off before it with UpdateFlowLoggingBehavior "Disabled"'
  const steps = [...(encrypted ? [] : [encrypt]), ...(logged ? [silence] : [])].join(', and ')
  return `${steps.charAt(0).toUpperCase()}${steps.slice(1)}.`
}

/**
 * Where flow logs are on: gives a path to an action from where they are switched on, on which nothing switches them off;
 * undefined where they are off.
 */
function analyseFlowLogs(flow: CheckedFlow): (action: CheckedAction) => FlowPath | undefined {
  const flowLogs = (index: number): boolean | undefined => {
    const action = flow.actions[index]
    return action?.definition?.switches?.(action.node.parameters).flowLogs
  }
  const from = flow.actions.flatMap(({ index }) =>
    flow.reachable[index] === true && flowLogs(index) === true ? [index] : [],
  )
  const passes = (index: number): boolean => flowLogs(index) !== false
  const paths = new ShortestPaths(flow, { from, passes })
  return ({ index }) => paths.to(index)
}

/** Lengths of a card number as its issuers print it: American Express 15, the others 16. */
const cardNumberLengths: ReadonlySet<number | undefined> = new Set([15, 16])

/** What an action asks for, as the object of "asks for"; undefined when it is nothing of this kind. */
function secretIn(action: CheckedAction, { maximumLength }: CollectedInput): string | undefined {
  const spoken: string[] = []
  walkParameters(action.node.parameters, action.definition?.parameters ?? {}, {
    text: (value, { speech }) => {
      if (speech !== undefined && typeof value === 'string') spoken.push(value)
    },
  })
  if (spoken.length > 0) return namedSecret(spoken.join(' '))
  return cardNumberLengths.has(maximumLength) ? `${maximumLength} digits (as many as a card number has)` : undefined
}

interface SecretWords {
  /** The object of "asks for". */
  readonly what: string
  /** English, Korean, Japanese and Spanish words. */
  readonly said: RegExp
  /** What has to be said beside it, where the words alone are said of other things too. */
  readonly beside?: RegExp
  /** What shows that something else is meant. */
  readonly unless?: RegExp
}

const card = /card|카드|カード|tarjeta/iu

const secretWords: readonly SecretWords[] = [
  {
    what: 'a personal registration number',
    said: /social security number|\bSSN\b|resident registration number|주민\s*(?:등록)?\s*번호|외국인\s*등록\s*번호|マイナンバー|個人番号|n[úu]mero de (?:la |su |tu )?seguridad social|\bDNI\b/iu,
  },
  {
    what: "a card's security code",
    said: /\b(?:CVC|CVV|CVN)2?\b/iu,
  },
  {
    what: "a card's security code",
    said: /security code|보안\s*코드|セキュリティ\s*コード|c[óo]digo de seguridad/iu,
    beside: card,
  },
  {
    what: "a card's password",
    said: /카드\s*비밀\s*번호|暗証番号/iu,
    beside: card,
  },
  {
    what: "a card's expiry date",
    said: /expir(?:y|ation) (?:date|month|year)|유효\s*(?:기간|기한)|有効期限|fecha de (?:vencimiento|caducidad|expiraci[óo]n)/iu,
    unless: /passport|licen[cs]e|여권|면허|パスポート|旅券|免許|pasaporte|licencia/iu,
  },
  {
    what: 'a card number',
    said: /\bcard\s+number|(?:credit|debit|payment|bank) card|카드\s*번호|(?:신용|체크)\s*카드|カード\s*番号|(?:クレジット|デビット)\s*カード|n[úu]mero de (?:la |su |tu )?tarjeta|tarjeta de (?:cr[ée]dito|d[ée]bito)/iu,
    unless:
      /(?:member(?:ship)?|loyalty|gift|insurance|library|health|id|identity|club|rewards?|student|employee) card|(?:회원|멤버십|포인트|기프트|선불|교통|학생|도서)\s*카드|(?:会員|ポイント|診察|ギフト|学生)\s*(?:証)?\s*カード|tarjeta de (?:socio|regalo|fidelidad|membres[íi]a|cliente|puntos)|last (?:four|4)|(?:끝|마지막|뒤|뒷)\s*(?:네|4)\s*자리|下\s*(?:4|４|四)\s*[桁けた]|[úu]ltim[oa]s (?:cuatro|4)/iu,
  },
]

/** What a prompt asks for. */
function namedSecret(prompt: string): string | undefined {
  return secretWords.find(
    ({ said, beside, unless }) => said.test(prompt) && beside?.test(prompt) !== false && unless?.test(prompt) !== true,
  )?.what
}
