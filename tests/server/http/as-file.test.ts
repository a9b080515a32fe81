/** A file that cannot be finished is broken off: whoever takes it sees that something is missing. */

import fastify from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { asFile } from '../../../server/http/as-file.ts'
import { compressReplies } from '../../../server/http/compress-replies.ts'

const app = fastify()
let url = ''
beforeAll(async () => {
  await compressReplies(app)
  app.get('/:how', async (request, reply) => {
    const isWhole = (request.params as { readonly how: string }).how === 'whole'
    return asFile(reply, 'text/csv; charset=utf-8', 'rows.csv', rows(isWhole))
  })
  url = await app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => app.close())

async function* rows(isWhole: boolean) {
  yield 'station,rating\r\n'
  await new Promise((done) => setImmediate(done))
  if (!isWhole) throw new Error('the database is gone')
  yield '0201,full\r\n'
}

for (const encoding of ['identity', 'gzip', 'br'])
  it(`as ${encoding}`, async () => {
    const take = (how: string) => fetch(`${url}/${how}`, { headers: { 'accept-encoding': encoding } })
    expect(await (await take('whole')).text()).toBe('station,rating\r\n0201,full\r\n')
    await expect(take('broken').then((reply) => reply.text())).rejects.toThrow()
  })
