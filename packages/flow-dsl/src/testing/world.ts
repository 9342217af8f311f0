import { z } from 'zod'
import type { FlowModule } from '../actions/invoke-flow-module.js'
import { flowModule } from '../builder/entry-functions.js'
import { contactAttributes, flowAttributes } from '../values/contact-attributes.js'
import type { AttributeDeclaration } from '../values/contact-attributes.js'
import { lambda } from '../values/lambda.js'
import type { LambdaFunction } from '../values/lambda.js'
import { lexBot } from '../values/lex-bot.js'
import type { LexBot } from '../values/lex-bot.js'
import { predefinedAttribute } from '../values/routing-criteria.js'
import type { PredefinedAttribute } from '../values/routing-criteria.js'
import { view } from '../values/view.js'
import type { View } from '../values/view.js'

/**
 * What arbitrary flows work with, as values and as the text that declares the same: functions, bots, modules and
 * attributes need a contract, and inventing contracts would test zod rather than flows.
 */

/** The contract that arbitrary modules have. */
export const moduleContract = {
  input: z.object({ number: z.string() }),
  output: z.object({ id: z.string() }),
  branches: ['known', 'unknown'],
} as const

export const registration: LambdaFunction = lambda('registration', {
  input: z.object({ number: z.string(), note: z.string().optional() }),
  output: z.object({ status: z.enum(['SUCCESS', 'DUPLICATE', 'ERROR']), lotteryNumber: z.string() }),
})

export const profile: LambdaFunction = lambda('profile', {
  input: z.object({}),
  output: z.object({ customer: z.object({ name: z.string(), visits: z.number() }) }),
})

export const authenticate: FlowModule = flowModule('authenticate', moduleContract, (flow) =>
  flow.returnFromModule({ branch: 'known' }),
)

export const greet: FlowModule = flowModule('greet', {}, (flow) => flow.returnFromModule())

export const travel: LexBot = lexBot('travel', { intents: ['Book', 'Cancel'] })

export const guide: View = view('guide', { actions: ['Back', 'Next'] })

export const language: PredefinedAttribute<'Korean' | 'English'> = predefinedAttribute('Language', [
  'Korean',
  'English',
])

export const customer: AttributeDeclaration = contactAttributes({
  tier: z.enum(['gold', 'silver', 'bronze']),
  name: z.string(),
  visits: z.number(),
})

export const progress: AttributeDeclaration = flowAttributes({ step: z.string() })

/** The same as an author writes it, before the flow. */
export const worldSource = `import { z } from 'zod'
import * as aicc from '@aicc/flow-dsl'

const contract = {
  input: z.object({ number: z.string() }),
  output: z.object({ id: z.string() }),
  branches: ['known', 'unknown'],
} as const
const registration = aicc.lambda('registration', {
  input: z.object({ number: z.string(), note: z.string().optional() }),
  output: z.object({ status: z.enum(['SUCCESS', 'DUPLICATE', 'ERROR']), lotteryNumber: z.string() }),
})
const profile = aicc.lambda('profile', {
  input: z.object({}),
  output: z.object({ customer: z.object({ name: z.string(), visits: z.number() }) }),
})
const authenticate = aicc.flowModule('authenticate', contract, (flow) => flow.returnFromModule({ branch: 'known' }))
const greet = aicc.flowModule('greet', {}, (flow) => flow.returnFromModule())
const travel = aicc.lexBot('travel', { intents: ['Book', 'Cancel'] })
const guide = aicc.view('guide', { actions: ['Back', 'Next'] })
const language = aicc.predefinedAttribute('Language', ['Korean', 'English'])
const customer = aicc.contactAttributes({
  tier: z.enum(['gold', 'silver', 'bronze']),
  name: z.string(),
  visits: z.number(),
})
const progress = aicc.flowAttributes({ step: z.string() })
`
