/**
 * Whether CloudWatch takes a name as the value of a dimension: printable ASCII, at most 1,024 characters, not blank, not
 * beginning with a colon. It refuses a whole request for one that is not.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Dimension.html
 */
export function isDimensionValue(name: string): boolean {
  return /^(?!:)(?=.*\S)[\x20-\x7e]{1,1024}$/.test(name)
}
