import { defineEnvironment } from '../src/environment/define-environment.js'
import { referenceCenter } from '../src/environment/reference-center.js'
import { holidays } from './holidays.js'

/** The same as production, for the last look before it. */
export default defineEnvironment({
  ...referenceCenter,
  name: 'staging',
  alias: 'aicc-reference-staging',
  holidays,
  crm: { credentialsSecret: 'salesforce/credentials' },
  splunk: {
    endpoint: 'https://http-inputs.example.com:443',
    tokenSecret: 'splunk/hec-token',
    contactAttributes: ['language', 'inquiry', 'tier', 'satisfaction'],
  },
  logRetentionDays: 30,
  recordingRetentionDays: 30,
  retain: false,
})
