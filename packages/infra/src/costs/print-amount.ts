/** Dollars as tables have them: `$1,234.50`, and `$0.05` where there is little. */
export function printDollars(usd: number): string {
  if (usd === 0) return '-'
  if (usd < 0.005) return '< $0.01'
  return `$${usd.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`
}

/** A number as people read it, with 2 digits that say something where it is small: `12,500`, `0.38`. */
export function printAmount(value: number): string {
  return value.toLocaleString('en-US', value >= 100 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 2 })
}

/** A share as a percentage: `25 %`, `1,000 %`. */
export function printShare(share: number): string {
  if (share === 0) return '-'
  return share < 0.01 ? '< 1 %' : `${printAmount(Math.round(share * 100))} %`
}
