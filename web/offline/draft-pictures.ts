/** The pictures of one draft, as its questions take and show them. */

import type { VisitId } from '../../schema/codes.ts'
import { sha256Of } from './fingerprint.ts'
import { shrinkPhoto } from './shrink-photo.ts'
import type { Work } from './work.ts'

export interface DraftPictures {
  /** Comes back with the SHA-256 of what is on the disk: small, and bare of every note a camera adds. */
  readonly keep: (file: Blob) => Promise<string>
  readonly read: (sha256: string) => Promise<Blob | undefined>
  /** Comes back when the answers of this visit given so far are on the disk; fails when they are not. */
  readonly settle: () => Promise<void>
}

/** `work` is asked anew each time: whoever's turn it is may have changed, and a locked vault fails. */
export const draftPictures = (
  visit: VisitId,
  work: () => Pick<Work, 'photos' | 'openDraft'>,
): DraftPictures => ({
  async keep(file) {
    const small = await shrinkPhoto(file)
    const bytes = new Uint8Array(await small.arrayBuffer())
    const sha256 = await sha256Of(bytes)
    await work().photos.keep({ sha256, visit, type: small.type, bytes })
    return sha256
  },
  async read(sha256) {
    const photo = await work().photos.read(visit, sha256)
    return photo && new Blob([photo.bytes], { type: photo.type })
  },
  async settle() {
    const draft = await work().openDraft(visit)
    await draft?.settle()
  },
})
