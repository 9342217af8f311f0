import { attempt, ServiceError } from '@aicc/connect-function'
import type { TimeBudget } from '@aicc/connect-function'
import { z } from 'zod'
import { MalformedAnswerError, SetupError } from '../crm.js'
import type { ActivityRequest, CaseRequest, Crm, CrmRecord, Customer, CustomerSearch } from '../crm.js'
import { readPhoneNumber, writtenForms } from '../phone-number.js'
import { service } from './salesforce-client.js'
import type { SalesforceClient } from './salesforce-client.js'
import { soqlText } from './soql.js'

/** What the CRM works with. */
export interface SalesforceCrmOptions {
  readonly client: SalesforceClient
  /**
   * A custom text field of Case that is an external id and unique: it holds the contact's id, so that one contact has one
   * case however often it is asked for.
   * @defaultValue 'ConnectContactId__c'
   */
  readonly contactIdField?: string
}

/** Objects of Salesforce that are written or read here. */
type RecordType = 'Contact' | 'Case' | 'Task'

/** Longest time for looking and writing once, in milliseconds. */
const longestPairMilliseconds = 5000

/** Fields of a contact that hold telephone numbers. */
const phoneFields = ['Phone', 'MobilePhone', 'HomePhone', 'OtherPhone'] as const

/** Records that a search gives at most: of those that look alike, the few with this very number are picked. */
const mostFound = 20

/** 15 characters, or 18 with three that make it insensitive to case. */
const recordIdFormat = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/

const recordId = z.string().regex(recordIdFormat)
const text = z.string().nullish()

/** @see https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/dome_search.htm */
const searchSchema = z.object({
  searchRecords: z.array(
    z.object({
      Id: recordId,
      Name: text,
      FirstName: text,
      LastName: text,
      Phone: text,
      MobilePhone: text,
      HomePhone: text,
      OtherPhone: text,
    }),
  ),
})

/** @see https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/dome_sobject_create.htm */
const createdSchema = z.object({ id: recordId, success: z.literal(true) })

/** @see https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_query.htm */
const querySchema = z.object({ records: z.array(z.object({ Id: recordId })) })

/** Salesforce as a CRM: its contacts are customers, its cases cases, its tasks activities. */
export function createSalesforceCrm({ client, contactIdField = 'ConnectContactId__c' }: SalesforceCrmOptions): Crm {
  const create = async (type: RecordType, fields: object, budget: TimeBudget, once = false): Promise<CrmRecord> => {
    const { body, origin } = await client.call({ method: 'POST', path: ['sobjects', type], body: fields, once }, budget)
    return recordAt(origin, type, parse(createdSchema, body, `creating a ${type}`).id)
  }

  const findOne = async (
    type: RecordType,
    fields: Readonly<Record<string, string>>,
    budget: TimeBudget,
  ): Promise<CrmRecord | undefined> => {
    const conditions = Object.entries(fields).map(([field, value]) => `${field} = ${soqlText(value)}`)
    const q = `SELECT Id FROM ${type} WHERE ${conditions.join(' AND ')} LIMIT 1`
    const { body, origin } = await client.call({ method: 'GET', path: ['query'], query: { q } }, budget)
    const [written] = parse(querySchema, body, `looking for a ${type}`).records
    return written === undefined ? undefined : recordAt(origin, type, written.Id)
  }

  return {
    isRecordId: (candidate) => recordIdFormat.test(candidate),

    /**
     * By the search of Salesforce, which is indexed and does not mind how numbers are written; the number goes into the
     * body, where no clause can be added and no access log keeps it. What is found only looks like the number, so each
     * one is compared.
     * @see https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_search_parameterized_post.htm
     */
    async findCustomers(phoneNumber, budget): Promise<CustomerSearch> {
      const search = {
        // Digits only, and an operator between them.
        q: writtenForms(phoneNumber).join(' OR '),
        in: 'PHONE',
        fields: ['Id', 'Name', 'FirstName', 'LastName', ...phoneFields],
        sobjects: [{ name: 'Contact', limit: mostFound }],
      }
      const { body, origin } = await client.call(
        { method: 'POST', path: ['parameterizedSearch'], body: search },
        budget,
      )
      const { searchRecords } = parse(searchSchema, body, 'searching contacts')
      const customers = searchRecords
        .filter((record) => phoneFields.some((field) => readPhoneNumber(record[field] ?? '') === phoneNumber))
        .map(({ Id, Name, FirstName, LastName }): Customer => ({
          id: Id,
          name: Name ?? '',
          givenName: FirstName ?? undefined,
          familyName: LastName ?? undefined,
          url: recordAt(origin, 'Contact', Id).url,
        }))
      return { customers, newCustomerUrl: newContactUrl(origin, phoneNumber) }
    },

    /**
     * The field with the contact's id is unique, so of two requests one creates the case and the other is told that it
     * is there. Nothing of a case that is there is changed: an agent may be at it.
     */
    async createCase(request: CaseRequest, budget): Promise<CrmRecord> {
      const fields = {
        Subject: request.subject,
        Description: request.description,
        Origin: 'Phone',
        ContactId: request.customerId,
        SuppliedPhone: request.phoneNumber,
        [contactIdField]: request.contactId,
      }
      try {
        return await create('Case', fields, budget)
      } catch (error) {
        if (isNamed(error, 'INVALID_FIELD'))
          throw new SetupError(
            `Case has no field ${contactIdField}, or the user may not write it: README.md says how to add it.`,
          )
        if (!isNamed(error, 'DUPLICATE_VALUE')) throw error
        const written = await findOne('Case', { [contactIdField]: request.contactId }, budget)
        if (written === undefined) throw error
        return written
      }
    },

    /**
     * Fields of activities cannot be told to be unique here, so a repeated request looks for what the first one wrote.
     * CallObject is what call centers identify a call by.
     * @see https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_task.htm
     */
    async logActivity(request: ActivityRequest, budget): Promise<CrmRecord> {
      const fields = {
        Subject: request.subject,
        Description: request.description,
        Status: 'Completed',
        TaskSubtype: 'Call',
        CallType: request.direction === 'inbound' ? 'Inbound' : 'Outbound',
        CallObject: request.contactId,
        WhoId: request.customerId,
        WhatId: request.caseId,
      }
      return await attempt({ service, budget, attemptMilliseconds: longestPairMilliseconds }, async () => {
        const known = { CallObject: request.contactId, Subject: request.subject }
        return (await findOne('Task', known, budget)) ?? (await create('Task', fields, budget, true))
      })
    },
  }
}

function parse<Schema extends z.ZodType>(schema: Schema, body: unknown, doing: string): z.infer<Schema> {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const places = parsed.error.issues.slice(0, 3).map(({ path }) => path.join('.') || 'the whole')
  throw new MalformedAnswerError(`Salesforce's answer to ${doing} is not what it documents: ${places.join(', ')}.`)
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof ServiceError && error.name === name
}

/**
 * A record with its page in Lightning Experience. Addresses of pages are not part of an API, but have been the same since
 * 2018.
 * @see https://developer.salesforce.com/blogs/2018/01/heres-need-know-new-url-format-lightning.html
 */
function recordAt(origin: string, type: RecordType, id: string): CrmRecord {
  return { id, url: `${origin}/lightning/r/${type}/${id}/view` }
}

/** @see https://developer.salesforce.com/docs/platform/lightning-component-reference/guide/lightning-page-reference-utils.html */
function newContactUrl(origin: string, phoneNumber: string): string {
  const values = `Phone=${encodeURIComponent(phoneNumber)}`
  return `${origin}/lightning/o/Contact/new?defaultFieldValues=${encodeURIComponent(values)}`
}
