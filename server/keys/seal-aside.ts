/** What was set aside holds everything at once: it lies under two classes, and ends with the first of them. */

import type { CampaignId } from '../../schema/codes.ts'
import type { ClassKeys } from './class-keys.ts'

/** Which envelope, and which of the two things that are kept of it. */
export interface AsideOf {
  readonly campaign: CampaignId
  readonly id: string
  readonly envelopeSha256: Uint8Array
  readonly part: 'envelope' | 'opened'
}

const rowOf = ({ id, envelopeSha256, part }: AsideOf): string =>
  `${id} ${Buffer.from(envelopeSha256).toString('hex')} ${part}`

/** Null when there is nothing, or when one of the classes has ended. */
export function sealAside(keys: ClassKeys, of: AsideOf, text: string | undefined): Buffer | null {
  const inner =
    text === undefined ? undefined : keys.seal(of.campaign, 'free-text', rowOf(of), Buffer.from(text))
  return (inner && keys.seal(of.campaign, 'interviews', rowOf(of), inner)) ?? null
}

export function openAside(keys: ClassKeys, of: AsideOf, sealed: Uint8Array | null): string | undefined {
  const inner = sealed ? keys.open(of.campaign, 'interviews', rowOf(of), sealed) : undefined
  return inner && keys.open(of.campaign, 'free-text', rowOf(of), inner)?.toString('utf8')
}
