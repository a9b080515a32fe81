/** The same stores without a disk: for tests, and for windows where nothing may be kept. */

import { type Entry, withoutTalk } from './changes.ts'
import { type Drafts, headAt, type KeptDraft, movedHead } from './drafts.ts'
import type { Memory, MemoryName } from './memory.ts'
import { inOrder, nextOrder, type Outbox, type Sending } from './outbox.ts'
import type { PeopleKeeper, PeopleKept } from './people.ts'
import type { KeptPhoto, Photos } from './photos.ts'
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

export function inMemoryOutbox(): Outbox {
  const sendings = new Map<string, Sending>()
  return {
    async put(sending) {
      sendings.set(sending.visit, { ...sending, order: nextOrder([...sendings.values()]) })
    },
    async replace(sending) {
      sendings.set(sending.visit, sending)
    },
    async read(visit) {
      return sendings.get(visit)
    },
    async list() {
      return inOrder([...sendings.values()])
    },
    async drop(visit) {
      sendings.delete(visit)
    },
  }
}

export function inMemoryPhotos(): Photos {
  const photos = new Map<string, KeptPhoto>()
  return {
    async keep(photo) {
      photos.set(photo.sha256, photo)
    },
    async read(sha256) {
      return photos.get(sha256)
    },
    async drop(sha256) {
      photos.delete(sha256)
    },
    async dropOf(visit) {
      for (const photo of [...photos.values()]) if (photo.visit === visit) photos.delete(photo.sha256)
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
