/** Serves the built site alone, with the headers the product sends, for tests that need no server behind it. */

import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { POLICY } from '../../server/http/safety-headers.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

export interface StaticSite {
  readonly origin: string
  readonly close: () => Promise<void>
}

/** Answers some paths itself (an API made of fixed replies); gives back whether it did. */
export type Answering = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>

export async function serveSite(folder: string, answer?: Answering): Promise<StaticSite> {
  const server = createServer((request, response) => {
    serve(folder, answer, request, response).catch(() => response.writeHead(500).end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the site has no port')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function serve(
  folder: string,
  answer: Answering | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (answer && (await answer(request, response))) return
  const { pathname } = new URL(request.url ?? '/', 'http://site')
  const extension = extname(pathname)
  // Paths without an ending are pages of the app, which finds its way by itself.
  const path = join(folder, normalize(extension ? pathname : '/index.html'))
  const bytes = await readFile(path).catch(() => undefined)
  if (!bytes) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end()
    return
  }
  response.writeHead(200, {
    'content-type': TYPES[extension || '.html'] ?? 'application/octet-stream',
    'content-security-policy': POLICY,
    'cache-control': pathname.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
  })
  response.end(bytes)
}
