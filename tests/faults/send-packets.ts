/** Tablets that send what they sealed over HTTP, and write down each receipt the moment it comes. */

import { createHash } from 'node:crypto'
import { Agent, request } from 'node:http'
import { PHOTO_PART_BYTES } from '../../schema/wire/sealed-shape.ts'
import type { Journal, Receipt } from './journal.ts'
import type { Packet, SealedPicture } from './packets.ts'

export interface Answer {
  /** 0 when the line broke. */
  readonly status: number
  readonly retryAfter: string | undefined
  readonly body: Readonly<Record<string, unknown>>
}

export type Ask = (
  packet: Packet,
  path: string,
  body: Buffer,
  type: 'application/json' | 'application/octet-stream',
) => Promise<Answer>

export interface Line {
  readonly ask: Ask
  readonly close: () => void
}

export function openLine(url: string): Line {
  const agent = new Agent({ keepAlive: true })
  const { hostname, port } = new URL(url)
  return {
    close: () => agent.destroy(),
    ask: ({ token }, path, body, type) =>
      new Promise((done) => {
        const broken = () => done({ status: 0, retryAfter: undefined, body: {} })
        const headers = {
          'content-type': type,
          'content-length': body.length,
          authorization: `Bearer ${token}`,
        }
        const asked = request({ agent, hostname, port, method: 'PUT', path, headers }, (reply) => {
          const pieces: Buffer[] = []
          reply.on('data', (piece: Buffer) => pieces.push(piece))
          reply.on('error', broken)
          reply.on('close', () => {
            if (!reply.complete) return broken()
            done({
              status: reply.statusCode ?? 0,
              retryAfter: reply.headers['retry-after'],
              body: readBody(Buffer.concat(pieces).toString('utf8')),
            })
          })
        })
        asked.on('error', broken)
        asked.end(body)
      }),
  }
}

function readBody(text: string): Readonly<Record<string, unknown>> {
  try {
    const read: unknown = JSON.parse(text)
    // Looked at field by field, whatever it is.
    return typeof read === 'object' && read !== null ? (read as Readonly<Record<string, unknown>>) : {}
  } catch {
    return {}
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** What a reply promises, if it is a receipt for these bytes under this id. */
function readReceipt({ status, body }: Answer, id: string, sha256: string): Receipt | undefined {
  if ((status !== 200 && status !== 202) || body.id !== id || body.sha256 !== sha256) return undefined
  const { code, state, epoch, arrived } = body
  return {
    status,
    id,
    sha256,
    code: typeof code === 'string' ? code : undefined,
    state: textOf(state),
    epoch: textOf(epoch),
    arrived: textOf(arrived),
  }
}

export async function sendEnvelope(ask: Ask, packet: Packet): Promise<{ answer: Answer; receipt?: Receipt }> {
  const answer = await ask(packet, `/api/sealed/${packet.id}`, packet.envelope, 'application/json')
  const receipt = readReceipt(answer, packet.id, packet.sha256)
  return receipt ? { answer, receipt } : { answer }
}

export async function sendPart(
  ask: Ask,
  packet: Packet,
  { bytes, sha256 }: SealedPicture,
  offset: number,
): Promise<{ answer: Answer; receipt?: Receipt; offset?: number }> {
  const part = bytes.subarray(offset, offset + PHOTO_PART_BYTES)
  const query = `of=${bytes.length}&part=${createHash('sha256').update(part).digest('hex')}`
  const path = `/api/sealed/${packet.id}/photos/${sha256}/parts/${offset}?${query}`
  const answer = await ask(packet, path, part, 'application/octet-stream')
  const receipt = readReceipt(answer, packet.id, sha256)
  const here = answer.body.offset
  return {
    answer,
    ...(receipt ? { receipt } : {}),
    ...(typeof here === 'number' ? { offset: here } : {}),
  }
}

/** The whole packet from where it stands. False when something stood in the way; it is to be tried again. */
export async function sendPacket(
  ask: Ask,
  journal: Journal,
  packet: Packet,
  onAnswer: (answer: Answer) => void,
): Promise<boolean> {
  journal.send(packet)
  if (!journal.visits.has(packet.id)) {
    const { answer, receipt } = await sendEnvelope(ask, packet)
    onAnswer(answer)
    if (!receipt) return false
    journal.keepVisit(packet, receipt)
  }
  for (const photo of packet.photos) {
    let offset = journal.partial.get(photo.sha256)?.offset ?? 0
    while (!journal.photos.has(photo.sha256)) {
      const { answer, receipt, offset: here } = await sendPart(ask, packet, photo, offset)
      onAnswer(answer)
      if (receipt && receipt.state !== 'partial') {
        journal.keepPhoto(packet, photo, receipt)
      } else if (receipt && here !== undefined) {
        journal.keepPart(packet, photo, here)
        offset = here
      } else if (answer.status === 409 && here !== undefined && here > offset) {
        // The part was kept, and the line broke before it was said.
        offset = here
      } else {
        return false
      }
    }
  }
  return true
}
