import { lexBot } from '@aicc/flow-dsl'

/** The bot of the chat. Its alias follows the contact's language. */
export const supportBot = lexBot('support-bot', {
  intents: ['OrderStatus', 'OpeningHours', 'ProductHelp', 'BuyProduct', 'TalkToPerson', 'SayGoodbye', 'FallbackIntent'],
})
