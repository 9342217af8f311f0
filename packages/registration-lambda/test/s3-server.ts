import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { crc32 } from 'node:zlib'
import { S3Client } from '@aws-sdk/client-s3'

/** An object as it stands in a bucket. */
export interface StoredObject {
  readonly body: Buffer
  /** MD5 of the body, in quotes. */
  readonly etag: string
  readonly lastModified: Date
  /** User metadata, without `x-amz-meta-`. */
  readonly metadata: Readonly<Record<string, string>>
  readonly contentType: string
  /** As header names, `x-amz-checksum-...`: those that came with the object. */
  readonly checksums: Readonly<Record<string, string>>
}

/** A request that the server has answered. */
export interface AnsweredRequest {
  readonly method: string
  readonly bucket: string
  readonly key: string
  readonly status: number
}

/** An S3 of this process. */
export interface S3Server {
  readonly endpoint: string
  /** In the order in which they took effect. */
  readonly requests: readonly AnsweredRequest[]
  /**
   * A client with connections of its own that does not repeat requests by itself. Ends with the server.
   * @param endpoint - Where a proxy stands in front of the server. @defaultValue the server's own
   */
  client(endpoint?: string): S3Client
  /** What stands there now; `undefined` when there is nothing. */
  object(bucket: string, key: string): StoredObject | undefined
  /** Put an object there without a request, unconditionally. */
  put(bucket: string, key: string, body: string | Uint8Array, metadata?: Readonly<Record<string, string>>): StoredObject
  /** Take an object away without a request. */
  remove(bucket: string, key: string): void
  close(): Promise<void>
}

/** How a request ends. */
interface Answer {
  readonly status: number
  readonly headers?: OutgoingHttpHeaders
  readonly body?: Buffer
}

/**
 * S3 as far as one object's conditional writes go, on loopback: GET, HEAD, PUT and DELETE of an object, path style. What
 * a request does is decided and done within one turn of the event loop, after its body has arrived: of writers who race,
 * exactly one finds its condition true.
 * @param buckets - Those that exist.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
export async function startS3Server(buckets: readonly string[] = ['axcl']): Promise<S3Server> {
  const objects = new Map(buckets.map((bucket) => [bucket, new Map<string, StoredObject>()]))
  const requests: AnsweredRequest[] = []
  const clients: S3Client[] = []

  const handle = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(Buffer.from(chunk))
    const received = Buffer.concat(chunks)
    const { method = 'GET', headers } = incoming
    const { bucket, key } = placeOf(incoming.url ?? '/')
    const contents = objects.get(bucket)
    const answer =
      contents === undefined
        ? failure(404, 'NoSuchBucket', 'The specified bucket does not exist')
        : answerFor(contents, method, key, headers, received)
    requests.push({ method, bucket, key, status: answer.status })

    const body = answer.body ?? Buffer.alloc(0)
    // The length of the object also where the object itself is not sent, as S3 does.
    const length = answer.status === 304 ? {} : { 'content-length': body.length }
    response.writeHead(answer.status, { 'x-amz-request-id': randomUUID(), ...length, ...answer.headers })
    response.end(method === 'HEAD' ? undefined : body)
  }

  const server = createServer((incoming, response) => {
    // A client that went away in the middle of its request.
    handle(incoming, response).catch(() => incoming.socket.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const contentsOf = (bucket: string): Map<string, StoredObject> => {
    const contents = objects.get(bucket)
    if (contents === undefined) throw new Error(`There is no bucket "${bucket}" in this server.`)
    return contents
  }
  return {
    endpoint: own,
    requests,
    client(endpoint = own) {
      const client = new S3Client({
        endpoint,
        forcePathStyle: true,
        region: 'ap-northeast-2',
        credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
        maxAttempts: 1,
      })
      clients.push(client)
      return client
    },
    object: (bucket, key) => contentsOf(bucket).get(key),
    put(bucket, key, body, metadata = {}) {
      const object = objectFrom(Buffer.from(body), metadata)
      contentsOf(bucket).set(key, object)
      return object
    },
    remove(bucket, key) {
      contentsOf(bucket).delete(key)
    },
    async close() {
      for (const client of clients) client.destroy()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Decide and do, without waiting for anything. */
function answerFor(
  contents: Map<string, StoredObject>,
  method: string,
  key: string,
  headers: IncomingHttpHeaders,
  received: Buffer,
): Answer {
  const object = contents.get(key)
  if (method === 'GET' || method === 'HEAD') return answerToRead(object, headers)
  if (method === 'PUT') return answerToWrite(contents, key, headers, received)
  if (method === 'DELETE') {
    contents.delete(key)
    return { status: 204 }
  }
  return failure(405, 'MethodNotAllowed', 'The specified method is not allowed against this resource.')
}

function answerToRead(object: StoredObject | undefined, headers: IncomingHttpHeaders): Answer {
  if (object === undefined) return failure(404, 'NoSuchKey', 'The specified key does not exist.')
  if (headers['if-match'] !== undefined && !namesVersion(headers['if-match'], object)) return preconditionFailed
  if (headers['if-none-match'] !== undefined && namesVersion(headers['if-none-match'], object)) {
    return { status: 304, headers: { etag: object.etag, 'last-modified': object.lastModified.toUTCString() } }
  }
  return {
    status: 200,
    headers: {
      etag: object.etag,
      'last-modified': object.lastModified.toUTCString(),
      'content-type': object.contentType,
      'accept-ranges': 'bytes',
      ...Object.fromEntries(Object.entries(object.metadata).map(([name, value]) => [`x-amz-meta-${name}`, value])),
      // Checksums are told to those who ask.
      ...(headers['x-amz-checksum-mode'] === 'ENABLED' && checksumHeaders(object)),
    },
    body: object.body,
  }
}

function answerToWrite(
  contents: Map<string, StoredObject>,
  key: string,
  headers: IncomingHttpHeaders,
  received: Buffer,
): Answer {
  const upload = readUpload(headers, received)
  if (upload.status === 'refused') return upload.answer

  // The condition is on the object as it stands now, when the whole body is here.
  const current = contents.get(key)
  const { 'if-match': ifMatch, 'if-none-match': ifNoneMatch } = headers
  if (ifNoneMatch !== undefined && ifNoneMatch !== '*') {
    return failure(501, 'NotImplemented', 'If-None-Match of a write takes only the value *.')
  }
  if (ifNoneMatch === '*' && current !== undefined) return preconditionFailed
  if (ifMatch !== undefined) {
    if (current === undefined) return failure(404, 'NoSuchKey', 'The specified key does not exist.')
    if (!namesVersion(ifMatch, current)) return preconditionFailed
  }

  const metadata: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (name.startsWith('x-amz-meta-')) metadata[name.slice('x-amz-meta-'.length)] = String(value)
  }
  const object = objectFrom(upload.body, metadata, upload.checksums, headers['content-type'])
  contents.set(key, object)
  return { status: 200, headers: { etag: object.etag, ...checksumHeaders(object) } }
}

function objectFrom(
  body: Buffer,
  metadata: Readonly<Record<string, string>>,
  checksums: Readonly<Record<string, string>> = {},
  contentType = 'application/octet-stream',
): StoredObject {
  const etag = `"${createHash('md5').update(body).digest('hex')}"`
  return { body, etag, lastModified: new Date(), metadata, contentType, checksums }
}

function checksumHeaders({ checksums }: StoredObject): OutgoingHttpHeaders {
  return Object.keys(checksums).length === 0 ? {} : { ...checksums, 'x-amz-checksum-type': 'FULL_OBJECT' }
}

/** Whether a condition means this version of the object. Clients may leave the quotes out. */
function namesVersion(condition: string, { etag }: StoredObject): boolean {
  return condition.split(',').some((part) => {
    const wanted = part.trim()
    return wanted === '*' || wanted === etag || `"${wanted}"` === etag
  })
}

/** Checksums that an upload may carry, each with its computation in base64. */
const checksumAlgorithms: Readonly<Record<string, (body: Buffer) => string>> = {
  'x-amz-checksum-crc32'(body) {
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32BE(crc32(body))
    return bytes.toString('base64')
  },
  'x-amz-checksum-sha1': (body) => createHash('sha1').update(body).digest('base64'),
  'x-amz-checksum-sha256': (body) => createHash('sha256').update(body).digest('base64'),
}

type Upload =
  | { readonly status: 'complete'; readonly body: Buffer; readonly checksums: Readonly<Record<string, string>> }
  | { readonly status: 'refused'; readonly answer: Answer }

/** The body of an upload, taken out of its transfer encoding, with the checksums that came with it verified. */
function readUpload(headers: IncomingHttpHeaders, received: Buffer): Upload {
  const refused = (status: number, code: string, message: string): Upload => ({
    status: 'refused',
    answer: failure(status, code, message),
  })

  let body = received
  let trailers: Readonly<Record<string, string>> = {}
  if (String(headers['x-amz-content-sha256']).startsWith('STREAMING-')) {
    const decoded = decodeChunks(received)
    if (decoded === undefined || String(decoded.body.length) !== headers['x-amz-decoded-content-length']) {
      return refused(400, 'IncompleteBody', 'The request body terminated unexpectedly')
    }
    ;({ body, trailers } = decoded)
  }

  const { 'content-md5': contentMd5 } = headers
  if (contentMd5 !== undefined && contentMd5 !== createHash('md5').update(body).digest('base64')) {
    return refused(400, 'BadDigest', 'The Content-MD5 you specified did not match what we received.')
  }
  const checksums: Record<string, string> = {}
  for (const [name, value] of Object.entries({ ...headers, ...trailers })) {
    // Two headers begin alike and hold none: the algorithm by name, and the type of the checksum.
    if (!name.startsWith('x-amz-checksum-') || /-(?:algorithm|type|mode)$/.test(name)) continue
    const compute = checksumAlgorithms[name]
    if (compute === undefined) return refused(501, 'NotImplemented', `This server does not know ${name}.`)
    const computed = compute(body)
    if (computed !== value) {
      return refused(400, 'BadDigest', `The ${name} you specified did not match the calculated checksum.`)
    }
    checksums[name] = computed
  }
  return { status: 'complete', body, checksums }
}

/**
 * Decode the encoding `aws-chunked`: chunks with their length in hexadecimal digits before them, the last one empty, and
 * trailers after it. `undefined` where it is torn.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 */
function decodeChunks(
  received: Buffer,
): { readonly body: Buffer; readonly trailers: Readonly<Record<string, string>> } | undefined {
  const chunks: Buffer[] = []
  let position = 0
  for (;;) {
    const endOfHead = received.indexOf('\r\n', position)
    if (endOfHead < 0) return undefined
    const length = Number.parseInt(received.subarray(position, endOfHead).toString('latin1'), 16)
    const start = endOfHead + 2
    if (Number.isNaN(length) || start + length > received.length) return undefined
    if (length === 0) {
      position = start
      break
    }
    chunks.push(received.subarray(start, start + length))
    position = start + length + 2
  }
  const trailers: Record<string, string> = {}
  for (const line of received.subarray(position).toString('latin1').split('\r\n')) {
    const [name = '', ...value] = line.split(':')
    if (name !== '') trailers[name.trim().toLowerCase()] = value.join(':').trim()
  }
  return { body: Buffer.concat(chunks), trailers }
}

/** Bucket and key of a request's path. */
function placeOf(url: string): { readonly bucket: string; readonly key: string } {
  const [, bucket = '', ...key] = new URL(url, 'http://localhost').pathname.split('/')
  return { bucket: decodeURIComponent(bucket), key: key.map(decodeURIComponent).join('/') }
}

function failure(status: number, code: string, message: string): Answer {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message><RequestId>${randomUUID()}</RequestId></Error>`
  return { status, headers: { 'content-type': 'application/xml' }, body: Buffer.from(body) }
}

const preconditionFailed = failure(
  412,
  'PreconditionFailed',
  'At least one of the pre-conditions you specified did not hold',
)
