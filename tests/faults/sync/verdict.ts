/** What is wrong in the end: knows what was sealed, and the promises, and nothing of how they are kept. */

import { hashOf } from '../../../server/storage/secrets.ts'
import type { FieldTablet } from './field-tablet.ts'
import type { Row } from './ledger.ts'
import type { Made } from './operations.ts'
import type { Packet } from './packets.ts'

export interface Ending {
  readonly rows: readonly Row[]
  readonly parts: number
  readonly made: Made
  readonly tablets: readonly FieldTablet[]
  /** Codes of people whom the office does not know any more. */
  readonly revoked: ReadonlySet<string>
}

export async function judge({ rows, parts, made, tablets, revoked }: Ending): Promise<readonly string[]> {
  const wrong: string[] = []
  const byPacket = new Map<string, Row[]>()
  for (const row of rows) {
    const key = `${row.id} ${row.sha256}`
    const same = byPacket.get(key)
    if (same) same.push(row)
    else byPacket.set(key, [row])
  }
  const find = (id: string, sha256: string) => byPacket.get(`${id} ${sha256}`) ?? []
  const contested = new Set(made.others.map(({ id }) => id))
  let expected = 0
  for (const { packet, tablet } of made.packets) {
    const here = tablets.find(({ number }) => number === tablet)
    const isKept = revoked.has(packet.code) && here !== undefined && (await isWholeOn(here, packet))
    const there = find(packet.id, packet.sha256)
    const name = `${packet.place} ${packet.id} of tablet ${tablet}`
    expected += there.length
    if (there.length !== 1 && !(isKept && there.length === 0))
      wrong.push(`${name} is in the office ${there.length} times`)
    for (const row of there) {
      const may = { isContested: contested.has(packet.id), isShutOut: revoked.has(packet.code) }
      const fault = faultOfRow(packet, row, may)
      if (fault !== undefined) wrong.push(`${name}: ${fault}`)
    }
    for (const { sha256, plain } of packet.pictures) {
      const photos = find(packet.id, sha256)
      expected += photos.length
      if (photos.length !== 1 && !(isKept && photos.length === 0))
        wrong.push(`${name}: a photo is in the office ${photos.length} times`)
      for (const { content, reason } of photos)
        if (content !== (reason === null ? plain : sha256)) wrong.push(`${name}: a photo was changed`)
      if (photos[0] && there[0]?.table === 'visit' && photos[0].reason !== null)
        wrong.push(`${name}: a photo was set aside as ${photos[0].reason}`)
    }
  }
  for (const other of made.others) {
    const there = find(other.id, other.sha256)
    expected += there.length
    if (there.length > 1) wrong.push(`other content of ${other.id} is in the office ${there.length} times`)
  }
  if (rows.length !== expected)
    wrong.push(`${rows.length - expected} rows in the office are of nothing that was sealed`)
  if (parts > 0 && revoked.size === 0) wrong.push(`${parts} parts of photos are left over`)
  return wrong
}

/** Every sign of an honest packet that it is where it belongs, byte for byte. */
function faultOfRow(
  packet: Packet,
  { table, content, reason }: Row,
  { isContested, isShutOut }: { readonly isContested: boolean; readonly isShutOut: boolean },
): string | undefined {
  if (table === 'set_aside') {
    const isOther = isContested && reason === 'other-content'
    const isLate = isShutOut && reason === 'revoked-sender'
    if (!isOther && !isLate && packet.place !== reason) return `set aside as ${reason}`
    return content === packet.sha256 ? undefined : 'the envelope was changed'
  }
  if (table !== packet.place) return `stands among ${table}`
  return content === hashOf(packet.body).toString('hex') ? undefined : 'the document was changed'
}

/** Envelope and photos are on the tablet, byte for byte: whoever is shut out loses nothing. */
async function isWholeOn({ disk }: FieldTablet, { id, sha256, pictures }: Packet): Promise<boolean> {
  const sending = await disk.read(id)
  if (!sending || sending.sha256 !== sha256 || hashOf(sending.envelope).toString('hex') !== sha256)
    return false
  for (const picture of pictures) {
    const bytes = await disk.readPhoto(id, picture.sha256)
    if (!bytes || hashOf(bytes).toString('hex') !== picture.sha256) return false
  }
  return true
}

/** What the outboxes still show as under way or stuck. */
export async function listUnsettled(
  tablets: readonly FieldTablet[],
  revoked: ReadonlySet<string>,
): Promise<readonly string[]> {
  const found: string[] = []
  for (const { number, disk } of tablets)
    for (const { id, code, state, photos, refusal } of await disk.list()) {
      if (revoked.has(code)) continue
      const open = photos.filter((photo) => photo.state !== 'sent' && photo.state !== 'backed-up')
      const isIn = state === 'received' || state === 'set-aside'
      if (isIn && open.length === 0) continue
      const why = refusal ?? open.find((photo) => photo.refusal)?.refusal
      found.push(
        `tablet ${number} shows ${id} as ${state}, photos ${open.map((photo) => photo.state).join(' ') || 'all sent'}${why ? ` (${why.status} ${why.titles.en ?? ''})` : ''}`,
      )
    }
  return found
}

/** What tablets keep although a checked backup holds everything. */
export async function countKept(
  tablets: readonly FieldTablet[],
  revoked: ReadonlySet<string>,
): Promise<number> {
  let kept = 0
  for (const { disk } of tablets)
    kept += (await disk.list()).filter(({ code, isBackedUp }) => !isBackedUp && !revoked.has(code)).length
  return kept
}
