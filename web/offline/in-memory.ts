/** The same stores without a disk: for tests, and for windows where nothing may be kept. */

import { type Entry, withoutTalk } from './changes.ts'
import { type Drafts, headAt, type KeptDraft, movedHead } from './drafts.ts'
import type { Memory, MemoryName } from './memory.ts'
import { inOrder, listLetGo, type Outbox, type Sending, waiting } from './outbox.ts'
import type { PeopleKeeper, PeopleKept } from './people.ts'
import type { PackName, Packs, Reference } from './reference.ts'

export function inMemoryDrafts(): Drafts {
  const drafts = new Map<string, KeptDraft>()
  return {
    async start(head) {
      drafts.set(head.visit, { head, changes: drafts.get(head.visit)?.changes ?? [] })
    },
    async keep(visit, change) {
      const draft = drafts.get(visit)
      if (draft) drafts.set(visit, { ...draft, changes: [...draft.changes, structuredClone(change)] })
    },
    async moveTo(visit, section, question) {
      const draft = drafts.get(visit)
      if (draft) drafts.set(visit, { ...draft, head: headAt(draft.head, section, question) })
    },
    async saveStation(visit, station) {
      const draft = drafts.get(visit)
      if (draft) drafts.set(visit, { ...draft, head: movedHead(draft.head, station) })
    },
    async eraseTalk(visit, interview, consent) {
      const draft = drafts.get(visit)
      const silent = (entry: Entry) =>
        entry.kind === 'undo' ? entry : withoutTalk(entry, interview, consent)
      if (draft) drafts.set(visit, { ...draft, changes: draft.changes.map(silent) })
    },
    async read(visit) {
      return structuredClone(drafts.get(visit))
    },
    async list() {
      return [...drafts.values()].map(({ head }) => head)
    },
    async drop(visit) {
      drafts.delete(visit)
    },
  }
}

/** `putPhoto` stands for the draft's own store, which shares its sealed photos with the outbox. */
export interface OutboxInMemory extends Outbox {
  readonly putPhoto: (id: string, sha256: string, bytes: Uint8Array<ArrayBuffer>) => Promise<void>
  /** A photo that is lost on the tablet. */
  readonly losePhoto: (id: string, sha256: string) => Promise<void>
}

export function inMemoryOutbox(): OutboxInMemory {
  const sendings = new Map<string, Sending>()
  const photos = new Map<string, ReadonlyMap<string, Uint8Array<ArrayBuffer>>>()
  const photosOf = (id: string) => photos.get(id) ?? new Map()
  const forget = (id: string, gone: readonly string[]) =>
    photos.set(id, new Map([...photosOf(id)].filter(([key]) => !gone.includes(key))))
  return {
    async put(toSend) {
      sendings.set(toSend.id, waiting(toSend, [...sendings.values()]))
      photos.set(toSend.id, new Map([...photosOf(toSend.id)].filter(([key]) => toSend.photos.includes(key))))
    },
    async change({ id, sha256 }, to) {
      const present = sendings.get(id)
      if (present?.sha256 !== sha256) return
      const next = to(present)
      sendings.set(id, next)
      forget(id, listLetGo(present, next))
    },
    async read(id) {
      return sendings.get(id)
    },
    async list() {
      return inOrder([...sendings.values()])
    },
    async remove(id) {
      if (!sendings.get(id)?.isBackedUp) return
      sendings.delete(id)
      photos.delete(id)
    },
    async putPhoto(id, sha256, bytes) {
      photos.set(id, new Map([...photosOf(id), [sha256, bytes]]))
    },
    async readPhoto(id, sha256) {
      return photosOf(id).get(sha256)
    },
    async losePhoto(id, sha256) {
      forget(id, [sha256])
    },
  }
}

export function inMemoryReference(): Reference {
  const packs = new Map<string, unknown>()
  return {
    async keep(name, pack) {
      packs.set(name, structuredClone(pack))
    },
    async read<Name extends PackName>(name: Name) {
      // Only `keep` writes here, under the same names.
      return structuredClone(packs.get(name)) as Packs[Name] | undefined
    },
    async listNames() {
      return [...packs.keys()]
    },
  }
}

export function inMemoryPeople(): PeopleKeeper {
  let kept: PeopleKept = { people: [], current: undefined }
  return {
    read: async () => kept,
    async keep(next) {
      kept = next
    },
  }
}

export function inMemoryMemory(): Memory {
  const kept = new Map<MemoryName, string>()
  return {
    async read(name) {
      const text = kept.get(name)
      return text === undefined ? undefined : JSON.parse(text)
    },
    async keep(name, value) {
      if (value === undefined) kept.delete(name)
      else kept.set(name, JSON.stringify(value))
    },
  }
}
