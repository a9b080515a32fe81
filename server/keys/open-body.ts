/** Every word of a document: as it lies sealed under free text, whole or as its tablet had deflated it. */

import type { CampaignId } from '../../schema/codes.ts'
import { DEFLATED } from '../../schema/wire/sealed-shape.ts'
import { readDocuments } from '../reading/read-documents.ts'
import { unpackContent } from '../reading/unpack-content.ts'
import type { ClassKeys } from './class-keys.ts'

/** Where its free text is there and opens; else its facts. */
export const openBody = (
  keys: ClassKeys,
  campaign: CampaignId,
  {
    id,
    body,
    free_text,
  }: { readonly id: string; readonly body: string; readonly free_text: Uint8Array | null },
): string => {
  const kept = free_text && keys.open(campaign, 'free-text', id, free_text)
  return kept ? documentIn(kept) : body
}

/** What was sealed is the document itself, which begins with its brace, or the deflated content it came in. */
function documentIn(kept: Buffer): string {
  if (kept[0] !== DEFLATED) return kept.toString('utf8')
  const content = unpackContent(kept)
  const documents = content && readDocuments(content)
  const document = documents?.get('visit') ?? documents?.get('incident')
  // It was read in the same way before it was sealed.
  if (document === undefined) throw new Error('A sealed document does not unpack')
  return document
}
