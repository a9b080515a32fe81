/** Reads the whole logbook again and says whether it is as it was sealed: against the chain, the file, and written words. */

import { joinedWords } from '../../schema/people/head-words.ts'
import { BEGINNINGS, type Entry } from '../../schema/people/logbook.ts'
import type { ArrivedEntry, Link, ReadLink } from '../queries/logbook-chain.ts'
import type { HeadLine } from './head-file.ts'
import { linkHead, NO_HEAD } from './link-head.ts'

/** `position`: of the entry in the chain where it is seen first. */
export type ChainFault =
  /** An entry, or what came before it, is not what was sealed. */
  | { readonly is: 'changed'; readonly position: number }
  | { readonly is: 'missing'; readonly position: number }
  /** Older than what is sealed, and never sealed itself: written past the server. */
  | { readonly is: 'slipped-in'; readonly position: number }
  /** The second file has another head at this place. */
  | { readonly is: 'file-differs'; readonly position: number }
  /** The second file knows of entries behind the last one that is here. */
  | { readonly is: 'cut-off'; readonly position: number }
  /** The chain goes on behind what the second file knows. */
  | { readonly is: 'beyond-file'; readonly position: number }
  | { readonly is: 'no-file'; readonly position: number }
  /** The second file, or the beginning of the book, is of another database. */
  | { readonly is: 'other-book'; readonly position: number }

export type WordsStand =
  /** Up to there nothing has changed since they were written. `from` and `until`: when they were the newest. */
  | {
      readonly is: 'hold'
      readonly position: number
      readonly from: string
      readonly until: string | undefined
    }
  /** They were right, for entries that a restore has left behind. */
  | { readonly is: 'former-life' }
  | { readonly is: 'fail' }

export interface ChainChecked {
  readonly entries: number
  readonly unsealed: number
  /** How often a backup was restored. */
  readonly restores: number
  /** Heads of the second file that a restore has left behind. */
  readonly leftBehind: number
  readonly head: string
  readonly faults: readonly ChainFault[]
  readonly words: WordsStand | undefined
}

export interface Evidence {
  readonly links: AsyncIterable<readonly ReadLink[]> | Iterable<readonly ReadLink[]>
  readonly unsealed: readonly ArrivedEntry[]
  readonly lastLink: Link | undefined
  readonly epoch: string
  /** The second file as it was before the database was read, and after; nothing where it is not asked. */
  readonly file:
    | { readonly before: readonly HeadLine[] | undefined; readonly after: readonly HeadLine[] | undefined }
    | undefined
  /** As `readHeadWords` gives them. */
  readonly words: string | undefined
}

/** How one head follows from the one before; an argument, so that a test can see what happens without it. */
export type Follow = (before: Uint8Array, entry: Entry, stored: Uint8Array) => Uint8Array

/** A few say enough. */
const MOST_FAULTS = 20

export async function checkChain(evidence: Evidence, follow: Follow = linkHead): Promise<ChainChecked> {
  const walk = new Walk(evidence, follow)
  for await (const some of evidence.links) for (const link of some) walk.takeLink(link)
  for (const entry of evidence.unsealed) walk.takeUnsealed(entry)
  return walk.end()
}

class Walk {
  private readonly faults: ChainFault[] = []
  private readonly evidence: Evidence
  private readonly follow: Follow
  private readonly fileAt = new Map<number, HeadLine[]>()
  /** Lines of the file whose place is in the chain. */
  private readonly met = new Set<HeadLine>()
  private position = 0
  private sealed = 0
  /** What follows from all entries so far; nothing behind one that is missing. */
  private head: Uint8Array | undefined = NO_HEAD
  private storedHead: Uint8Array = NO_HEAD
  private epoch = ''
  private restores = 0
  private leftBehind = 0
  private words: WordsStand | undefined
  private isWaitingForUntil = false

  constructor(evidence: Evidence, follow: Follow) {
    this.evidence = evidence
    this.follow = follow
    if (evidence.words !== undefined) this.words = { is: 'fail' }
    for (const line of evidence.file?.before ?? [])
      this.fileAt.set(line.position, [...(this.fileAt.get(line.position) ?? []), line])
  }

  takeLink({ position, head, entry }: ReadLink): void {
    if (position !== this.position + 1) this.say('missing', this.position + 1)
    this.position = position
    this.sealed = position
    if (entry === undefined) {
      this.say('missing', position)
      this.head = undefined
    } else {
      if (!isSame(this.follow(this.storedHead, entry, head), head)) this.say('changed', position)
      this.go(entry, head)
    }
    this.storedHead = head
  }

  takeUnsealed(entry: ArrivedEntry): void {
    const last = this.evidence.lastLink
    const isOlder =
      last !== undefined &&
      (entry.arrived < last.arrived || (entry.arrived === last.arrived && entry.seq <= last.seq))
    if (isOlder) {
      this.say('slipped-in', this.position)
      return
    }
    this.position += 1
    this.go(entry, this.head ?? NO_HEAD)
  }

  private go(entry: Entry, stored: Uint8Array): void {
    if (BEGINNINGS.includes(entry.act)) {
      this.epoch = entry.object
      if (this.position > 1) this.restores += 1
    }
    if (this.isWaitingForUntil && this.words?.is === 'hold') {
      this.words = { ...this.words, until: entry.at }
      this.isWaitingForUntil = false
    }
    if (this.head === undefined) return
    this.head = this.follow(this.head, entry, stored)
    const head = Buffer.from(this.head).toString('hex')
    this.compareWithFile(head)
    if (this.evidence.words === undefined || joinedWords(head) !== this.evidence.words) return
    this.words = { is: 'hold', position: this.position, from: entry.at, until: undefined }
    this.isWaitingForUntil = true
  }

  private compareWithFile(head: string): void {
    for (const line of this.fileAt.get(this.position) ?? [])
      if (line.epoch === this.epoch) {
        this.met.add(line)
        if (line.head !== head) this.say('file-differs', this.position)
      }
  }

  private say(is: ChainFault['is'], position: number): void {
    if (this.faults.length < MOST_FAULTS) this.faults.push({ is, position })
  }

  end(): ChainChecked {
    if (this.epoch !== this.evidence.epoch) this.say('other-book', this.position)
    if (this.evidence.file) this.compareEnds(this.evidence.file)
    if (this.words?.is === 'fail' && this.isOfFormerLife()) this.words = { is: 'former-life' }
    return {
      entries: this.position,
      unsealed: this.position - this.sealed,
      restores: this.restores,
      leftBehind: this.leftBehind,
      head: Buffer.from(this.head ?? this.storedHead).toString('hex'),
      faults: this.faults,
      words: this.words,
    }
  }

  private compareEnds({ before, after }: NonNullable<Evidence['file']>): void {
    const { epoch } = this.evidence
    if (before === undefined || after === undefined) this.say('no-file', this.position)
    else if (before.at(-1)?.epoch !== epoch) this.say('other-book', this.position)
    else {
      if (before.some(({ position }) => position < 0)) this.say('file-differs', this.position)
      if (endOf(before, epoch) > this.position) this.say('cut-off', this.position)
      if (endOf(after, epoch) < this.sealed) this.say('beyond-file', this.sealed)
      const others = before.filter((line) => line.position > 0 && line.epoch !== epoch && !this.met.has(line))
      this.leftBehind = new Set(others.map(({ head }) => head)).size
    }
  }

  private isOfFormerLife(): boolean {
    const { file, epoch, words } = this.evidence
    return file?.before?.some((line) => line.epoch !== epoch && joinedWords(line.head) === words) ?? false
  }
}

/** The furthest place that lines of this life speak of. */
const endOf = (lines: readonly HeadLine[], epoch: string): number =>
  lines.reduce((most, line) => (line.epoch === epoch ? Math.max(most, line.position) : most), 0)

const isSame = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0
