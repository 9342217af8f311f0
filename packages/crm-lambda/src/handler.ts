/**
 * The entry of the Lambda function: `handler`.
 */
import { createHandler } from './create-handler.js'
import type { CrmHandler } from './create-handler.js'
import { readEnvironment } from './environment.js'
import { createPowertoolsTelemetry } from './powertools-telemetry.js'
import { openSalesforceCrm } from './salesforce/open-salesforce-crm.js'

function start(): CrmHandler {
  const telemetry = createPowertoolsTelemetry()
  try {
    const environment = readEnvironment(process.env)
    const crm = openSalesforceCrm(environment)
    return createHandler({
      crm: () => crm,
      telemetry,
      timeBudgetMilliseconds: environment.timeBudgetMilliseconds,
    })
  } catch (error) {
    return createHandler({
      crm: () => {
        throw error
      },
      telemetry,
    })
  }
}

/** Ask or tell the CRM. @see README.md for the event and the answer */
export const handler = start()
