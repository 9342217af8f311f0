import type { MetricTable } from './metric-table.js'

const lambdaFunction = {
  dimensions: ['FunctionName'],
  otherDimensions: [[], ['FunctionName', 'Resource']],
} as const

/** Metrics of AWS Lambda, as far as they are used here. */
export const functionMetrics = {
  namespace: 'AWS/Lambda',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html',
  metrics: {
    Invocations: { ...lambdaFunction, unit: 'Count', statistic: 'Sum', meaning: 'How often the function ran.' },
    Errors: {
      ...lambdaFunction,
      unit: 'Count',
      statistic: 'Sum',
      meaning: 'How often it ended with an error, or took too long.',
    },
    Throttles: {
      ...lambdaFunction,
      unit: 'Count',
      statistic: 'Sum',
      meaning: 'How often it could not run since too many ran already.',
    },
    Duration: {
      ...lambdaFunction,
      unit: 'Milliseconds',
      statistic: 'Maximum',
      meaning: 'How long it ran, without the time to start.',
    },
    ConcurrentExecutions: {
      ...lambdaFunction,
      unit: 'Count',
      statistic: 'Maximum',
      meaning: 'How many ran at the same time.',
    },
  },
} as const satisfies MetricTable
