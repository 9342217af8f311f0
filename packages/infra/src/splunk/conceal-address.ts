import { createHmac } from 'node:crypto'

/** What becomes of a customer's address before it leaves for Splunk. */
export type AddressConcealment = (address: string) => string | undefined

/** How addresses can be concealed. */
export const concealments = ['mask', 'hash', 'omit'] as const

/** One of {@link concealments}. */
export type ConcealmentName = (typeof concealments)[number]

/** What Connect writes where it knows no address. */
const noAddresses: ReadonlySet<string> = new Set(['anonymous', 'unknown', 'restricted'])

/**
 * Choose what becomes of addresses.
 *
 * `hash`: HMAC-SHA-256, so that contacts of the same customer can be counted and nobody can go through all telephone
 * numbers to find which one it was, as with a hash without a key. `mask`: the last two digits of a telephone number, and
 * the length alone of anything else. `omit`: nothing.
 * @param key - For `hash`. At least 16 bytes. Another key gives other hashes.
 * @throws Error when the key is too short.
 */
export function createConcealment(name: ConcealmentName, key = ''): AddressConcealment {
  if (name === 'omit') return () => undefined
  if (name === 'mask') return maskAddress
  if (Buffer.byteLength(key) < 16) {
    throw new Error('The key for hashing addresses is too short: it needs at least 16 bytes, best random ones.')
  }
  return (address) => {
    const plain = address.trim().toLowerCase()
    if (noAddresses.has(plain)) return plain
    // 128 bits: enough to tell addresses apart, and half as long in every event.
    return createHmac('sha256', key).update(plain).digest('hex').slice(0, 32)
  }
}

function maskAddress(address: string): string {
  const plain = address.trim().toLowerCase()
  if (noAddresses.has(plain)) return plain
  if (!/^\+?[0-9]{6,20}$/.test(plain)) return `(${Math.min(plain.length, 1000)} characters)`
  return `${'*'.repeat(plain.length - 2)}${plain.slice(-2)}`
}
