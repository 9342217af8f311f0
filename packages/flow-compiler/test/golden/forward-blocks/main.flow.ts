import { contactFlow } from '@aicc/flow-dsl'

/** Blocks that refer to each other: declared first, written later. */
export default contactFlow('forward-blocks', {}, (flow) => {
  const sales = flow.block('sales')
  const support = flow.block('support')
  const goodbye = flow.block('goodbye')

  flow.playPrompt('안녕하세요.')
  flow.goto(sales)

  sales.define(() => {
    flow.getCustomerInput({
      prompt: '구매는 1번, 고객 지원은 2번을 눌러 주세요.',
      on: { '2': support, InputTimeLimitExceeded: goodbye, NoMatchingCondition: sales, NoMatchingError: goodbye },
    })
  })
  support.define(() => {
    flow.getCustomerInput({
      prompt: '구매로 돌아가려면 1번을 눌러 주세요.',
      on: { '1': sales, InputTimeLimitExceeded: goodbye, NoMatchingCondition: support, NoMatchingError: goodbye },
    })
  })
  goodbye.define(() => flow.disconnect())
})
