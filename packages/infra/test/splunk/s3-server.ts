import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { S3Client } from '@aws-sdk/client-s3'
import { startLoopbackServer } from './loopback-server.js'
import type { Answer } from './loopback-server.js'

/** An S3 of this process, as far as a replay needs it: list in pages, GET of ranges, HEAD and PUT, path style. */
export interface S3Server {
  readonly endpoint: string
  readonly client: S3Client
  /** Objects of the one bucket, by key. */
  readonly objects: Map<string, Buffer>
  /** `METHOD key`, in order. */
  readonly requests: string[]
  close(): Promise<void>
}

/** Credentials for clients of servers of this process. */
export const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }

/** @param pageSize - Most objects in an answer to a listing. */
export async function startS3Server(bucket: string, pageSize = 3): Promise<S3Server> {
  const objects = new Map<string, Buffer>()
  const requests: string[] = []
  const server = await startLoopbackServer((request, body) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const [, asked = '', ...rest] = url.pathname.split('/')
    const key = rest.map(decodeURIComponent).join('/')
    requests.push(`${request.method ?? ''} ${key}`)
    if (asked !== bucket) return failure(404, 'NoSuchBucket')
    if (key === '') return list(objects, url.searchParams, pageSize)
    if (request.method === 'PUT') {
      objects.set(key, uploadOf(request, body))
      return { status: 200, headers: { etag: etagOf(body) } }
    }
    const object = objects.get(key)
    return object === undefined ? failure(404, 'NoSuchKey') : read(object, request)
  })
  const client = new S3Client({
    endpoint: server.endpoint,
    forcePathStyle: true,
    region: 'ap-northeast-2',
    credentials,
    maxAttempts: 1,
  })
  return {
    endpoint: server.endpoint,
    client,
    objects,
    requests,
    async close() {
      client.destroy()
      await server.close()
    },
  }
}

function read(object: Buffer, { headers }: IncomingMessage): Answer {
  const etag = etagOf(object)
  const { 'if-match': condition, range } = headers
  if (condition !== undefined && condition !== etag) return failure(412, 'PreconditionFailed')
  const asked = /^bytes=(\d+)-(\d+)$/.exec(range ?? '')
  if (asked === null) return { status: 200, headers: { etag }, body: object }
  const start = Number(asked[1])
  if (start >= object.length) return failure(416, 'InvalidRange')
  const end = Math.min(Number(asked[2]), object.length - 1)
  return {
    status: 206,
    headers: { etag, 'content-range': `bytes ${start}-${end}/${object.length}` },
    body: object.subarray(start, end + 1),
  }
}

function list(objects: ReadonlyMap<string, Buffer>, query: URLSearchParams, pageSize: number): Answer {
  const prefix = query.get('prefix') ?? ''
  const after = query.get('continuation-token') ?? ''
  const keys = [...objects.keys()].filter((key) => key.startsWith(prefix) && key > after).sort()
  const page = keys.slice(0, pageSize)
  const next = keys.length > pageSize ? `<NextContinuationToken>${page.at(-1) ?? ''}</NextContinuationToken>` : ''
  const contents = page
    .map((key) => `<Contents><Key>${key}</Key><Size>${objects.get(key)?.length ?? 0}</Size></Contents>`)
    .join('')
  return {
    status: 200,
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult><IsTruncated>${keys.length > pageSize}</IsTruncated>${next}${contents}</ListBucketResult>`,
  }
}

/** The body of an upload, out of its chunks where it came in some. */
function uploadOf({ headers }: IncomingMessage, received: Buffer): Buffer {
  if (!String(headers['x-amz-content-sha256']).startsWith('STREAMING-')) return received
  const endOfHead = received.indexOf('\r\n')
  const length = Number.parseInt(received.subarray(0, endOfHead).toString('latin1'), 16)
  return received.subarray(endOfHead + 2, endOfHead + 2 + length)
}

function etagOf(body: Buffer): string {
  return `"${createHash('md5').update(body).digest('hex')}"`
}

function failure(status: number, code: string): Answer {
  return {
    status,
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${code}</Message></Error>`,
  }
}
