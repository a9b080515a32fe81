/** The words of a document lie sealed as its tablet had deflated them, never with talks, and older ones still open. */

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { DEFLATED } from '../../../schema/wire/sealed-shape.ts'
import { SEAL_BYTES } from '../../../server/keys/class-keys.ts'
import type { Api } from '../../support/api.ts'
import { send, visitTo } from '../../support/intake.ts'
import { emptyIntake, openIntake, ROOM as room } from '../../support/intake-office.ts'
import { listDocuments } from '../../support/kept-sealed.ts'

let api: Api
beforeAll(async () => {
  api = await openIntake()
})
afterAll(() => api.close())
beforeEach(() => emptyIntake(api))

const note = 'ប្រធានការិយាល័យបានដេញខ្ញុំចេញ'.repeat(20)
const noted = { step_free_route: { kind: 'yes-no', value: 'no', note } } as const
const talk = {
  id: randomUUID(),
  answers: new Map([['int_consent', { kind: 'yes-no', value: 'no' } as const]]),
}

const lying = async (): Promise<{ readonly sealed: Buffer; readonly opened: Buffer }> => {
  const { id, free_text } = await api.db
    .selectFrom('visit')
    .select(['id', 'free_text'])
    .executeTakeFirstOrThrow()
  const opened = free_text && api.services.classKeys.open(api.campaign, 'free-text', id, free_text)
  if (!free_text || !opened) throw new Error('nothing lies sealed there')
  return { sealed: Buffer.from(free_text), opened }
}

test('what a tablet deflated lies sealed as it came, shorter than the document, and is read word for word', async () => {
  const sent = await visitTo(api, room, noted)
  await send(api, sent)
  const { sealed, opened } = await lying()
  expect(opened[0]).toBe(DEFLATED)
  expect(sealed.length).toBe(SEAL_BYTES + opened.length)
  expect(sealed.length).toBeLessThan(Buffer.byteLength(sent.content.visit) / 2)
  expect(await listDocuments(api)).toEqual([sent.content.visit])
})

test('with talks in the same content only the document lies under free text, and nothing of a talk', async () => {
  const sent = await visitTo(api, room, noted, { more: { interviews: [talk] } })
  await send(api, sent)
  const { opened } = await lying()
  expect(opened.toString('utf8')).toBe(sent.content.visit)
  expect(opened.includes('int_consent')).toBe(false)
  expect(await listDocuments(api)).toEqual([sent.content.visit])
})

test('what was sealed whole before, at its full length, still opens', async () => {
  const sent = await visitTo(api, room, noted)
  await send(api, sent)
  const whole = Buffer.from(sent.content.visit)
  const sealed = api.services.classKeys.seal(api.campaign, 'free-text', sent.id, whole) ?? null
  await api.db.updateTable('visit').set({ free_text: sealed }).execute()
  expect((await lying()).opened).toEqual(whole)
  expect(await listDocuments(api)).toEqual([sent.content.visit])
})

test('once free text has ended, the facts are what is read', async () => {
  const sent = await visitTo(api, room, noted)
  await send(api, sent)
  const { body } = await api.db.selectFrom('visit').select('body').executeTakeFirstOrThrow()
  await api.db.updateTable('visit').set({ free_text: null }).execute()
  expect(await listDocuments(api)).toEqual([body])
})
