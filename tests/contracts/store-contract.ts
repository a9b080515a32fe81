/** What drafts, outbox, photos and reference must do, wherever they keep things: run on memory and on a real disk. */

import type { CampaignId, StationCode, VisitId } from '../../schema/codes.ts'
import { standing } from '../../web/offline/changes.ts'
import type { DraftHead, Drafts } from '../../web/offline/drafts.ts'
import type { Memory } from '../../web/offline/memory.ts'
import type { Outbox, ToSend } from '../../web/offline/outbox.ts'
import type { PeopleKeeper } from '../../web/offline/people.ts'
import type { Reference } from '../../web/offline/reference.ts'

export interface Stores {
  readonly drafts: Drafts
  readonly outbox: Outbox
  /** Keeps a sealed photo where a draft keeps it, for the outbox to send. */
  readonly putPhoto: (id: string, sha256: string, bytes: Uint8Array<ArrayBuffer>) => Promise<void>
  readonly reference: Reference
  readonly people: PeopleKeeper
  readonly memory: Memory
}

/** `open` opens the same place again, as after a restart of the tablet. */
export interface StoreSentence {
  readonly says: string
  readonly run: (open: () => Promise<Stores>) => Promise<void>
}

function same(found: unknown, wanted: unknown): void {
  const [one, other] = [JSON.stringify(found), JSON.stringify(wanted)]
  if (one !== other) throw new Error(`found ${one}, wanted ${other}`)
}

// Ids made up for the test; their form is not what is tested here.
const visit = (n: number) => `00000000-0000-4000-8000-00000000000${n}` as VisitId
const head = (n: number): DraftHead => ({
  visit: visit(n),
  campaign: '11111111-1111-4111-8111-111111111111' as CampaignId,
  station: `0102-000${n}` as StationCode,
  checklist: { id: 'test', version: '1' },
  form: 'full',
  startedAt: '2027-06-06T00:00:00Z',
})
const sending = (n: number, photos: readonly string[] = []): ToSend => ({
  id: visit(n),
  kind: 'visit',
  code: 'mokade-47',
  envelope: `{"n":${n}}`,
  sha256: String(n).repeat(64),
  photos,
})
const yes = { kind: 'yes-no', value: 'yes' } as const
const no = { kind: 'yes-no', value: 'no' } as const

export const storeContract: readonly StoreSentence[] = [
  {
    says: 'A draft comes back with every change in the order it was made',
    async run(open) {
      const { drafts } = await open()
      await drafts.start(head(1))
      await drafts.keep(visit(1), { kind: 'answer', question: 'door', answer: yes })
      await drafts.keep(visit(1), { kind: 'answer', question: 'ramp', answer: yes })
      await drafts.keep(visit(1), { kind: 'answer', question: 'door', answer: no })
      const again = (await open()).drafts
      same((await again.read(visit(1)))?.changes, [
        { kind: 'answer', question: 'door', answer: yes },
        { kind: 'answer', question: 'ramp', answer: yes },
        { kind: 'answer', question: 'door', answer: no },
      ])
    },
  },
  {
    says: 'Changes asked for at the same moment are all kept, in order',
    async run(open) {
      const { drafts } = await open()
      await drafts.start(head(1))
      await Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          drafts.keep(visit(1), { kind: 'answer', question: `q${n}`, answer: yes }),
        ),
      )
      const changes = (await drafts.read(visit(1)))?.changes ?? []
      same(
        changes.map((change) => (change.kind === 'answer' ? change.question : '')),
        Array.from({ length: 20 }, (_, n) => `q${n}`),
      )
    },
  },
  {
    says: 'What a voter said is erased when they withdraw: everything else stays, each entry in its place',
    async run(open) {
      const { drafts } = await open()
      await drafts.start(head(1))
      await drafts.keep(visit(1), { kind: 'answer', question: 'door', answer: yes })
      await drafts.keep(visit(1), { kind: 'answer', question: 'agrees', answer: yes, interview: 'talk' })
      await drafts.keep(visit(1), { kind: 'answer', question: 'voted', answer: no, interview: 'talk' })
      await drafts.keep(visit(1), { kind: 'answer', question: 'voted', answer: no, interview: 'other' })
      await drafts.keep(visit(1), { kind: 'answer', question: 'agrees', answer: no, interview: 'talk' })
      await drafts.eraseTalk(visit(1), 'talk', 'agrees')
      await drafts.keep(visit(1), { kind: 'answer', question: 'ramp', answer: yes })
      const kept = await (await open()).drafts.read(visit(1))
      same(kept?.changes, [
        { kind: 'answer', question: 'door', answer: yes },
        { kind: 'answer', question: 'agrees', answer: yes, interview: 'talk' },
        { kind: 'answer', question: 'voted', interview: 'talk' },
        { kind: 'answer', question: 'voted', answer: no, interview: 'other' },
        { kind: 'answer', question: 'agrees', answer: no, interview: 'talk' },
        { kind: 'answer', question: 'ramp', answer: yes },
      ])
    },
  },
  {
    says: 'Two drafts never mix, and dropping one leaves the other whole',
    async run(open) {
      const { drafts } = await open()
      await drafts.start(head(1))
      await drafts.start(head(2))
      await drafts.keep(visit(1), { kind: 'answer', question: 'door', answer: yes })
      await drafts.keep(visit(2), { kind: 'answer', question: 'door', answer: no })
      await drafts.drop(visit(1))
      same(await drafts.read(visit(1)), undefined)
      same((await drafts.read(visit(2)))?.changes.length, 1)
      same(
        (await drafts.list()).map((one) => one.visit),
        [visit(2)],
      )
      await drafts.start(head(1))
      same((await drafts.read(visit(1)))?.changes, [])
    },
  },
  {
    says: 'A draft remembers the section and the question its monitor was at last',
    async run(open) {
      const { drafts } = await open()
      await drafts.start(head(1))
      await drafts.moveTo(visit(1), 'entrance', 'door')
      const { head: at } = (await (await open()).drafts.read(visit(1))) ?? {}
      same([at?.section, at?.question], ['entrance', 'door'])
      await drafts.moveTo(visit(1), 'room')
      const { head: after } = (await (await open()).drafts.read(visit(1))) ?? {}
      same([after?.section, after?.question], ['room', undefined])
    },
  },
  {
    says: 'What was undone comes back undone',
    async run(open) {
      const { drafts } = await open()
      await drafts.start(head(1))
      await drafts.keep(visit(1), { kind: 'answer', question: 'door', answer: yes })
      await drafts.keep(visit(1), { kind: 'undo', changes: 1 })
      const kept = await (await open()).drafts.read(visit(1))
      same(kept?.changes.length, 2)
      same(standing(kept?.changes ?? []), [])
    },
  },
  {
    says: 'A draft that was moved stands under its new station, and knows where it was begun',
    async run(open) {
      const { drafts } = await open()
      await drafts.start(head(1))
      await drafts.saveStation(visit(1), '010201-0009' as StationCode)
      const moved = (await (await open()).drafts.read(visit(1)))?.head
      same([moved?.station, moved?.begunAt], ['010201-0009', head(1).station])
      await drafts.saveStation(visit(1), head(1).station)
      same((await (await open()).drafts.list())[0], head(1))
    },
  },
  {
    says: 'What was finished first goes first, also after a restart',
    async run(open) {
      await (await open()).outbox.put(sending(3))
      await (await open()).outbox.put(sending(1))
      const { outbox } = await open()
      await outbox.put(sending(2))
      same(
        (await outbox.list()).map((one) => one.id),
        [visit(3), visit(1), visit(2)],
      )
    },
  },
  {
    says: 'A receipt is kept with its visit, and only what a backup holds can be taken off the tablet',
    async run(open) {
      const { outbox } = await open()
      await outbox.put(sending(1))
      await outbox.change(sending(1), (present) => ({ ...present, state: 'received', receipt: 'K7M2QX' }))
      await outbox.remove(visit(1))
      same((await (await open()).outbox.read(visit(1)))?.receipt, 'K7M2QX')
      await outbox.change(sending(1), (present) => ({ ...present, envelope: '', isBackedUp: true }))
      await outbox.remove(visit(1))
      same(await outbox.list(), [])
    },
  },
  {
    says: 'Changes asked for at the same moment all count: none overwrites another',
    async run(open) {
      const { outbox } = await open()
      const photos = Array.from({ length: 8 }, (_, n) => `photo ${n}`)
      await outbox.put(sending(1, photos))
      await Promise.all(
        photos.map((sha256) =>
          outbox.change(sending(1), (present) => ({
            ...present,
            photos: present.photos.map((photo) =>
              photo.sha256 === sha256 ? { sha256, state: 'sent' } : photo,
            ),
          })),
        ),
      )
      const states = (await (await open()).outbox.read(visit(1)))?.photos.map(({ state }) => state)
      same(
        states,
        photos.map(() => 'sent'),
      )
    },
  },
  {
    says: 'A photo stays while it is sent, and leaves the tablet in the step that marks it backed up',
    async run(open) {
      const { outbox, putPhoto } = await open()
      for (const sha256 of ['one', 'two']) await putPhoto(visit(1), sha256, new Uint8Array([1]))
      await outbox.put(sending(1, ['one', 'two']))
      const markAll = (state: 'sent' | 'backed-up', which: readonly string[]) =>
        outbox.change(sending(1), (present) => ({
          ...present,
          photos: present.photos.map((photo) =>
            which.includes(photo.sha256) ? { sha256: photo.sha256, state } : photo,
          ),
        }))
      await markAll('sent', ['one', 'two'])
      same((await outbox.readPhoto(visit(1), 'one'))?.length, 1)
      await markAll('backed-up', ['one'])
      same(await (await open()).outbox.readPhoto(visit(1), 'one'), undefined)
      same((await (await open()).outbox.readPhoto(visit(1), 'two'))?.length, 1)
    },
  },
  {
    says: 'A sealed photo comes back byte for byte, and goes with what it belongs to only',
    async run(open) {
      const { outbox, putPhoto } = await open()
      const bytes = new Uint8Array([1, 216, 0, 7])
      await putPhoto(visit(1), 'one', bytes)
      await putPhoto(visit(2), 'two', bytes)
      await outbox.put(sending(1, ['one']))
      await outbox.put(sending(2, ['two']))
      const again = (await open()).outbox
      same([...((await again.readPhoto(visit(1), 'one')) ?? [])], [1, 216, 0, 7])
      same((await again.read(visit(1)))?.photos, [{ sha256: 'one', state: 'waiting' }])
      await again.change(sending(1), (present) => ({ ...present, isBackedUp: true }))
      await again.remove(visit(1))
      same(await again.readPhoto(visit(1), 'one'), undefined)
      same((await again.readPhoto(visit(2), 'two'))?.length, 4)
    },
  },
  {
    says: 'A photo that was taken back before sealing goes when the envelope comes',
    async run(open) {
      const { outbox, putPhoto } = await open()
      await putPhoto(visit(1), 'kept', new Uint8Array([1]))
      await putPhoto(visit(1), 'taken-back', new Uint8Array([2]))
      await outbox.put(sending(1, ['kept']))
      same((await outbox.readPhoto(visit(1), 'kept'))?.length, 1)
      same(await outbox.readPhoto(visit(1), 'taken-back'), undefined)
    },
  },
  {
    says: 'What takes the place of another under the same id keeps its turn, and an answer to the other changes nothing',
    async run(open) {
      const { outbox } = await open()
      await outbox.put(sending(1))
      await outbox.put(sending(2))
      await outbox.put({ ...sending(1), envelope: '{"n":"later"}', sha256: 'f'.repeat(64) })
      await outbox.change(sending(1), (present) => ({ ...present, state: 'received', receipt: 'K7M2QX' }))
      const [first, second] = await outbox.list()
      same([first?.id, first?.state, first?.envelope], [visit(1), 'waiting', '{"n":"later"}'])
      same(second?.id, visit(2))
    },
  },
  {
    says: 'A pack of reference is replaced whole, and packs are listed by name',
    async run(open) {
      const { reference } = await open()
      await reference.keep('register 01', { areas: [], premises: [], stations: [] })
      await reference.keep('register 01', {
        areas: [{ code: '01', level: 'province', name: { km: 'ក' } }],
        premises: [],
        stations: [],
      })
      const again = (await open()).reference
      same((await again.read('register 01'))?.areas.length, 1)
      same(await again.read('register 02'), undefined)
      same(await again.listNames(), ['register 01'])
    },
  },
  {
    says: 'A tablet knows its people, and whose turn it is',
    async run(open) {
      const { people } = await open()
      same(await people.read(), { people: [] })
      const sokha = { id: 'one', token: 't', code: 'mokade-47', campaign: head(1).campaign }
      await people.keep({ people: [sokha], current: 'one' })
      same((await (await open()).people.read()).people, [sokha])
      same((await (await open()).people.read()).current, 'one')
    },
  },
  {
    says: 'A memory is replaced whole, and what is forgotten is gone',
    async run(open) {
      const { memory } = await open()
      same(await memory.read('visited'), undefined)
      await memory.keep('visited', [{ station: '0102-0001', day: '2027-06-06' }])
      await memory.keep('premises', { ទ្វារ: 'ធំ' })
      const again = (await open()).memory
      same(await again.read('visited'), [{ station: '0102-0001', day: '2027-06-06' }])
      same(await again.read('premises'), { ទ្វារ: 'ធំ' })
      await again.keep('visited', undefined)
      same(await (await open()).memory.read('visited'), undefined)
    },
  },
]
