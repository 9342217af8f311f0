/**
 * A whole number for people, with commas between the thousands: `256,000`. Not `toLocaleString`: the first call of it in
 * a process costs more than checking a flow.
 */
export function printCount(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')
}
