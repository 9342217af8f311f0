import { alarmThresholds } from '../metrics/alarm-thresholds.js'
import {
  bindingQuotas,
  constantUses,
  contactsPerSecond,
  quotaToAskFor,
  quotaUses,
  reachedAt,
  usersPerBusyAgent,
} from './binding-quotas.js'
import type { QuotaUse } from './binding-quotas.js'
import { contactKind, contactKindNames, figureMeanings, secondsOf, sharedFigures } from './calls.js'
import type { Figure, FigureName } from './calls.js'
import { componentNames, contactCosts, costComponents, monthlyCost, sumOf, voiceSecondsOf } from './monthly-cost.js'
import type { ConnectPlan } from './monthly-cost.js'
import { customMetrics, monthlyItems } from './monthly-items.js'
import { printAmount, printDollars, printShare } from './print-amount.js'
import { costOf, prices } from './prices.js'
import type { Price } from './prices.js'
import { quota, quotas } from './quotas.js'
import type { Quota } from './quotas.js'

/** How many contacts the tables of costs are for. */
export const contactsOfPage = 10_000

/** How many contacts at the same time the tables of quotas are for. */
const levels = [1, 100, 10_000] as const

/** The page about costs and limits, in Markdown. The same tables give the same text. */
export function printCostsPage(): string {
  const parts = [
    introduction(),
    contactTable(),
    notInTheSum(),
    fixedCosts(),
    growth(),
    whatToRaise(),
    whatSupportNeeds(),
    whatTheAppDoes(),
    constants(),
    assumptions(),
    priceTable(),
    notVerified(),
  ]
  return `${parts.join('\n\n')}\n`
}

function introduction(): string {
  return `<!-- Generated from packages/infra/src/costs: \`npx vitest run --project infra costs-page -u\`. -->

# Costs and limits

What calls cost in Seoul (ap-northeast-2), and which limit of the service is reached first when more come. In US dollars, without tax and without free
tiers. Every figure stands once, with its source, in \`packages/infra/src/costs\`; this page is made of them, and a test fails when it is out of date.

In short:

- **Amazon Connect is ${printAmount(100 * shareOfConnect())} % of the sum or more**, whatever the contact, and telephony comes on top. Shorter calls save more than anything else.
- **${quotas.concurrentCalls.value} calls at the same time** is what a new instance takes. After that come ${quotas.botConversations.value} chats with the bot, and users.
- Nothing was billed here, prices change, and [some are not known](#not-in-the-sum).`
}

/** The smallest share of Amazon Connect in what a contact costs, in either way of paying, rounded down to a hundredth. */
function shareOfConnect(): number {
  const plans: readonly ConnectPlan[] = ['included', 'by feature']
  const shares = plans.flatMap((plan) =>
    contactKindNames.map((kind) => {
      const costs = contactCosts(kind, plan)
      return (costs.connect + costs.analytics) / sumOf(costs)
    }),
  )
  return Math.floor(100 * Math.min(...shares)) / 100
}

function contactTable(): string {
  const columns = contactKindNames.map((kind) => contactCosts(kind))
  const rows = componentNames
    .map((name) => [costComponents[name], columns.map((column) => contactsOfPage * column[name])] as const)
    .filter(([, amounts]) => amounts.some((amount) => amount > 0))
    .map(([title, amounts]) => [title, ...amounts.map(printDollars)])
  const sums = columns.map((column) => bold(printDollars(contactsOfPage * sumOf(column))))
  const byFeature = contactKindNames.map((kind) =>
    printDollars(contactsOfPage * sumOf(contactCosts(kind, 'by feature'))),
  )
  const stories = contactKindNames.map((kind) => {
    const { title, story } = contactKind(kind)
    return `- **${title}.** ${story} ${printAmount(secondsOf(kind))} seconds.`
  })
  const month = monthlyCost({ lottery: contactsOfPage, support: contactsOfPage, chatbot: contactsOfPage })
  return `## What ${contactsOfPage.toLocaleString('en-US')} contacts cost

${stories.join('\n')}

${table(
  ['', ...contactKindNames.map((kind) => contactKind(kind).title)],
  [...rows, [bold('sum'), ...sums], ['the sum, where Connect is paid by feature', ...byFeature]],
)}

![Bars: what contacts cost, by component](images/costs.svg)

An instance pays for Connect in one of two ways. With everything in it: ${dollarsOf(prices.voiceMinute)} a minute and ${dollarsOf(prices.chatMessage)} a message, which is what the price page had on
${prices.voiceMinute.date}. Or by feature: ${dollarsOf(prices.voiceMinuteByFeature)} a minute and ${dollarsOf(prices.chatMessageByFeature)} a message, with Contact Lens on top, ${dollarsOf(prices.contactLensMinute)} a minute and ${dollarsOf(prices.contactLensMessage)} a message. Which of them a new
instance in Seoul has is not known here. Amazon Lex is counted in both, though it may be in the first one.

Recordings and logs are counted for the ${sharedFigures.monthsKept.value} months that production keeps them, logs uncompressed all the way. All three together, ${contactsOfPage.toLocaleString('en-US')} of each, make a month of
${printDollars(month.total)}, ${printDollars(month.fixed)} of which are [fixed](#what-a-month-costs-before-anybody-calls).`
}

function dollarsOf(price: Price): string {
  return `$${price.usd.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 4 })}`
}

function notInTheSum(): string {
  const { inboundMinuteKorea } = prices
  const examples = (['lottery', 'support'] as const).map((kind) => {
    const cost = contactsOfPage * costOf('inboundMinuteKorea', Math.max(1, voiceSecondsOf(kind) / 60))
    return `${printDollars(cost)} for ${contactsOfPage.toLocaleString('en-US')} of "${contactKind(kind).title}"`
  })
  return `## Not in the sum

- **Telephony in Korea**: minutes of incoming and outgoing calls, [at least one minute each](https://blog.serverworks.co.jp/tech/2020/03/10/connect_per_second_billing/), and the daily rent of
  numbers. No price that can be relied on was found. [One note](${inboundMinuteKorea.source}) says ${dollarsOf(inboundMinuteKorea)} for an incoming minute, of whatever kind of number; that would be
  ${examples.join(', ')}. A representative number has a rent for each of its channels
  ([guide](https://docs.aws.amazon.com/connect/latest/adminguide/porting-numbers-sk.html)). The prices: [Amazon Connect](https://aws.amazon.com/connect/pricing/), "South Korea".
- **Splunk**: by contract.
- **Agents, Salesforce, support plan, tax.**
- **Cents**: schedules, topics, requests that publish metrics, logs of access, storage of the table.
- What functions of other teams use behind their own call.`
}

function fixedCosts(): string {
  const rows = monthlyItems.map(({ title, amount, usd }) => [title, amount, printDollars(usd)])
  const sum = monthlyItems.reduce((total, { usd }) => total + usd, 0)
  return `## What a month costs before anybody calls

The reference center in production. A metric is paid for the hours in which it has values, so that a quiet center pays less than this.

${table(['', 'how many', 'a month, at most'], [...rows, [bold('sum'), '', bold(printDollars(sum))]])}

Numbers have a rent, too (see above). Of the ${customMetrics} custom metrics most are figures of queues and agents; a queue without contacts has none.`
}

function growth(): string {
  const uses = levels.map((level) => new Map(quotaUses(level).map((use) => [use.quota, use])))
  const order = quotaUses(levels[2]).filter(({ needed }) => needed > 0)
  const firsts = levels.map((level) => quotaUses(level)[0]?.quota)
  const rows = order.map(({ quota: name, kind }) => {
    const at = reachedAt(name)
    const shares = uses.map((level, index) => {
      const share = printShare(1 / (level.get(name)?.headroom ?? Number.POSITIVE_INFINITY))
      return firsts[index] === name ? bold(share) : share
    })
    return [
      link(quota(name)),
      `${quota(name).value.toLocaleString('en-US')} ${quota(name).unit}`,
      contactKind(kind).title,
      ...shares,
      at === undefined ? 'over a million' : at.toLocaleString('en-US'),
    ]
  })
  const notes = order.flatMap(({ quota: name }) => {
    const { name: title, note } = quota(name)
    return note === undefined ? [] : [`- ${title}: ${note}`]
  })
  const seconds = Math.round(9999 / contactsPerSecond('lottery', levels[2]))
  return `## Which limit is reached first

How much of each quota is used when 1, 100 or 10,000 contacts are there at the same time, all of the kind that needs most of it, and as many come as go. Values are
those of a new account. **Bold**: what is scarcest. Above 100 % somebody is turned away, or has to wait.

${table(
  [
    'quota',
    'of a new account',
    'needed most by',
    ...levels.map((level) => level.toLocaleString('en-US')),
    'too small from',
  ],
  rows,
)}

${notes.join('\n')}

With ${levels[2].toLocaleString('en-US')} callers of the lottery line at the same time ${printAmount(contactsPerSecond('lottery', levels[2]))} begin in a second, and all 9,999 lottery numbers are given out in ${seconds} seconds. That many
begin at once when a line opens: they come faster than the table says. What the function does then is in
[its README](../packages/registration-lambda/README.md#where-registrations-are-kept).`
}

function whatToRaise(): string {
  const rows = levels.slice(1).flatMap((level) =>
    bindingQuotas(level).map((use: QuotaUse) => {
      const { service, name, code, raisedBy } = quota(use.quota)
      return [
        level.toLocaleString('en-US'),
        `${service}: ${name}`,
        code === undefined ? raisedByWords(raisedBy) : `\`${code}\``,
        quota(use.quota).value.toLocaleString('en-US'),
        quotaToAskFor(use.needed).toLocaleString('en-US'),
      ]
    }),
  )
  return `## What to raise

With a fifth in reserve. What has a code is asked for in [Service Quotas](https://console.aws.amazon.com/servicequotas/home); quotas of an instance are asked for with its ARN:

${table(['contacts at the same time', 'quota', 'code', 'now', 'ask for'], rows)}

\`\`\`sh
aws service-quotas get-service-quota --service-code connect --quota-code ${quotas.concurrentCalls.code} --context-id <ARN of the instance>
aws service-quotas request-service-quota-increase --service-code connect --quota-code ${quotas.concurrentCalls.code} \\
  --context-id <ARN of the instance> --desired-value 120
\`\`\`

Read the first one for each new instance. A [public project](https://github.com/flow-as-code/hollow-hour-example-typescript/blob/main/VERIFY.md) (its row S2) met a new instance in which it was 0, and test
calls that did not start; that the one was the cause of the other is its guess. Older accounts may have other values than those above. Users count all who are employed, ${usersPerBusyAgent} for each
agent who is busy at the peak.`
}

function raisedByWords(raisedBy: Quota['raisedBy']): string {
  if (raisedBy === 'you') return 'a setting of yours'
  return raisedBy === 'not said' ? 'not said' : 'a case with AWS Support'
}

function whatSupportNeeds(): string {
  return `## What AWS Support needs to know

The instance has to exist. Small increases take hours, large ones up to three weeks, very large ones months
([vendor](https://docs.aws.amazon.com/connect/latest/adminguide/amazon-connect-service-limits.html)). So ask early. What to say is not prescribed; what a request like this stands on is:

- the ARN of the instance, the Region, the quota with its code, the value, and the day from which it is needed;
- calls at the same time at the peak, how long a call takes on average, and how many begin in a second: in a rush more than the first two make one think;
- which numbers are called;
- what is behind a call: functions, bot, delivery streams, and which of the quotas above were raised for them;
- why: a campaign with its hours, a migration with its steps.`
}

function whatTheAppDoes(): string {
  return `## What the app does of itself

- **Resources are created four at a time**, each behind the fourth one before it: the API takes ${quotas.flowChanges.value} changes a second.
- **Figures of contacts** are asked for at two requests a second, though GetMetricDataV2 alone takes ${quotas.metricQueries.value}: lists share the pace. What is refused is tried again, within 110 seconds.
- **The table is on demand**, and no key of it is written by everybody: it grows with the rush. The function tries again within its six seconds.
- **Functions have no reserved concurrency.** They share the quota of the account with everything else in it: put the center into an account of its own, or reserve.
- **Delivery streams** try for 300 seconds what Splunk does not take, and keep it in S3 after that, where [a tool](splunk.md) sends it from. Firehose raises its own limit when records
  are refused, and CloudWatch Logs tries again for a day. What Connect does with a contact record that is refused is not said.
- **Buckets have keys of their own** (S3 Bucket Keys), which saves most requests to KMS.
- **An alarm at ${alarmThresholds.parse({}).concurrentCallsPercent} %** of calls at the same time (\`concurrentCallsPercent\`), and one when a call is refused ([alarms](dashboards.md#alarms)).`
}

function constants(): string {
  const rows = constantUses.map(({ quota: name, used, of }) => [
    link(quota(name)),
    quota(name).value.toLocaleString('en-US'),
    `${used.toLocaleString('en-US')}: ${of}`,
    printShare(used / quota(name).value),
  ])
  return `## What does not grow with calls

It grows with the center: numbers, flows, queues. Read from the reference center in production.

${table(['quota', 'of a new account', 'used', ''], rows)}

Changes of flows use all that there is, by design, and only while something is deployed. Phone numbers and flows are what a center with many lines meets first.`
}

function assumptions(): string {
  const kinds = contactKindNames.flatMap((kind) => {
    const figures = Object.entries(contactKind(kind).figures).filter(isFigure)
    return figures.map(([name, figure], index) => [
      index === 0 ? contactKind(kind).title : '',
      figureMeanings[name],
      figure.value.toLocaleString('en-US'),
      basisWords(figure),
    ])
  })
  const shared = Object.values(sharedFigures).map((figure: Figure, index) => [
    index === 0 ? 'any' : '',
    figure.reason,
    figure.value.toLocaleString('en-US'),
    figure.basis,
  ])
  return `## What is taken for a contact

*Measured*: a test plays the example in the simulator and holds the figure against it. Seconds are those of speech at the usual speed.

${table(['contact', 'what', 'figure', 'from'], [...kinds, ...shared])}`
}

function isFigure(entry: readonly [string, Figure | undefined]): entry is [FigureName, Figure] {
  return entry[0] in figureMeanings && entry[1] !== undefined
}

function basisWords({ basis, reason }: Figure): string {
  return `${basis}: ${reason}`
}

function priceTable(): string {
  const rows = Object.values(prices).map((price: Price) => [
    price.service,
    price.per === 1 ? price.unit : `${price.per.toLocaleString('en-US')} ${price.unit}`,
    dollarsOf(price),
    price.region,
    `[${price.date ?? 'no date'}](${price.source})`,
    price.confidence,
    price.note ?? '',
  ])
  return `## Prices

*High*: others took it from the vendor's own list or page, on the day that stands there. *Medium*: quoted without a day, long ago, or of another Region. *Low*: one note
without a date, in no sum. Links lead to where the price of today is: the lists are data, with usage types.

${table(['service', 'unit', 'USD', 'Region', 'of', 'sure', ''], rows)}`
}

function notVerified(): string {
  return `## Not verified

No AWS account was used, and nothing was billed. Prices and quotas were read in November 2026 in stored copies of the vendor's pages, and in what others published of price lists and of
their accounts. Look them up before you decide anything: [Amazon Connect](https://aws.amazon.com/connect/pricing/), [AWS pricing calculator](https://calculator.aws/), Service Quotas in your own
account. Not known:

- prices of telephony in Korea, and of Firehose in Seoul;
- which of the two ways of paying a new instance in Seoul has, and whether prices of Connect in Seoul are those of the page;
- how many calls may begin in a second for so many at the same time;
- how long functions take on Lambda, how often a contact record is sent, how large recordings are.`
}

function link({ service, name, source }: Quota): string {
  return `[${service}: ${name}](${source})`
}

function bold(content: string): string {
  return `**${content}**`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
