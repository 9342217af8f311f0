import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'

/** How a request ends. */
export type Answer =
  | {
      readonly status: number
      readonly headers?: OutgoingHttpHeaders
      readonly body?: string | Buffer
      /** @defaultValue 0 */
      readonly delayMilliseconds?: number
    }
  /** The connection breaks. */
  | 'broken'

/** A server of this process, on loopback. */
export interface LoopbackServer {
  readonly endpoint: string
  close(): Promise<void>
}

/** Answer requests, each after its whole body has arrived. */
export async function startLoopbackServer(
  answer: (request: IncomingMessage, body: Buffer) => Answer,
): Promise<LoopbackServer> {
  const server = createServer((request, response) => {
    const handle = async (): Promise<void> => {
      const given = answer(request, await buffer(request))
      if (given === 'broken') {
        request.socket.destroy()
        return
      }
      if (given.delayMilliseconds !== undefined) await wait(given.delayMilliseconds)
      const body = Buffer.from(given.body ?? '')
      response.writeHead(given.status, { 'content-length': body.length, ...given.headers })
      response.end(request.method === 'HEAD' ? undefined : body)
    }
    // A client that went away in the middle of its request.
    handle().catch(() => request.socket.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
