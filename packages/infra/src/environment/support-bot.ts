import type { BotUtterances } from '../constructs/flow-bot.js'

/** What the bot of the chat example understands. Add what your customers really say. */
export const supportBotUtterances: BotUtterances = {
  ko_KR: {
    OrderStatus: ['주문 상태 알려 주세요', '배송 언제 와요', '주문 조회', '택배 어디까지 왔나요'],
    OpeningHours: ['몇 시까지 해요', '영업 시간 알려 주세요', '주말에도 하나요'],
    ProductHelp: ['제품이 고장 났어요', '사용 방법을 모르겠어요', '냉장고가 이상해요', '세탁기 도와주세요'],
    BuyProduct: ['제품 사고 싶어요', '가격 알려 주세요', '할인 있나요'],
    TalkToPerson: ['상담사 연결해 주세요', '사람과 이야기할래요', '상담원 바꿔 주세요'],
    SayGoodbye: ['끝낼게요', '됐어요 감사합니다', '안녕히 계세요'],
  },
  en_US: {
    OrderStatus: ['where is my order', 'order status', 'when will my parcel arrive'],
    OpeningHours: ['when are you open', 'opening hours', 'are you open on weekends'],
    ProductHelp: ['my product is broken', 'I need help with my washer', 'how do I use it'],
    BuyProduct: ['I want to buy something', 'how much is it', 'is there a discount'],
    TalkToPerson: ['let me talk to a person', 'agent please', 'connect me to somebody'],
    SayGoodbye: ['that is all', 'goodbye', 'no thank you'],
  },
}
