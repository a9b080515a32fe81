/** Taking in the packets of a file that a tablet saved, piece by piece. */

import type { FastifyInstance } from 'fastify'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import { takeInPackets } from '../../schema/wire/packet-endpoints.ts'
import { MOST_PIECE_BYTES } from '../../schema/wire/packet-file.ts'
import { refuse } from '../http/refusal.ts'
import { serve } from '../http/serve.ts'
import { fitsFor } from '../http/shape-check.ts'
import { type CarriedPacket, type PacketNeeds, takeInPacket } from '../intake/take-in-packet.ts'
import { takeInWhole } from '../intake/take-in-photo.ts'
import { writeLogbook } from '../queries/logbook.ts'
import { countMissingSealed } from '../queries/sealed-photos.ts'
import { readPiece } from '../reading/read-packet-piece.ts'
import { receiptCode } from '../reading/receipt-code.ts'
import type { Services } from '../services.ts'
import { rememberedSettings } from '../storage/campaign-settings.ts'
import { visitWriter } from '../storage/visit-writer.ts'

type Taken = ReplyOf<typeof takeInPackets>

export const packetRoutes = (services: Services) => async (app: FastifyInstance) => {
  const { db, organisationKeys: keys, classKeys, tabletLimits: limits } = services
  const settings = rememberedSettings(db, services.now)
  const writer = visitWriter(db)
  const known = { keys, classKeys, findChecklist: services.checklists.find, findSettings: settings.find }

  app.addContentTypeParser<Buffer>(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: MOST_PIECE_BYTES },
    async (_request: unknown, bytes: Buffer) => bytes,
  )

  serve(
    app,
    takeInPackets,
    async ({ request, actor }) => {
      const fits = fitsFor(request)
      const frames = Buffer.isBuffer(request.body) ? readPiece(request.body, fits) : undefined
      if (frames === undefined) return refuse('packets-unreadable')
      const needs: PacketNeeds = { db, writer, knowledge: { ...known, fits }, limits }
      const packets: Taken['packets'] = []
      const photos: Taken['photos'] = []
      let photosLeft = 0
      const carried = frames.flatMap(({ header }) => (header.is === 'packet' ? [header.id] : []))
      // Which ones: too many for one object, so they are proven by their hash.
      await writeLogbook(db, { actor, act: 'packets.taken-in', object: '', detail: carried.join(' ') })
      // One after the other: a packet before its photos.
      for (const { header, body } of frames) {
        if (header.is === 'packet') {
          const { id, sha256, sender } = header
          packets.push(await packetOnWire(needs, { id, sha256, sender, envelope: body }))
        }
        if (header.is === 'photo') {
          const { id, sha256 } = header
          const sealedPhotos = await takeInWhole(db, { keys, classKeys }, { id, sha256, bytes: body })
          if (sealedPhotos) photos.push({ id, photosMissing: await countMissingSealed(db, id, sealedPhotos) })
          else photosLeft += 1
        }
      }
      return { packets, photos, photosLeft }
    },
    { bodyLimit: MOST_PIECE_BYTES },
  )
}

async function packetOnWire(needs: PacketNeeds, packet: CarriedPacket): Promise<Taken['packets'][number]> {
  const { id, sha256 } = packet
  const taken = await takeInPacket(needs, packet)
  if (taken.is === 'not-taken')
    return { id, state: 'not-taken', reason: taken.reason, wasHere: false, photos: 0, photosMissing: 0 }
  const { envelope, reason, wasHere } = taken
  return {
    id,
    kind: envelope.kind,
    code: receiptCode(Buffer.from(sha256, 'hex')),
    state: reason ? 'set-aside' : 'received',
    ...(reason ? { reason } : {}),
    wasHere,
    photos: envelope.photos.length,
    photosMissing: await countMissingSealed(needs.db, id, envelope.photos),
  }
}
