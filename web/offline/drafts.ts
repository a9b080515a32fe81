/** Drafts on the device, each in the vault of its monitor: a head, and one small entry for every change. */

import type { Form, QuestionId } from '../../schema/checklist/checklist.ts'
import type { CampaignId, StationCode, VisitId } from '../../schema/codes.ts'
import type { ChecklistRef, Visit } from '../../schema/visit/visit.ts'
import { type Entry, withoutTalk } from './changes.ts'
import { type Cipher, openValue, sealValue } from './cipher.ts'
import type { DeviceDatabase } from './device-database.ts'
import {
  type StoredEntry,
  type StoredHead,
  storedEntry,
  storedHead,
  upgradeEntry,
  upgradeHead,
} from './stored-drafts.ts'

/** How a draft began, and where its monitor was last. */
export interface DraftHead {
  readonly visit: VisitId
  readonly campaign: CampaignId
  readonly station: StationCode
  /** Where it was begun, when it was moved to another station since. */
  readonly begunAt?: StationCode
  readonly checklist: ChecklistRef
  readonly form: Form
  readonly startedAt: string
  /** The earlier visit it goes on from. */
  readonly follows?: VisitId
  /** It is a correction: of this visit, or of the correction that was the last word on it. */
  readonly corrects?: VisitId
  /** It changes nothing: asked by the office, its monitor says that it is right as it is. */
  readonly confirms?: true
  /** Where to go on from: the section that was open last, and the question that had the focus. */
  readonly section?: string
  readonly question?: string
}

export interface KeptDraft {
  readonly head: DraftHead
  readonly changes: readonly Entry[]
}

export interface Drafts {
  readonly start: (head: DraftHead) => Promise<void>
  /** On the disk itself when the promise is kept. */
  readonly keep: (visit: VisitId, change: Entry) => Promise<void>
  readonly moveTo: (visit: VisitId, section: string, question?: string) => Promise<void>
  /** The station a draft now belongs to. */
  readonly saveStation: (visit: VisitId, station: StationCode) => Promise<void>
  /** Erases what was said in a talk, but for the consent; the other entries stay as they are, each in its place. */
  readonly eraseTalk: (visit: VisitId, interview: string, consent: QuestionId) => Promise<void>
  readonly read: (visit: VisitId) => Promise<KeptDraft | undefined>
  readonly list: () => Promise<readonly DraftHead[]>
  readonly drop: (visit: VisitId) => Promise<void>
}

export const begunVisit = (head: DraftHead): Visit => ({
  id: head.visit,
  campaign: head.campaign,
  // A move is one of the changes; replayed, it finds the visit where it was begun.
  station: head.begunAt ?? head.station,
  checklist: head.checklist,
  form: head.form,
  answers: new Map(),
  interviews: [],
  startedAt: head.startedAt,
  ...(head.follows === undefined ? {} : { follows: head.follows }),
  ...(head.corrects === undefined
    ? {}
    : {
        corrects: { visit: head.corrects, reason: '', ...(head.confirms ? { confirms: head.confirms } : {}) },
        chosen: [],
      }),
})

/** The head of a draft that was moved; it remembers where it was begun. */
export function movedHead(head: DraftHead, station: StationCode): DraftHead {
  const begun = head.begunAt ?? head.station
  const { begunAt: _, ...bare } = head
  return begun === station ? { ...bare, station } : { ...bare, station, begunAt: begun }
}

/** The head with another place to go on from. */
export const headAt = (head: DraftHead, section: string, question?: string): DraftHead => {
  const { question: _, ...rest } = head
  return { ...rest, section, ...(question === undefined ? {} : { question }) }
}

const headPlace = (visit: string): string => `draft ${visit}`
const entryPlace = (visit: string, turn: number): string => `entry ${visit} ${turn}`
/** All entries of a draft: an empty list sorts after every number. */
export const entriesOf = (visit: string): IDBKeyRange => IDBKeyRange.bound([visit], [visit, []])

/** An entry on its way, as it was sealed, and under which turn. */
interface Attempt {
  readonly entry: Entry
  readonly turn: number
  readonly box: Uint8Array<ArrayBuffer>
}

const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, at) => byte === other[at])

/** A lane: each work begins when the one before it has ended, well or badly. */
function oneAfterAnother(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const done = last.then(work)
    last = done.catch(() => undefined)
    return done
  }
}

export function deviceDrafts(database: DeviceDatabase, person: string, cipher: Cipher): Drafts {
  /** The turn of the next entry of each draft, as far as known here. */
  const turns = new Map<string, number>()
  /** Entries go one after the other, so that the order asked for is the order kept. */
  const entriesInTurn = oneAfterAnother()
  /** So do heads, which are read, changed and put back; no answer ever waits behind one. */
  const headsInTurn = oneAfterAnother()

  const putHead = async (head: DraftHead) => {
    const box = await sealValue(cipher, storedHead(head), headPlace(head.visit))
    await database.run(['draftBoxes'], (on) =>
      on.objectStore('draftBoxes').put({ visit: head.visit, person, box }),
    )
  }

  const readHead = async (visit: string): Promise<DraftHead | undefined> => {
    const boxed = await database.run(['draftBoxes'], (on) => on.objectStore('draftBoxes').get(visit))
    if (boxed?.person !== person) return undefined
    return upgradeHead((await openValue(cipher, boxed.box, headPlace(visit))) as StoredHead)
  }

  const readEntries = async (visit: string) => {
    const boxes = await database.run(['entryBoxes'], (on) =>
      on.objectStore('entryBoxes').getAll(entriesOf(visit)),
    )
    return Promise.all(
      boxes.map(async ({ turn, box }) => ({
        turn,
        entry: upgradeEntry((await openValue(cipher, box, entryPlace(visit, turn))) as StoredEntry),
      })),
    )
  }

  const nextTurn = (visit: string): Promise<number> =>
    database.run(['entryBoxes'], async (on) => {
      const cursor = await on.objectStore('entryBoxes').openKeyCursor(entriesOf(visit), 'prev')
      return cursor ? cursor.key[1] + 1 : 0
    })

  /** Of each draft the entry that failed last: it may have come to the disk all the same, later than anybody waited. */
  const doubtful = new Map<string, Attempt>()

  const add = async (visit: string, entry: Entry) => {
    const before = doubtful.get(visit)
    const isRepeated = before?.entry === entry
    const turn = isRepeated ? before.turn : (turns.get(visit) ?? (await nextTurn(visit)))
    // Forgotten until it is there: after a failure the disk is asked again.
    turns.delete(visit)
    const box = isRepeated ? before.box : await sealValue(cipher, storedEntry(entry), entryPlace(visit, turn))
    doubtful.set(visit, { entry, turn, box })
    let mayBeThere = isRepeated
    const isOurs = await database.run(['entryBoxes'], async (on) => {
      const store = on.objectStore('entryBoxes')
      const there = mayBeThere ? await store.get([visit, turn]) : undefined
      if (there) return isSame(there.box, box)
      mayBeThere = true
      // `add`, not `put`: what another tab wrote under this turn is never replaced.
      const added = store.add({ visit, turn, person, box })
      // To the disk at once: else it would wait for the page, which is busy drawing the answer, to say that it is done.
      on.commit()
      await added
      return true
    })
    doubtful.delete(visit)
    if (!isOurs) return add(visit, entry)
    turns.set(visit, turn + 1)
  }

  return {
    start: putHead,
    keep: (visit, entry) => entriesInTurn(() => add(visit, entry)),
    moveTo: (visit, section, question) =>
      headsInTurn(async () => {
        const head = await readHead(visit)
        if (!head || (head.section === section && head.question === question)) return
        await putHead(headAt(head, section, question))
      }),
    saveStation: (visit, station) =>
      headsInTurn(async () => {
        const head = await readHead(visit)
        if (head && head.station !== station) await putHead(movedHead(head, station))
      }),
    eraseTalk: (visit, interview, consent) =>
      entriesInTurn(async () => {
        const erased = (await readEntries(visit)).flatMap(({ turn, entry }) => {
          const silent = entry.kind === 'undo' ? entry : withoutTalk(entry, interview, consent)
          return silent === entry ? [] : [{ turn, entry: silent }]
        })
        const boxes = await Promise.all(
          erased.map(async ({ turn, entry }) => ({
            ...{ visit, turn, person },
            box: await sealValue(cipher, storedEntry(entry), entryPlace(visit, turn)),
          })),
        )
        await database.run(['entryBoxes'], async (on) => {
          for (const boxed of boxes) await on.objectStore('entryBoxes').put(boxed)
        })
      }),
    async read(visit) {
      const head = await readHead(visit)
      // Another person's: their entries would not open.
      if (!head) return undefined
      const entries = await readEntries(visit)
      // The first answer needs not ask. What an entry on its way has put there is newer.
      if (!turns.has(visit)) turns.set(visit, (entries.at(-1)?.turn ?? -1) + 1)
      return { head, changes: entries.map(({ entry }) => entry) }
    },
    async list() {
      const boxes = await database.run(['draftBoxes'], (on) => on.objectStore('draftBoxes').getAll())
      const heads = await Promise.all(
        boxes
          .filter((boxed) => boxed.person === person)
          .map(({ visit }) => readHead(visit).catch(() => undefined)),
      )
      return heads.filter((head) => head !== undefined)
    },
    async drop(visit) {
      turns.delete(visit)
      doubtful.delete(visit)
      await database.run(['draftBoxes', 'entryBoxes'], async (on) => {
        await on.objectStore('draftBoxes').delete(visit)
        await on.objectStore('entryBoxes').delete(entriesOf(visit))
      })
    },
  }
}
