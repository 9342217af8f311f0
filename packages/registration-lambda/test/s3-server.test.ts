import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import type { PutObjectCommandInput } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startS3Server } from './s3-server.js'
import type { S3Server } from './s3-server.js'

let server: S3Server
let count = 0

beforeAll(async () => {
  server = await startS3Server()
})
afterAll(async () => {
  await server.close()
})

/** Of an object that no other test uses. */
function place(): { readonly Bucket: string; readonly Key: string } {
  return { Bucket: 'axcl', Key: `folder/object ${(count += 1)}.txt` }
}

/** The name and the status of the error that a request ends with. */
async function refusal(request: Promise<unknown>): Promise<readonly [string, unknown]> {
  const error: unknown = await request.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof Error)) throw new Error('Expected the request to be refused.')
  const metadata: unknown = Reflect.get(error, '$metadata')
  return [error.name, typeof metadata === 'object' && metadata !== null && Reflect.get(metadata, 'httpStatusCode')]
}

function md5(text: string): string {
  return `"${createHash('md5').update(text).digest('hex')}"`
}

it('gives back what was put, with its metadata', async () => {
  const client = server.client()
  const object = place()
  const put = await client.send(
    new PutObjectCommand({ ...object, Body: '가나다', ContentType: 'text/plain', Metadata: { lines: '1' } }),
  )
  expect(put.ETag).toBe(md5('가나다'))
  const read = await client.send(new GetObjectCommand(object))
  expect(await read.Body?.transformToString()).toBe('가나다')
  expect(read).toMatchObject({ ETag: put.ETag, ContentLength: 9, ContentType: 'text/plain', Metadata: { lines: '1' } })
  expect(await client.send(new HeadObjectCommand(object))).toMatchObject({ ETag: put.ETag, ContentLength: 9 })
  expect(server.object(object.Bucket, object.Key)?.body.toString()).toBe('가나다')
})

it('says that there is no such key and no such bucket', async () => {
  const client = server.client()
  expect(await refusal(client.send(new GetObjectCommand(place())))).toEqual(['NoSuchKey', 404])
  const elsewhere = { ...place(), Bucket: 'elsewhere' }
  expect(await refusal(client.send(new GetObjectCommand(elsewhere)))).toEqual(['NoSuchBucket', 404])
  expect(await refusal(client.send(new PutObjectCommand({ ...elsewhere, Body: 'one' })))).toEqual(['NoSuchBucket', 404])
})

it('takes an object away', async () => {
  const object = place()
  server.put(object.Bucket, object.Key, 'one')
  await server.client().send(new DeleteObjectCommand(object))
  expect(server.object(object.Bucket, object.Key)).toBe(undefined)
})

it('reads on condition', async () => {
  const client = server.client()
  const object = place()
  const { etag } = server.put(object.Bucket, object.Key, 'one')
  const read = async (condition: object): Promise<unknown> =>
    await client.send(new GetObjectCommand({ ...object, ...condition }))
  expect(await read({ IfMatch: etag })).toMatchObject({ ETag: etag })
  expect(await read({ IfNoneMatch: md5('two') })).toMatchObject({ ETag: etag })
  expect(await refusal(read({ IfMatch: md5('two') }))).toEqual(['PreconditionFailed', 412])
  expect((await refusal(read({ IfNoneMatch: etag })))[1]).toBe(304)
  expect((await refusal(read({ IfNoneMatch: '*' })))[1]).toBe(304)
})

it('writes on condition', async () => {
  const client = server.client()
  const object = place()
  const write = async (body: string, condition: Partial<PutObjectCommandInput>): Promise<unknown> =>
    await client.send(new PutObjectCommand({ ...object, Body: body, ...condition }))
  expect(await refusal(write('zero', { IfMatch: md5('zero') }))).toEqual(['NoSuchKey', 404])
  await write('one', { IfNoneMatch: '*' })
  expect(await refusal(write('two', { IfNoneMatch: '*' }))).toEqual(['PreconditionFailed', 412])
  expect(await refusal(write('two', { IfMatch: md5('two') }))).toEqual(['PreconditionFailed', 412])
  expect(server.object(object.Bucket, object.Key)?.body.toString()).toBe('one')
  await write('two', { IfMatch: md5('one') })
  expect(server.object(object.Bucket, object.Key)?.body.toString()).toBe('two')
  expect((await refusal(write('three', { IfNoneMatch: md5('one') })))[1]).toBe(501)
})

it('lets one of 100 writers make an object, and one of 100 replace it', async () => {
  const object = place()
  const clients = Array.from({ length: 100 }, () => server.client())
  const race = async (name: string, condition: Partial<PutObjectCommandInput>): Promise<readonly string[]> => {
    const bodies = await Promise.all(
      clients.map(async (client, index) => {
        const body = `${name} ${index}`
        const request = client.send(new PutObjectCommand({ ...object, Body: body, ...condition }))
        return await request.then(
          () => body,
          () => undefined,
        )
      }),
    )
    return bodies.filter((body) => body !== undefined)
  }
  const makers = await race('made', { IfNoneMatch: '*' })
  expect(makers).toEqual([server.object(object.Bucket, object.Key)?.body.toString()])
  const replacers = await race('replaced', { IfMatch: md5(makers[0] ?? '') })
  expect(replacers).toEqual([server.object(object.Bucket, object.Key)?.body.toString()])
})

it('keeps the checksum of an upload, and the client verifies it', async () => {
  const client = server.client()
  const object = place()
  await client.send(new PutObjectCommand({ ...object, Body: 'one' }))
  const { ChecksumCRC32 } = await client.send(new GetObjectCommand({ ...object, ChecksumMode: 'ENABLED' }))
  expect(ChecksumCRC32).toBe('emyG8Q==')

  const stored = server.object(object.Bucket, object.Key)
  stored?.body.write('ONE')
  const torn = await client.send(new GetObjectCommand(object))
  await expect(torn.Body?.transformToString()).rejects.toThrow('Checksum mismatch')
})

it('refuses a body that does not have its checksum', async () => {
  const client = server.client()
  const object = place()
  const put = async (checksum: Partial<PutObjectCommandInput>): Promise<unknown> =>
    await client.send(new PutObjectCommand({ ...object, Body: 'one', ...checksum }))
  expect(await refusal(put({ ChecksumCRC32: 'AAAAAA==' }))).toEqual(['BadDigest', 400])
  expect(await refusal(put({ ContentMD5: '1B2M2Y8AsgTpgAmY7PhCfg==' }))).toEqual(['BadDigest', 400])
  expect(server.object(object.Bucket, object.Key)).toBe(undefined)
})

it('decodes chunks with a checksum after them', async () => {
  const object = place()
  const body = 'one and two, '.repeat(20_000)
  const chunked = async (text: string): Promise<Response> => {
    const parts = [text.slice(0, 70_000), text.slice(70_000)].filter((part) => part !== '')
    const chunks = parts.map((part) => `${part.length.toString(16)}\r\n${part}\r\n`).join('')
    return await fetch(`${server.endpoint}/${object.Bucket}/${encodeURIComponent(object.Key)}`, {
      method: 'PUT',
      headers: {
        'content-encoding': 'aws-chunked',
        'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
        'x-amz-decoded-content-length': String(body.length),
        'x-amz-trailer': 'x-amz-checksum-sha256',
      },
      body: `${chunks}0\r\nx-amz-checksum-sha256:${createHash('sha256').update(text).digest('base64')}\r\n\r\n`,
    })
  }
  expect((await chunked(body.slice(1))).status).toBe(400)
  expect((await chunked(body)).status).toBe(200)
  const stored = server.object(object.Bucket, decodeURIComponent(object.Key))
  expect(stored?.body.toString()).toBe(body)
  expect(Object.keys(stored?.checksums ?? {})).toEqual(['x-amz-checksum-sha256'])
})

it('takes a stream of the client', async () => {
  const object = place()
  const text = 'one and two, '.repeat(20_000)
  await server
    .client()
    .send(new PutObjectCommand({ ...object, Body: Readable.from([Buffer.from(text)]), ContentLength: text.length }))
  expect(server.object(object.Bucket, object.Key)?.body.toString()).toBe(text)
})

it('tells which requests it has answered', async () => {
  const object = place()
  await server.client().send(new PutObjectCommand({ ...object, Body: 'one' }))
  await refusal(server.client().send(new PutObjectCommand({ ...object, Body: 'one', IfNoneMatch: '*' })))
  expect(server.requests.filter(({ key }) => key === object.Key).map(({ method, status }) => [method, status])).toEqual(
    [
      ['PUT', 200],
      ['PUT', 412],
    ],
  )
})
