import { Stack } from 'aws-cdk-lib'
import { Key } from 'aws-cdk-lib/aws-kms'
import { ConnectAlarms, ConnectDashboard, ContactMetrics, createApp } from '@aicc/infra'

const stack = new Stack(createApp(), 'Monitoring')
const instanceArn = 'arn:aws:connect:ap-northeast-2:111122223333:instance/12345678-1234-1234-1234-123456789012'

const figures = new ContactMetrics(stack, 'ContactMetrics', { instanceArn, serviceLevelSeconds: 20 })
const monitored = {
  instanceArn,
  queues: [{ name: 'General Support' }, { name: 'Premium Support', longestWaitSeconds: 30 }],
  flows: ['lottery-registration'],
  functions: [figures.monitored, { functionName: 'registration', title: 'Registration', timeoutSeconds: 8 }],
  thresholds: { longestWaitSeconds: 90 },
}
new ConnectDashboard(stack, 'Dashboard', { ...monitored, agentGroups: ['Tier 1 Support'] })
new ConnectAlarms(stack, 'Alarms', {
  ...monitored,
  name: 'My center',
  notify: {
    encryptionKey: new Key(stack, 'AlarmKey', { enableKeyRotation: true }),
    emailAddresses: ['operations@example.com'],
  },
})
