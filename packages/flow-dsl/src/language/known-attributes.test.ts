import { describe, expect, it } from 'vitest'
import { findReferences } from './attribute-reference.js'
import { lookUpAttribute } from './known-attributes.js'
import type { AttributeVerdict } from './known-attributes.js'
import { knownAttributePatterns } from './system-attributes.js'

const lookUp = (path: string): AttributeVerdict => lookUpAttribute(findReferences(path)[0]?.members ?? [])

describe('lookUpAttribute', () => {
  it.each([
    '$.ContactId',
    '$.CustomerEndpoint.Address',
    '$.Queue.OutboundCallerId.Address',
    '$.StoredCustomerInput',
    '$.Metrics.Agents.Online.Count',
    "$.SegmentAttributes['connect:Subtype']",
    '$.Media.Sip.Headers.P-Charge-Info',
  ])('knows %s', (path) => {
    expect(lookUp(path)).toEqual({ verdict: 'known' })
  })

  it.each([
    '$.FlowAttributes.anything',
    '$.External.answer',
    '$.External.nested.answer',
    '$.External.items[0].name',
    '$.Lex.Slots.city',
    '$.Loop.tries.Index',
    '$.Views.ViewResultData.form.field',
    '$.Customer.Attributes.tier',
    '$.Customer.ShippingPostalCode',
    '$.Customer.Order.TotalPrice',
    '$.Customer.Case.Attributes.color',
    '$.Customer.CalculatedAttributes._average_hold_time',
    '$.DataTables.rate.price',
    "$.DataTables.rate['own column']",
    '$.DataTableList.ResultData.primaryKeyGroups.near[0].attributes[1].attributeValue',
    "$.DeliveryReceipts['`$.OutboundCommunication.Latest.Id`'].Bounce",
    '$.Lex.SentimentResponse.Scores.Mixed',
    '$.Lex.AlternativeIntents.Book.IntentConfidence.Score',
  ])('knows what authors, functions and bots name: %s', (path) => {
    expect(lookUp(path)).toEqual({ verdict: 'known' })
  })

  it.each(['$.External', '$.Customer', '$.Case', '$.SegmentAttributes', '$.Attributes', '$.Queue'])(
    'tells a namespace from a value in it: %s',
    (path) => {
      expect(lookUp(path)).toMatchObject({ verdict: 'namespace' })
    },
  )

  it('tells which members a namespace has', () => {
    expect(lookUp('$.Agent')).toEqual({
      verdict: 'namespace',
      members: ['UserName', 'FirstName', 'LastName', 'ARN'],
    })
  })

  it('knows the one namespace that is a value too', () => {
    expect(lookUp('$.Views.ViewResultData')).toEqual({ verdict: 'known' })
  })

  it('offers the members of the namespace for one that it does not have', () => {
    expect(lookUp('$.Queue.Nmae')).toEqual({
      verdict: 'unknown',
      candidates: ['$.Queue.Name', '$.Queue.ARN', '$.Queue.OutboundCallerId'],
      certain: true,
    })
  })

  it('offers roots and whole paths for a root that does not exist', () => {
    const verdict = lookUp('$.StoredInput')
    expect(verdict.verdict).toBe('unknown')
    expect(verdict).toHaveProperty('candidates', expect.arrayContaining(['$.StoredCustomerInput', '$.External']))
  })

  it('says what people mean who write what does not exist', () => {
    expect(lookUp('$.Customer.Number')).toMatchObject({ meant: '$.CustomerEndpoint.Address' })
    expect(lookUp('$.SegmentAttributes.connect.Subtype')).toMatchObject({
      meant: "$.SegmentAttributes['connect:Subtype']",
    })
  })

  it.each(['$.Customer.Surname', '$.Customer.Asset.Colour', '$.DataTableList.Result', '$.DataTables.rate.price.unit'])(
    'is not certain where the documentation may have gaps: %s',
    (path) => {
      expect(lookUp(path)).toMatchObject({ verdict: 'unknown', certain: false })
    },
  )

  it('offers the fields of a profile for one that it does not have', () => {
    expect(lookUp('$.Customer.FristName')).toHaveProperty(
      'candidates',
      expect.arrayContaining(['$.Customer.FirstName']),
    )
  })

  it('says which names are listed beside one of the author', () => {
    const listed = lookUp('$.Case.status')
    const own = lookUp('$.Case.customer_idr')
    expect(listed).toEqual({ verdict: 'known' })
    expect(own).toMatchObject({ verdict: 'known', beside: expect.arrayContaining(['$.Case.customer_id']) })
    expect(lookUp("$.SegmentAttributes['team']")).toMatchObject({
      beside: expect.arrayContaining(["$.SegmentAttributes['connect:Subtype']"]),
    })
    expect(lookUp('$.Attributes.anything')).toMatchObject({
      verdict: 'known',
      beside: expect.arrayContaining(['$.Attributes.MessagingPlatform']),
    })
  })

  it('offers below a name of the author what is listed beside that', () => {
    expect(lookUp('$.FlowAttributes.tier.inner')).toEqual({ verdict: 'unknown', candidates: [], certain: true })
    expect(lookUp("$.SegmentAttributes['connect:Authentication'].Status")).toMatchObject({
      verdict: 'unknown',
      candidates: expect.arrayContaining(["$.SegmentAttributes['connect:CustomerAuthentication']"]),
    })
  })

  it('does not take a member for one of Object.prototype', () => {
    expect(lookUp('$.constructor')).toMatchObject({ verdict: 'unknown' })
    expect(lookUp('$.Queue.toString')).toMatchObject({ verdict: 'unknown' })
  })
})

it('knows every attribute that the typed tree offers', () => {
  const spelledOut = knownAttributePatterns.filter((pattern) => !pattern.includes('*'))
  expect(spelledOut.length).toBeGreaterThan(60)
  expect(spelledOut.filter((path) => lookUp(path).verdict !== 'known')).toEqual([])
})
