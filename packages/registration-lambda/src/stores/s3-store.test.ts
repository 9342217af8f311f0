import { PutObjectCommand } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeWithMoto, startMoto } from '../../test/moto.js'
import { startS3Server } from '../../test/s3-server.js'
import type { S3Server } from '../../test/s3-server.js'
import { describeStore, register, registrationOf, requestFor } from '../../test/store-contract.js'
import type { StoreService } from '../../test/store-contract.js'
import { preferredNumber, printLotteryNumber } from '../lottery-number.js'
import { printRegistration, registrationFrom } from '../registration.js'
import type { Registration } from '../registration.js'
import type { RegistrationStore } from './registration-store.js'
import { createS3Store } from './s3-store.js'

const bucket = 'axcl'

// One process does the work of all callers and of S3: each request takes longer than with one caller in a process.
const patience = 30_000

function print(registrations: readonly Registration[]): string {
  return registrations.map((registration) => `${printRegistration(registration)}\n`).join('')
}

describeStore(
  'the S3 store',
  async (): Promise<StoreService> => {
    const server = await startS3Server()
    let count = 0
    return {
      async create() {
        const key = `${(count += 1)}/axcl_event.txt`
        return {
          open: () => createS3Store({ client: server.client(), bucket, key, attemptMilliseconds: patience }),
          async seed(registrations) {
            server.put(bucket, key, print(registrations))
          },
          async dispose() {
            server.remove(bucket, key)
          },
        }
      },
      async stop() {
        await server.close()
      },
    }
  },
  // 200 callers on one object are far more than the store is for: everybody gets through, though not soon.
  { timeBudget: 90_000 },
)

describeWithMoto('over moto', () => {
  describeStore(
    'the S3 store',
    async (): Promise<StoreService> => {
      const moto = await startMoto()
      await moto.createBucket(bucket)
      const own = moto.client()
      let count = 0
      return {
        async create() {
          const key = `${(count += 1)}/axcl_event.txt`
          return {
            open: () => createS3Store({ client: moto.client(), bucket, key, attemptMilliseconds: patience }),
            async seed(registrations) {
              await own.send(
                new PutObjectCommand({ Bucket: bucket, Key: key, Body: Buffer.from(print(registrations)) }),
              )
            },
            async dispose() {
              // All objects go with the server.
            },
          }
        },
        async stop() {
          await moto.stop()
        },
      }
    },
    { registrations: 100, callers: 10, propertyRuns: 4 },
  )
})

describe('the object', () => {
  let server: S3Server
  let count = 0

  beforeAll(async () => {
    server = await startS3Server()
  })
  afterAll(async () => {
    await server.close()
  })

  /** An object that no other test uses. */
  function newObject(): {
    readonly open: () => RegistrationStore
    readonly put: (text: string | Buffer, metadata?: Readonly<Record<string, string>>) => void
    readonly text: () => string
    readonly requests: () => readonly string[]
    readonly key: string
  } {
    const key = `folder/${(count += 1)}.txt`
    return {
      key,
      open: () => createS3Store({ client: server.client(), bucket, key }),
      put: (text, metadata) => void server.put(bucket, key, text, metadata),
      text: () => server.object(bucket, key)?.body.toString() ?? '',
      requests: () =>
        server.requests.filter((request) => request.key === key).map(({ method, status }) => `${method} ${status}`),
    }
  }

  it('holds one record a line, and how many there are', async () => {
    const { open, text, key } = newObject()
    const registrations = [
      registrationOf(await register(open(), requestFor('12345'))),
      registrationOf(await register(open(), requestFor('54321'))),
    ]
    expect(text()).toBe(print(registrations))
    expect(server.object(bucket, key)).toMatchObject({
      metadata: { registrations: '2' },
      contentType: 'application/x-ndjson; charset=utf-8',
    })
  })

  it('keeps everything that was in it, byte for byte', async () => {
    const { open, put, key } = newObject()
    const before = Buffer.concat([
      Buffer.from('a note\r\n\n{"contactId":'),
      Buffer.from([0xb0, 0xa1]),
      Buffer.from('"x'),
    ])
    put(before)
    const { customerInput } = registrationOf(await register(open(), requestFor('12345')))
    expect(customerInput).toBe('12345')
    const after = server.object(bucket, key)?.body ?? Buffer.alloc(0)
    expect(after.subarray(0, before.length).equals(before)).toBe(true)
    expect(after.subarray(before.length).toString()).toMatch(/^\n\{.*"12345".*\}\n$/)
  })

  it('may have lines without a lottery number: they are registrations, and have one', async () => {
    const { open, put } = newObject()
    const { lotteryNumber, ...record } = registrationFrom(
      requestFor('12345'),
      printLotteryNumber(preferredNumber('12345')),
    )
    put(JSON.stringify(record))
    expect(await register(open(), requestFor('12345'))).toEqual({
      status: 'existing',
      registration: { ...record, lotteryNumber },
    })
    await register(open(), requestFor('54321'))
    expect((await open().list()).map(({ customerInput }) => customerInput)).toEqual(['12345', '54321'])
  })

  it('is not sent again to who has seen it', async () => {
    const { open, requests } = newObject()
    const store = open()
    await register(store, requestFor('12345'))
    await register(store, requestFor('54321'))
    await register(store, requestFor('54321'))
    expect(await store.list()).toHaveLength(2)
    expect(requests()).toEqual(['GET 404', 'PUT 200', 'GET 304', 'PUT 200', 'GET 304', 'GET 304'])
  })

  it('is made anew when somebody took it away', async () => {
    const { open, key } = newObject()
    const store = open()
    await register(store, requestFor('12345'))
    server.remove(bucket, key)
    expect(await store.list()).toEqual([])
    expect((await register(store, requestFor('12345'))).status).toBe('registered')
  })

  it('is never written over when less of it was read than was written', async () => {
    const { open, put, text, requests } = newObject()
    const registration = registrationFrom(requestFor('12345'), 'L0001')
    put(print([registration]), { registrations: '2' })
    await expect(register(open(), requestFor('54321'), 300)).rejects.toThrow(
      /The object has 1 lines with a registration, and had 2 when it was written/,
    )
    expect(text()).toBe(print([registration]))
    expect(requests()).not.toContain('PUT 200')
  })

  it('may have more lines than its metadata says', async () => {
    const { open, put } = newObject()
    put(
      print(['11111', '22222'].map((employee, index) => registrationFrom(requestFor(employee), `L000${index + 1}`))),
      {
        registrations: '1',
      },
    )
    expect((await register(open(), requestFor('12345'))).status).toBe('registered')
  })

  it('is not read when it is far too large', async () => {
    const { open, put } = newObject()
    put(Buffer.alloc(65 * 1024 * 1024))
    await expect(register(open(), requestFor('12345'))).rejects.toThrow('Name another object.')
  })

  it('needs a bucket', async () => {
    const client = server.client()
    const requests = server.requests.length
    const store = createS3Store({ client, bucket: 'elsewhere', key: 'file.txt' })
    await expect(register(store, requestFor('12345'))).rejects.toThrow(
      'NoSuchBucket 404. There is no bucket "elsewhere". Make it, or name another one.',
    )
    expect(server.requests).toHaveLength(requests + 1)
  })
})
