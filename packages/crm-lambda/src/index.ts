/**
 * The parts: the port to put another CRM behind, Salesforce behind it, and the function over it.
 */
export { createHandler } from './create-handler.js'
export type { CrmAnswer, CrmHandler, HandlerOptions, UnreadableAnswer } from './create-handler.js'
export { MalformedAnswerError, SetupError } from './crm.js'
export type { ActivityRequest, CaseRequest, Crm, CrmRecord, Customer, CustomerSearch } from './crm.js'
export { readPhoneNumber, writtenForms } from './phone-number.js'
export { createCredentialSource } from './salesforce/credentials.js'
export type { CredentialSource, SalesforceCredentials } from './salesforce/credentials.js'
export { createSalesforceClient } from './salesforce/salesforce-client.js'
export type {
  SalesforceAnswer,
  SalesforceClient,
  SalesforceClientOptions,
  SalesforceRequest,
} from './salesforce/salesforce-client.js'
export { createSalesforceCrm } from './salesforce/salesforce-crm.js'
export type { SalesforceCrmOptions } from './salesforce/salesforce-crm.js'
export type { SecretSource } from './secrets/secret-source.js'
export type { AnswerFacts, OperationName, Telemetry } from './telemetry.js'
