/** What lies in the database of a tablet, store by store. */

import type { DraftHead } from './drafts.ts'
import type { Sending } from './outbox.ts'
import type { Identity, PeopleKept } from './people.ts'
import type { PlainEntry } from './plain-drafts.ts'
import type { PlainPhoto, PlainSending } from './plain-outbox.ts'

/** Something sealed in the vault of a person: whose it is stays in the clear, what it is does not. */
export interface Boxed {
  readonly person: string
  readonly box: Uint8Array<ArrayBuffer>
}

/** Store by store: under which key what lies. */
export interface DeviceRecords {
  people: { key: 'on-this-tablet'; value: PeopleKept }
  /** Key files, only where the browser cannot overwrite a file in place. */
  keys: { key: string; value: Uint8Array<ArrayBuffer> }
  draftBoxes: { key: string; value: Boxed & { readonly visit: string } }
  /** Small entries, one for each change, numbered within their draft. */
  entryBoxes: { key: [string, number]; value: Boxed & { readonly visit: string; readonly turn: number } }
  photoBoxes: { key: [string, ArrayBuffer]; value: PhotoBoxed }
  memoryBoxes: { key: [string, string]; value: Boxed & { readonly name: string } }
  /** Drafts sealed to the office, in case their vault is never opened again; the later replaces the earlier. */
  rescue: { key: string; value: RescueCopy }
  /** What waits to be sent, sealed to the office. */
  sealed: { key: string; value: Sending }
  /** Photos sealed to the office: of drafts and of what waits. */
  sealedPhotos: { key: [string, string]; value: SealedPhotoKept }

  /** Before there were vaults: who had the tablet. Emptied by the upgrade. */
  identity: { key: 'this-tablet'; value: Identity }
  /** Before there were vaults: drafts in the clear. Sealed and dropped when the first vault is made. */
  drafts: { key: string; value: DraftHead }
  entries: { key: number; value: PlainEntry; indexes: { byVisit: string } }
  /** Before there were envelopes: what waited to be sent. Sealed and dropped as soon as the key of the office is known. */
  outbox: { key: string; value: PlainSending }
  photos: { key: string; value: PlainPhoto }
  /** Packs: a whole checklist, the register of a whole province. Single records took fifty times as long. */
  reference: { key: string; value: unknown }
}

export interface PhotoBoxed extends Boxed {
  readonly visit: string
  /** The hash of the picture itself, sealed. */
  readonly label: ArrayBuffer
  /** The hash of its sealed copy among the sealed photos. */
  readonly sealedAs?: string
}

export interface RescueCopy {
  /** Of the draft; the office gets it under this id. */
  readonly id: string
  /** Missing: an unfinished visit. */
  readonly kind?: 'incident'
  readonly person: string
  readonly envelope: string
  readonly sha256: string
  /** The sealed photos it names. */
  readonly photos: readonly string[]
}

export interface SealedPhotoKept {
  /** What it belongs to: the visit, or whatever is sealed under that id. */
  readonly id: string
  /** Of the sealed bytes. */
  readonly sha256: string
  readonly bytes: Uint8Array<ArrayBuffer>
}
