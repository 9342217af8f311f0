/**
 * Fields of a customer profile, by the names that Customer Profiles has for them. An action asks for them and sets them
 * by these names; a flow reads them as `$.Customer.<name>`.
 * @see https://docs.aws.amazon.com/connect/latest/devguide/interactions-getcustomerprofile.html (read 2026-11-23)
 */
export const customerProfileFields = [
  'FirstName',
  'MiddleName',
  'LastName',
  'PhoneNumber',
  'EmailAddress',
  'AccountNumber',
  'AdditionalInformation',
  'PartyType',
  'BusinessName',
  'BirthDate',
  'Gender',
  'MobilePhoneNumber',
  'HomePhoneNumber',
  'BusinessPhoneNumber',
  'BusinessEmailAddress',
  'Address1',
  'Address2',
  'Address3',
  'Address4',
  'City',
  'County',
  'Country',
  'PostalCode',
  'Province',
  'State',
  'ShippingAddress1',
  'ShippingAddress2',
  'ShippingAddress3',
  'ShippingAddress4',
  'ShippingCity',
  'ShippingCounty',
  'ShippingCountry',
  'ShippingPostalCode',
  'ShippingProvince',
  'ShippingState',
  'MailingAddress1',
  'MailingAddress2',
  'MailingAddress3',
  'MailingAddress4',
  'MailingCity',
  'MailingCounty',
  'MailingCountry',
  'MailingPostalCode',
  'MailingProvince',
  'MailingState',
  'BillingAddress1',
  'BillingAddress2',
  'BillingAddress3',
  'BillingAddress4',
  'BillingCity',
  'BillingCounty',
  'BillingCountry',
  'BillingPostalCode',
  'BillingProvince',
  'BillingState',
] as const

/** A field of a customer profile, as Customer Profiles spells it. */
export type CustomerProfileField = (typeof customerProfileFields)[number]

/**
 * Fields of the standard objects of a profile. An action asks for one as object and field in one word (`AssetStatus`);
 * a flow reads it with a dot between (`$.Customer.Asset.Status`).
 * @see https://docs.aws.amazon.com/connect/latest/devguide/interactions-getcustomerprofileobject.html (read 2026-11-23)
 */
export const profileObjectFields = {
  Asset: [
    'AssetId',
    'ProfileId',
    'AssetName',
    'SerialNumber',
    'ModelNumber',
    'ModelName',
    'ProductSKU',
    'PurchaseDate',
    'UsageEndDate',
    'Status',
    'Price',
    'Quantity',
    'Description',
    'AdditionalInformation',
    'DataSource',
  ],
  Order: [
    'OrderId',
    'ProfileId',
    'CustomerEmail',
    'CustomerPhone',
    'CreatedDate',
    'UpdatedDate',
    'ProcessedDate',
    'ClosedDate',
    'CancelledDate',
    'CancelReason',
    'Name',
    'AdditionalInformation',
    'Gateway',
    'Status',
    'StatusCode',
    'StatusUrl',
    'CreditCardNumber',
    'CreditCardCompany',
    'FulfillmentStatus',
    'TotalPrice',
    'TotalTax',
    'TotalDiscounts',
    'TotalItemsPrice',
    'TotalShippingPrice',
    'TotalTipReceived',
    'Currency',
    'TotalWeight',
    'BillingName',
    'BillingAddress1',
    'BillingAddress2',
    'BillingAddress3',
    'BillingAddress4',
    'BillingCity',
    'BillingCounty',
    'BillingCountry',
    'BillingPostalCode',
    'BillingProvince',
    'BillingState',
    'ShippingName',
    'ShippingAddress1',
    'ShippingAddress2',
    'ShippingAddress3',
    'ShippingAddress4',
    'ShippingCity',
    'ShippingCounty',
    'ShippingCountry',
    'ShippingPostalCode',
    'ShippingProvince',
    'ShippingState',
  ],
  Case: [
    'CaseId',
    'ProfileId',
    'Title',
    'Summary',
    'Status',
    'Reason',
    'CreatedBy',
    'CreatedDate',
    'UpdatedDate',
    'ClosedDate',
    'AdditionalInformation',
    'DataSource',
  ],
} as const

/** A standard object of a profile. */
export type ProfileObject = keyof typeof profileObjectFields

/** A field of a standard object, as an action asks for it: `AssetStatus`. */
export type ProfileObjectField = {
  readonly [Name in ProfileObject]: `${Name}${(typeof profileObjectFields)[Name][number]}`
}[ProfileObject]

/** A field of a customer profile, as authors write it: `firstName`. */
export type ProfileField = Uncapitalize<CustomerProfileField>

/** The service's name of a field that an author wrote: `firstName` is `FirstName`. */
export function wireFieldName(field: string): string {
  return field.slice(0, 1).toUpperCase() + field.slice(1)
}

/** The path below `$.Customer` of an object's field: `AssetStatus` is `Asset.Status`. */
export function profileObjectPath(field: string): readonly string[] {
  const object = Object.keys(profileObjectFields).find((name) => field.startsWith(name))
  return object === undefined ? [field] : [object, field.slice(object.length)]
}
