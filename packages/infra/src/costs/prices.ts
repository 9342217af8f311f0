/** Where a price holds. `not stated`: the source names no region. */
export type PriceRegion = 'ap-northeast-2' | 'us-east-1' | 'not stated'

/**
 * How sure a price is. `high`: others took it from the vendor's own list or page, and wrote down the day. `medium`: quoted
 * without a day, long ago, or of another region. `low`: one note without a date; it is in no sum.
 */
export type PriceConfidence = 'high' | 'medium' | 'low'

/** What something costs. */
export interface Price {
  readonly service: string
  /** What is counted, in words: `GB`, `requests`. */
  readonly unit: string
  /** US dollars, without tax, for {@link per} units. */
  readonly usd: number
  /** How many units the price is for. */
  readonly per: number
  readonly region: PriceRegion
  /** Where it can be looked up today: the vendor's own page or list, where there is one. */
  readonly source: string
  /** The day of the figure: `2026-10-01`. Absent where nobody wrote it down. */
  readonly date?: string
  readonly confidence: PriceConfidence
  readonly note?: string
}

/** The vendor's list of all prices of a service in Seoul, as data. */
function priceList(service: string): string {
  return `https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/${service}/current/ap-northeast-2/index.json`
}

const seoul = { region: 'ap-northeast-2', date: '2026-10-01', confidence: 'high' } as const
const unstated = { region: 'not stated', confidence: 'medium' } as const

/** All prices that are known here. Free tiers are left out: they end, and are small. */
export const prices = {
  voiceMinute: {
    service: 'Amazon Connect, everything included',
    unit: 'voice minute',
    usd: 0.038,
    per: 1,
    region: 'not stated',
    source: 'https://aws.amazon.com/connect/pricing/',
    date: '2026-10-07',
    confidence: 'high',
    note: 'The page says that prices may vary by region. Telephony is not in it.',
  },
  chatMessage: {
    service: 'Amazon Connect, everything included',
    unit: 'chat message, sent or received',
    usd: 0.01,
    per: 1,
    region: 'not stated',
    source: 'https://aws.amazon.com/connect/pricing/',
    date: '2026-10-07',
    confidence: 'high',
    note: 'The page says that prices may vary by region.',
  },
  voiceMinuteByFeature: {
    service: 'Amazon Connect, by feature',
    unit: 'voice minute',
    usd: 0.018,
    per: 1,
    ...unstated,
    source: 'https://blog.serverworks.co.jp/tech/2020/03/10/connect_per_second_billing/',
    date: '2020-03-10',
    note: 'By the second, at least 10.',
  },
  chatMessageByFeature: {
    service: 'Amazon Connect, by feature',
    unit: 'chat message, sent or received',
    usd: 0.004,
    per: 1,
    ...unstated,
    source: 'https://aws.amazon.com/connect/pricing/',
    note: "From somebody's published bill of us-east-1.",
  },
  contactLensMinute: {
    service: 'Contact Lens, by feature',
    unit: 'analysed voice minute',
    usd: 0.015,
    per: 1,
    ...unstated,
    source: 'https://aws.amazon.com/connect/pricing/',
    note: "From somebody's published bill of us-east-1.",
  },
  contactLensMessage: {
    service: 'Contact Lens, by feature',
    unit: 'analysed chat message',
    usd: 0.0015,
    per: 1,
    ...unstated,
    source: 'https://aws.amazon.com/connect/pricing/',
    note: "From somebody's published bill of us-east-1.",
  },
  inboundMinuteKorea: {
    service: 'Telephony, calls to numbers in Korea',
    unit: 'minute',
    usd: 0.0251,
    per: 1,
    region: 'not stated',
    source: 'https://github.com/nuatmochoi/TIL/blob/master/AWS/services/connect.md',
    confidence: 'low',
    note: 'One note; it does not say of which kind of number.',
  },
  botText: {
    service: 'Amazon Lex',
    unit: 'text requests',
    usd: 0.75,
    per: 1000,
    ...unstated,
    source: 'https://aws.amazon.com/lex/pricing/',
    note: 'Quoted in https://www.cloudzero.com/blog/amazon-lex-pricing.',
  },
  functionRequests: {
    service: 'AWS Lambda',
    unit: 'requests',
    usd: 0.2,
    per: 1_000_000,
    ...seoul,
    source: priceList('AWSLambda'),
  },
  functionTime: {
    service: 'AWS Lambda, x86',
    unit: 'GB-seconds',
    usd: 16.6667,
    per: 1_000_000,
    ...seoul,
    source: priceList('AWSLambda'),
  },
  traces: {
    service: 'AWS X-Ray',
    unit: 'traces recorded',
    usd: 5,
    per: 1_000_000,
    ...unstated,
    source: 'https://aws.amazon.com/xray/pricing/',
  },
  tableWrites: {
    service: 'Amazon DynamoDB, on demand',
    unit: 'write units',
    usd: 0.68,
    per: 1_000_000,
    ...seoul,
    date: '2026-06-12',
    source: priceList('AmazonDynamoDB'),
  },
  tableReads: {
    service: 'Amazon DynamoDB, on demand',
    unit: 'read units',
    usd: 0.1355,
    per: 1_000_000,
    ...seoul,
    date: '2026-06-12',
    source: priceList('AmazonDynamoDB'),
  },
  logIngestion: {
    service: 'CloudWatch Logs',
    unit: 'GB taken in',
    usd: 0.76,
    per: 1,
    ...seoul,
    source: priceList('AmazonCloudWatch'),
  },
  logStorage: {
    service: 'CloudWatch Logs',
    unit: 'GB and month',
    usd: 0.0314,
    per: 1,
    ...seoul,
    source: priceList('AmazonCloudWatch'),
  },
  deliveryStream: {
    service: 'Amazon Data Firehose',
    unit: 'GB taken in, each record rounded up to 5 KB',
    usd: 0.029,
    per: 1,
    region: 'us-east-1',
    confidence: 'medium',
    source: 'https://aws.amazon.com/firehose/pricing/',
    note: 'No price of Seoul was found; this one is quoted in public notes, without a date.',
  },
  dataOut: {
    service: 'Data out to the internet',
    unit: 'GB',
    usd: 0.126,
    per: 1,
    ...seoul,
    source: priceList('AWSDataTransfer'),
  },
  objectStorage: {
    service: 'Amazon S3 Standard',
    unit: 'GB and month',
    usd: 0.025,
    per: 1,
    ...seoul,
    source: priceList('AmazonS3'),
  },
  objectWrites: {
    service: 'Amazon S3',
    unit: 'objects written',
    usd: 4.5,
    per: 1_000_000,
    ...seoul,
    source: priceList('AmazonS3'),
  },
  keyVersion: {
    service: 'AWS KMS',
    unit: 'version of a key and month',
    usd: 1,
    per: 1,
    ...seoul,
    source: priceList('awskms'),
  },
  keyRequests: {
    service: 'AWS KMS',
    unit: 'requests',
    usd: 3,
    per: 1_000_000,
    ...seoul,
    source: priceList('awskms'),
  },
  secret: {
    service: 'AWS Secrets Manager',
    unit: 'secret and month',
    usd: 0.4,
    per: 1,
    ...seoul,
    source: priceList('AWSSecretsManager'),
  },
  alarm: {
    service: 'CloudWatch',
    unit: 'alarm and month',
    usd: 0.1,
    per: 1,
    ...seoul,
    source: priceList('AmazonCloudWatch'),
  },
  customMetric: {
    service: 'CloudWatch',
    unit: 'custom metric and month',
    usd: 0.3,
    per: 1,
    ...seoul,
    source: priceList('AmazonCloudWatch'),
    note: 'For the hours in which it has values.',
  },
  dashboard: {
    service: 'CloudWatch',
    unit: 'dashboard and month',
    usd: 3,
    per: 1,
    ...unstated,
    source: 'https://aws.amazon.com/cloudwatch/pricing/',
    note: 'Quoted in https://coralogix.com/blog/is-cloudwatch-really-cost-efficient.',
  },
} as const satisfies Readonly<Record<string, Price>>

/** Names of the prices. */
export type PriceName = keyof typeof prices

/**
 * What an amount costs, in US dollars.
 * @param amount - In the unit of the price.
 */
export function costOf(name: PriceName, amount: number): number {
  const { usd, per } = prices[name]
  return (amount * usd) / per
}
