/** The floor for intake: a bare Fastify route that stores the same body with one durable insert, and nothing else. */

import Fastify from 'fastify'
import pg from 'pg'

const databaseUrl = process.argv[2]
const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 })
await pool.query('create table if not exists floor_visit (id uuid primary key, body jsonb not null)')

const app = Fastify()
app.put<{ Params: { visit: string } }>('/floor/:visit', async ({ params, body }) => {
  await pool.query({
    name: 'store',
    text: 'insert into floor_visit (id, body) values ($1, $2) on conflict do nothing',
    values: [params.visit, JSON.stringify(body)],
  })
  return { visit: params.visit }
})

const address = await app.listen({ host: '127.0.0.1', port: 0 })
console.log(address)

process.on('SIGTERM', async () => {
  await app.close()
  await pool.end()
})
