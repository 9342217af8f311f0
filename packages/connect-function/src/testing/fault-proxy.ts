import { Agent, createServer, request as httpRequest } from 'node:http'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { buffer } from 'node:stream/consumers'

/** What goes wrong with one call to a service. */
export type Fault =
  /** The service answers this and does nothing. */
  | {
      readonly kind: 'refused'
      readonly status: number
      readonly headers?: Readonly<Record<string, string>>
      readonly body: string
    }
  /** The connection breaks before the service hears of the call. */
  | { readonly kind: 'lost-request' }
  /** The service does what it was asked for, and the connection breaks before anything of the answer arrives. */
  | { readonly kind: 'lost-response' }
  /** The service does what it was asked for, and the connection breaks in the middle of the answer. */
  | { readonly kind: 'torn-response' }
  /** The service does what it was asked for, and its answer stops in the middle, on a connection that stays. */
  | { readonly kind: 'stalled-response' }
  /** The service does what it was asked for at once, and never answers. */
  | { readonly kind: 'silence' }
  /** The call takes this much longer to arrive. */
  | { readonly kind: 'delay'; readonly milliseconds: number }

/** A call to a service, as a fault is chosen by it. */
export interface Call {
  /** Counts from 0. */
  readonly index: number
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** A service behind which calls go wrong. */
export interface FaultProxy {
  /** To be used in place of the service's own. */
  readonly endpoint: string
  /** Calls so far. */
  readonly calls: number
  /** Connections to it that are open. */
  readonly connections: number
  /** Calls that have not come to their end, those of clients that have gone included. */
  readonly unfinished: number
  close(): Promise<void>
}

/**
 * Stand in front of a real service, on loopback, and let calls go wrong as `faultFor` says; `undefined` lets one through.
 */
export async function startFaultProxy(
  target: string,
  faultFor: (call: Call) => Fault | undefined,
): Promise<FaultProxy> {
  const { hostname, port } = new URL(target)
  const agent = new Agent({ keepAlive: true })
  const sockets = new Set<Socket>()
  let calls = 0
  let unfinished = 0

  const forward = async (call: Call): Promise<{ readonly message: IncomingMessage; readonly body: Buffer }> => {
    const outgoing = httpRequest({ hostname, port, agent, method: call.method, path: call.path, headers: call.headers })
    outgoing.end(call.body)
    const [message] = (await once(outgoing, 'response')) as [IncomingMessage]
    return { message, body: await buffer(message) }
  }

  const answer = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = 'GET', url: path = '/', headers } = incoming
    const call = { index: calls++, method, path, headers, body: await buffer(incoming) }
    const fault = faultFor(call)
    if (fault?.kind === 'refused') {
      response.writeHead(fault.status, { 'content-length': Buffer.byteLength(fault.body), ...fault.headers })
      response.end(fault.body)
      return
    }
    if (fault?.kind === 'lost-request') {
      incoming.socket.destroy()
      return
    }
    if (fault?.kind === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.milliseconds))
    const { message, body } = await forward(call)
    if (fault?.kind === 'silence') return
    if (fault?.kind === 'lost-response') {
      incoming.socket.destroy()
      return
    }
    response.writeHead(message.statusCode ?? 500, message.rawHeaders)
    if (fault?.kind === 'stalled-response') {
      response.write(body.subarray(0, Math.floor(body.length / 2)))
      return
    }
    if (fault?.kind === 'torn-response') {
      response.write(body.subarray(0, Math.floor(body.length / 2)), () => incoming.socket.destroy())
      return
    }
    response.end(body)
  }

  const server = createServer((incoming, response) => {
    unfinished += 1
    answer(incoming, response)
      .catch(() => incoming.socket.destroy())
      .finally(() => (unfinished -= 1))
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get calls() {
      return calls
    },
    get connections() {
      return sockets.size
    },
    get unfinished() {
      return unfinished
    },
    async close() {
      agent.destroy()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
