import { contact, contactAttributes, contactFlow, hoursOfOperation, lambda, queue, text } from '@aicc/flow-dsl'
import type { Flow } from '@aicc/flow-dsl'
import { z } from 'zod'

/**
 * A flow like those of real contact centers, in any size: greeting, hours, then departments one behind the other, each
 * with a menu, a Lambda call, a branch over its answer, and a queue. All failures go to one handler, which is what made
 * generic layout libraries slow.
 */

const lookup = lambda('customer-lookup', {
  input: z.object({ phone: z.string(), department: z.string() }),
  output: z.object({ status: z.enum(['FOUND', 'UNKNOWN', 'BLOCKED']), name: z.string() }),
})

const attributes = contactAttributes({ department: z.string(), status: z.string() })

/** Actions of one department in {@link sampleFlow}. */
export const actionsPerDepartment = 10

/** Actions that the flow has besides its departments. */
const frame = 9

/** A flow of exactly so many actions. */
export function sampleFlow(actions: number): Flow {
  const departments = Math.max(0, Math.floor((actions - frame) / actionsPerDepartment))
  const rest = actions - frame - departments * actionsPerDepartment
  return contactFlow(
    `sample-${actions}`,
    {
      channels: ['VOICE'],
      onError: (flow) => {
        flow.playPrompt('일시적인 오류입니다. 잠시 후 다시 걸어 주세요.')
        flow.disconnect()
      },
    },
    (flow) => {
      const goodbye = flow.block('goodbye', () => {
        flow.playPrompt('감사합니다. 좋은 하루 되세요.')
        flow.disconnect()
      })
      flow.setLoggingBehavior('enabled')
      flow.setVoice({ voice: 'Seoyeon', engine: 'Neural' })
      flow.playPrompt('안녕하세요. 고객센터입니다.')
      for (let index = 0; index < rest; index += 1) flow.playPrompt(`안내 말씀 ${index}입니다. 잠시 들어 주세요.`)
      flow.checkHoursOfOperation(hoursOfOperation('weekdays'), { on: { True: () => {}, False: goodbye } })
      for (let index = 0; index < departments; index += 1) {
        const name = `department-${index}`
        const again = flow.here(`menu ${index}`)
        flow.getCustomerInput({
          prompt: `${index}번 부서입니다. 상담은 1번, 다음 부서는 2번을 눌러 주세요.`,
          on: {
            '1': () => {
              flow.setContactAttributes(attributes, { department: name })
              const answer = flow.invokeLambda(lookup, { phone: contact.customerEndpoint.address, department: name })
              flow.match(answer.status, {
                FOUND: () => flow.playPrompt(text`${answer.name} 고객님, ${name} 부서로 연결하겠습니다.`),
                UNKNOWN: () => flow.playPrompt(`등록되지 않은 번호입니다. ${name} 부서로 연결하겠습니다.`),
                BLOCKED: goodbye,
              })
              flow.setWorkingQueue(queue(name))
              flow.transferToQueue({
                on: {
                  QueueAtCapacity: () => {
                    flow.playPrompt(`${name} 부서의 상담원이 모두 통화 중입니다.`)
                    flow.goto(goodbye)
                  },
                },
              })
            },
            '2': () => flow.playPrompt(`${index + 1}번 부서로 넘어갑니다.`),
            InputTimeLimitExceeded: again,
            NoMatchingCondition: again,
          },
        })
      }
      flow.disconnect()
    },
  )
}

/** The source of a flow file of about so many actions, for the type checker and the editor. */
export function sampleSource(actions: number): { readonly source: string; readonly completionAt: number } {
  const marker = '/*completion*/'
  const departments = Math.floor((actions - 5) / 9)
  const body = Array.from({ length: departments }, (_, index) => {
    const completion = index === departments - 1 ? `  flow.${marker}\n` : ''
    return `${completion}  const again${index} = flow.here('menu ${index}')
  flow.getCustomerInput({
    prompt: '부서 ${index}',
    on: {
      '1': () => {
        flow.setContactAttributes(attributes, { department: 'department-${index}' })
        const answer = flow.invokeLambda(lookup, { phone: contact.customerEndpoint.address, department: '${index}' })
        flow.match(answer.status, {
          FOUND: () => flow.playPrompt(text\`\${answer.name} 고객님, 연결하겠습니다.\`),
          UNKNOWN: () => flow.playPrompt('등록되지 않은 번호입니다.'),
          BLOCKED: goodbye,
        })
        flow.setWorkingQueue(queue('department-${index}'))
        flow.transferToQueue({ on: { QueueAtCapacity: goodbye } })
      },
      '2': () => flow.playPrompt('다음 부서로 넘어갑니다.'),
      InputTimeLimitExceeded: again${index},
      NoMatchingCondition: again${index},
    },
  })
`
  }).join('')
  const source = `import { contact, contactAttributes, contactFlow, lambda, queue, text } from '@aicc/flow-dsl'
import { z } from 'zod'
const lookup = lambda('customer-lookup', {
  input: z.object({ phone: z.string(), department: z.string() }),
  output: z.object({ status: z.enum(['FOUND', 'UNKNOWN', 'BLOCKED']), name: z.string() }),
})
const attributes = contactAttributes({ department: z.string() })
export default contactFlow('sample', { channels: ['VOICE'], onError: (flow) => { flow.playPrompt('오류입니다.'); flow.disconnect() } }, (flow) => {
  const goodbye = flow.block('goodbye', () => { flow.playPrompt('감사합니다.'); flow.disconnect() })
  flow.playPrompt('안녕하세요.')
${body}  flow.disconnect()
})
`
  const at = source.indexOf(marker)
  return { source: source.replace(marker, ''), completionAt: at }
}
