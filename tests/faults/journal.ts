/** What the server has acknowledged, written down on another disk than its own. */

import { appendFileSync, writeFileSync } from 'node:fs'
import type { Packet, SealedPicture } from './packets.ts'

/** What a receipt promises for ever; how many photos are missing changes. */
export interface Receipt {
  readonly status: number
  readonly id: string
  readonly sha256: string
  readonly code: string | undefined
  readonly state: string
  readonly epoch: string
  readonly arrived: string
}

export interface KeptVisit {
  readonly id: string
  /** Of the envelope, and of the document in it. */
  readonly sha256: string
  readonly document: string
  readonly receipt: Receipt
}

export interface KeptPhoto {
  readonly id: string
  /** Of the sealed photo, and of the picture in it. */
  readonly sha256: string
  readonly plain: string
  readonly receipt: Receipt
}

export interface Journal {
  /** By id. */
  readonly visits: ReadonlyMap<string, KeptVisit>
  /** By the hash of the sealed photo. */
  readonly photos: ReadonlyMap<string, KeptPhoto>
  /** Bytes of photos that are on their way, by the hash of the sealed photo. */
  readonly partial: ReadonlyMap<string, { readonly id: string; readonly offset: number }>
  /** Everything that was ever sent, acknowledged or not, with the document that is in it. */
  readonly sent: ReadonlyMap<string, string>
  send(packet: Packet): void
  keepVisit(packet: Packet, receipt: Receipt): void
  keepPart(packet: Packet, photo: SealedPicture, offset: number): void
  keepPhoto(packet: Packet, photo: SealedPicture, receipt: Receipt): void
}

/** Each line of the file is one acknowledgement. */
export function openJournal(file: string): Journal {
  writeFileSync(file, '')
  const write = (line: object) => appendFileSync(file, `${JSON.stringify(line)}\n`)
  const visits = new Map<string, KeptVisit>()
  const photos = new Map<string, KeptPhoto>()
  const partial = new Map<string, { readonly id: string; readonly offset: number }>()
  const sent = new Map<string, string>()
  return {
    visits,
    photos,
    partial,
    sent,
    send({ id, document }) {
      sent.set(id, document)
    },
    keepVisit({ id, sha256, document }, receipt) {
      const kept = { id, sha256, document, receipt }
      visits.set(id, kept)
      write(kept)
    },
    keepPart({ id }, { sha256 }, offset) {
      partial.set(sha256, { id, offset })
      write({ id, sha256, offset })
    },
    keepPhoto({ id }, { sha256, plain }, receipt) {
      const kept = { id, sha256, plain, receipt }
      photos.set(sha256, kept)
      partial.delete(sha256)
      write(kept)
    },
  }
}
