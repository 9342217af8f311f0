import { attribute, contactFlow } from '@aicc/flow-dsl'

/** Branches that do not end join what comes behind the block, through any number of levels. */
export default contactFlow('joins', { onError: (flow) => flow.disconnect() }, (flow) => {
  flow.match(attribute<'gold' | 'silver' | 'bronze'>('$.Attributes.tier'), {
    gold: () => {
      flow.playPrompt('골드 고객님, 안녕하세요.')
      flow.match(attribute('$.Attributes.region'), {
        seoul: () => flow.playPrompt('서울 상담실입니다.'),
        otherwise: () => {},
      })
    },
    silver: () => flow.playPrompt('실버 고객님, 안녕하세요.'),
    bronze: () => {},
  })
  flow.distributeByPercentage([{ percent: 10, branch: () => flow.playPrompt('설문에 참여해 주세요.') }], {
    otherwise: () => {},
  })
  flow.playPrompt('무엇을 도와드릴까요?')
  flow.disconnect()
})
