import { defineEnvironment } from '../src/environment/define-environment.js'
import { referenceCenter } from '../src/environment/reference-center.js'
import { holidays } from './holidays.js'

/** Where customers call. What holds data stays, whatever happens to the stack. */
export default defineEnvironment({
  ...referenceCenter,
  name: 'prod',
  alias: 'aicc-reference',
  holidays,
  crm: { credentialsSecret: 'salesforce/credentials' },
  splunk: {
    endpoint: 'https://http-inputs.example.com:443',
    tokenSecret: 'splunk/hec-token',
    contactAttributes: ['language', 'inquiry', 'tier', 'satisfaction'],
  },
  logRetentionDays: 365,
  recordingRetentionDays: 365,
  retain: true,
})
