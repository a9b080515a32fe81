/** An office as the sync engine sees it, in memory: receipts, a standing, backups, restores, and moods. */

import type { Outcome, Problem } from '../../web/api/problem.ts'
import type { KeptLine } from '../../web/offline/keeping.ts'
import type { Sending } from '../../web/offline/outbox.ts'
import type { Post } from '../../web/offline/send-sealed.ts'

interface Row {
  readonly sha256: string
  readonly arrived: number
}

type Rows = ReadonlyMap<string, Row>

export interface OfficeModel {
  readonly post: Post
  /** Everything that was asked, in order: `visit 1`, `photo` with the beginning of its hash, `question 2`. */
  readonly heard: readonly string[]
  /** What it has: the hash under each id, of photos under id and hash. */
  readonly rows: () => Rows
  /** What the last checked backup holds. */
  readonly inBackup: () => Rows
  /** How often one row was stored. */
  readonly stored: (key: string) => number
  /** A checked backup of what is there. */
  readonly backUp: () => void
  /** The last backup takes the place of everything; a new epoch begins. */
  readonly restore: () => void
  /** What it says in place of its answer, while this gives back something. */
  mood: (heard: string) => Outcome<unknown> | undefined
  photos: 'now' | 'later'
}

export const busy = (status = 503, waitMs?: number): Problem => ({
  kind: 'refused',
  status,
  slug: 'server-busy',
  titles: { en: 'Busy' },
  details: { en: 'Later' },
  facts: {},
  ...(waitMs === undefined ? {} : { waitMs }),
})

export function officeModel(): OfficeModel {
  let rows: Rows = new Map()
  let backup: Rows = new Map()
  let epoch = 1
  let backedUpTo = 0
  let turn = 1
  const heard: string[] = []
  const stored = new Map<string, number>()

  const keep = (key: string, sha256: string): Row => {
    const known = rows.get(key)
    if (known) return known
    turn += 1
    const row = { sha256, arrived: turn }
    rows = new Map(rows).set(key, row)
    stored.set(key, (stored.get(key) ?? 0) + 1)
    return row
  }
  const answer = (said: string, otherwise: () => Outcome<unknown>): Outcome<unknown> => {
    heard.push(said)
    return model.mood(said) ?? otherwise()
  }
  const receipt = (id: string, { sha256, arrived }: Row) => ({
    id,
    sha256,
    code: 'K7M2QX',
    state: 'received',
    epoch: `epoch ${epoch}`,
    arrived: String(arrived),
  })
  const standing = (kept: readonly KeptLine[]) => {
    const lines = kept.map(({ id, sha256, photos }) => ({
      id,
      envelope: rows.get(id)?.sha256 !== sha256,
      photos: photos.filter((photo) => !rows.has(`${id} ${photo}`)),
      keys: [id, ...photos.map((photo) => `${id} ${photo}`)],
    }))
    const isMissing = (line: (typeof lines)[number]) => line.envelope || line.photos.length > 0
    return {
      epoch: `epoch ${epoch}`,
      backedUpTo: String(backedUpTo),
      missing: lines.filter(isMissing).map(({ keys: _, ...line }) => line),
      here: lines
        .filter((line) => !isMissing(line))
        .map(({ id, keys }) => ({
          id,
          arrived: String(Math.max(...keys.map((key) => rows.get(key)?.arrived ?? 0))),
        })),
      photos: model.photos,
    }
  }

  const model: OfficeModel = {
    heard,
    rows: () => rows,
    inBackup: () => backup,
    stored: (key) => stored.get(key) ?? 0,
    mood: () => undefined,
    photos: 'now',
    backUp() {
      backup = rows
      backedUpTo = turn + 1
    },
    restore() {
      rows = new Map([...backup].map(([key, row]) => [key, { ...row, arrived: 0 }]))
      epoch += 1
      backedUpTo = 0
      turn = 1
    },
    post: {
      envelope: async (sending: Sending) =>
        answer(`${sending.kind} ${sending.id.at(-1)}`, () => ({
          reply: receipt(sending.id, keep(sending.id, sending.sha256)),
        })),
      part: async ({ id }, { sha256, of }) =>
        answer(`photo ${sha256.slice(0, 4)}`, () =>
          rows.has(id)
            ? { reply: { ...receipt(id, keep(`${id} ${sha256}`, sha256)), sha256, offset: of } }
            : { problem: { ...busy(422), slug: 'photo-not-expected' } },
        ),
      question: async (_code, kept) => answer(`question ${kept.length}`, () => ({ reply: standing(kept) })),
    },
  }
  return model
}
