/** A server in between that spoils the product on its way to the tablet, to show that a harness can turn red. */

import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Spoiler {
  readonly url: string
  /** How many pieces were spoilt; none means that the sabotage no longer finds what it spoils. */
  readonly count: () => number
  readonly close: () => Promise<void>
}

/** Every script that passes has `found` replaced; everything else passes as it is. */
export async function spoilScripts(target: string, found: RegExp, replaced: string): Promise<Spoiler> {
  const { hostname, port } = new URL(target)
  let spoilt = 0
  const server = createServer((asked, reply) => {
    // Plain bytes from the product, or there would be nothing to replace.
    const headers = { ...asked.headers, 'accept-encoding': 'identity' }
    const passed = request({ hostname, port, method: asked.method, path: asked.url, headers }, (answer) => {
      const isScript = (answer.headers['content-type'] ?? '').includes('javascript')
      if (!isScript) {
        reply.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(reply)
        return
      }
      const pieces: Buffer[] = []
      answer.on('data', (piece: Buffer) => pieces.push(piece))
      answer.on('end', () => {
        const text = Buffer.concat(pieces).toString('utf8')
        const changed = text.replace(found, () => {
          spoilt += 1
          return replaced
        })
        const { 'content-length': _, 'content-encoding': __, ...rest } = answer.headers
        reply.writeHead(answer.statusCode ?? 502, rest)
        reply.end(changed)
      })
    })
    passed.on('error', () => reply.destroy())
    asked.pipe(passed)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  // Listening on a TCP port, so its address has one.
  const address = server.address() as AddressInfo
  return {
    url: `http://localhost:${address.port}`,
    count: () => spoilt,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}
