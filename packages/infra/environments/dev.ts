import { defineEnvironment } from '../src/environment/define-environment.js'
import { referenceCenter } from '../src/environment/reference-center.js'
import { holidays } from './holidays.js'

/** Where changes are tried. Goes away with everything in it. */
export default defineEnvironment({
  ...referenceCenter,
  name: 'dev',
  alias: 'aicc-reference-dev',
  holidays,
  crm: { credentialsSecret: 'salesforce/credentials' },
  logRetentionDays: 14,
  recordingRetentionDays: 7,
  retain: false,
})
