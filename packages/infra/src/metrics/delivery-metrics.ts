import type { MetricTable } from './metric-table.js'

const stream = { dimensions: ['DeliveryStreamName'] } as const

/** Metrics of Amazon Data Firehose, as far as a stream to Splunk with copies of failed events in S3 has them. */
export const deliveryMetrics = {
  namespace: 'AWS/Firehose',
  source: 'https://docs.aws.amazon.com/firehose/latest/dev/monitoring-with-cloudwatch-metrics.html',
  metrics: {
    IncomingRecords: { ...stream, unit: 'Count', statistic: 'Sum', meaning: 'Records that the stream took.' },
    IncomingBytes: { ...stream, unit: 'Bytes', statistic: 'Sum', meaning: 'Bytes that the stream took.' },
    ThrottledRecords: {
      ...stream,
      unit: 'Count',
      statistic: 'Sum',
      meaning: 'Records that were refused since the stream had more than it may take.',
    },
    'DeliveryToSplunk.Records': {
      ...stream,
      unit: 'Count',
      statistic: 'Sum',
      meaning: 'Records that Splunk took.',
    },
    'DeliveryToSplunk.Bytes': { ...stream, unit: 'Bytes', statistic: 'Sum', meaning: 'Bytes that Splunk took.' },
    'DeliveryToSplunk.Success': {
      ...stream,
      unit: 'None',
      fraction: true,
      statistic: 'Average',
      meaning: 'Share of the records sent that Splunk took.',
    },
    'DeliveryToSplunk.DataFreshness': {
      ...stream,
      unit: 'Seconds',
      statistic: 'Maximum',
      meaning: 'Age of the oldest record that has not arrived at Splunk.',
    },
    'DeliveryToSplunk.DataAckLatency': {
      ...stream,
      unit: 'Seconds',
      statistic: 'Average',
      meaning: 'Time until Splunk says that it has a record.',
    },
    'BackupToS3.Records': {
      ...stream,
      unit: 'Count',
      statistic: 'Sum',
      meaning: 'Records that went to S3, since Splunk did not take them.',
    },
    'BackupToS3.Bytes': { ...stream, unit: 'Bytes', statistic: 'Sum', meaning: 'Bytes that went to S3.' },
    'BackupToS3.Success': {
      ...stream,
      unit: 'None',
      fraction: true,
      statistic: 'Average',
      meaning: 'Share of the writes to S3 that succeeded.',
    },
    'BackupToS3.DataFreshness': {
      ...stream,
      unit: 'Seconds',
      statistic: 'Maximum',
      meaning: 'Age of the oldest record that has not arrived in S3.',
    },
  },
} as const satisfies MetricTable
