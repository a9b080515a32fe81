/** `fetch` of a tablet whose office runs in the same process: no port, no wire, the very same requests. */

import type { FastifyInstance } from 'fastify'

/** `find` gives the office as it is at that moment; nothing while there is none. */
export function injectFetch(find: () => FastifyInstance | undefined): typeof fetch {
  return async (address, init) => {
    const office = find()
    if (!office) throw new TypeError('nobody answers')
    const asked = new Request(new URL(String(address), 'http://way-in.test'), init)
    const body = asked.body === null ? undefined : Buffer.from(await asked.arrayBuffer())
    const response = await office.inject({
      // Tablets use these two and `POST`.
      method: asked.method as 'GET' | 'PUT' | 'POST',
      url: String(address),
      headers: Object.fromEntries(asked.headers),
      ...(body === undefined ? {} : { payload: body }),
    })
    const headers = new Headers()
    for (const [name, value] of Object.entries(response.headers))
      if (value !== undefined) headers.set(name, String(value))
    const bytes = new Uint8Array(response.rawPayload)
    return new Response([204, 304].includes(response.statusCode) ? null : bytes, {
      status: response.statusCode,
      headers,
    })
  }
}
