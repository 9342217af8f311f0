import { contactFlow, lambda } from '@aicc/flow-dsl'
import { z } from 'zod'

const lookUp = lambda('look-up', { input: z.object({}), output: z.object({ name: z.string() }) })
const report = lambda('report', { input: z.object({}), output: z.object({}) })

export default contactFlow('attempt', {}, (flow) => {
  const goodbye = flow.block('goodbye', () => flow.disconnect())

  // A failure inside goes on behind the attempt.
  flow.attempt(
    (careful) => {
      const customer = careful.invokeLambda(lookUp, {})
      careful.playPrompt(`${customer.name} 님, 안녕하세요.`)
    },
    { onError: () => flow.playPrompt('안녕하세요.') },
  )

  // A handler has failures of its own, which fall to the scope around it.
  flow.attempt(
    (careful) => {
      careful.attempt((inner) => inner.tagContact({ team: 'lottery' }), {
        onError: () => careful.invokeLambda(report, {}),
      })
      careful.playPrompt('계속합니다.')
    },
    { onError: () => flow.goto(goodbye) },
  )
  flow.goto(goodbye)
})
