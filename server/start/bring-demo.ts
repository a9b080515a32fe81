/** `--demo`: an invented campaign with visits of every kind, taken in as if tablets had sent them. */

import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Visit } from '../../schema/visit/visit.ts'
import { interviewsToWire, visitToWire } from '../../schema/wire/visit-shape.ts'
import { type Demo, loadDemo } from '../../seeds/load-demo.ts'
import { findHome } from '../home.ts'
import { beginKeeping } from '../keys/begin-keeping.ts'
import { findCampaign, saveCampaign } from '../queries/campaigns.ts'
import { publish } from '../queries/checklists.ts'
import { saveCards, useCard } from '../queries/enrolments.ts'
import { lockRegister, saveTriedImport, writePlaces } from '../queries/station-imports.ts'
import { saveVisit } from '../queries/visits.ts'
import { findMisfit } from '../reading/check-answers.ts'
import { factsOfVisit } from '../reading/facts-only.ts'
import { listPhotosExpected } from '../reading/photos-expected.ts'
import type { Services } from '../services.ts'
import { settingsOf } from '../storage/campaign-settings.ts'
import type { InTransaction } from '../storage/database.ts'
import { hashOf, newSecret } from '../storage/secrets.ts'

/** Whole or not at all; a database that has the demo already is left as it is. */
export async function bringDemo(services: Services): Promise<void> {
  const { db, shippedChecklist, country, classKeys } = services
  const { checklist, faults } = shippedChecklist
  if (faults.length > 0) throw new Error(`The shipped checklist has faults: ${faults.join('; ')}`)
  const demo = await loadDemo(join(findHome(), 'seeds', 'demo'), checklist, country)
  if (await findCampaign(db, demo.campaign.id)) return
  const ref = { id: checklist.id, version: checklist.version }
  await db.transaction().execute(async (transaction) => {
    await publish(transaction, checklist)
    await saveCampaign(transaction, { ...demo.campaign, checklist: ref })
    await beginKeeping(transaction, services, demo.campaign)
    await bringPlaces(transaction, demo)
    const monitors = await bringMonitors(transaction, demo)
    const settings = settingsOf({ ...demo.campaign, checklist: ref })
    for (const [index, visit] of demo.visits.entries()) {
      // What the product would refuse must not be shown as an example of it.
      const misfit = findMisfit(checklist, visit, settings)
      if (misfit) throw new Error(`The demo's visit ${visit.id} does not fit: ${JSON.stringify(misfit)}`)
      const wire = visitToWire(visit, finishedAt(visit))
      const body = JSON.stringify(wire)
      const talks = JSON.stringify(interviewsToWire(visit.interviews))
      const facts = factsOfVisit(body, wire)
      const seal = (kind: 'free-text' | 'interviews', text: string) =>
        classKeys.seal(visit.campaign, kind, visit.id, Buffer.from(text))
      await saveVisit(transaction, {
        photosExpected: listPhotosExpected(visit),
        id: visit.id,
        campaign: visit.campaign,
        station: visit.station,
        enrolment: monitors[index % monitors.length] ?? '',
        checklist: visit.checklist,
        body: facts,
        freeText: facts === body ? undefined : seal('free-text', body),
        talks:
          visit.interviews.length === 0
            ? undefined
            : { count: visit.interviews.length, sealed: seal('interviews', talks) ?? null },
        // No tablet has sealed it: its body stands for its envelope.
        envelopeSha256: hashOf(body),
        sealedPhotos: [],
      })
    }
  })
}

const finishedAt = (visit: Visit): string => visit.finishedAt ?? visit.startedAt

/** As a station list that was confirmed, so that the register says where these places come from. */
async function bringPlaces(transaction: InTransaction, demo: Demo): Promise<void> {
  const id = randomUUID()
  await saveTriedImport(transaction, {
    id,
    fileName: 'demo',
    file: Buffer.alloc(0),
    columns: {},
    rows: demo.stations.length,
  })
  await lockRegister(transaction)
  await writePlaces(transaction, id, demo)
}

async function bringMonitors(transaction: InTransaction, demo: Demo): Promise<readonly string[]> {
  // Nobody knows the words of these cards or the tokens of these tablets.
  const cards = demo.monitors.map((code) => ({ id: randomUUID(), code, wordsHash: hashOf(newSecret()) }))
  await saveCards(transaction, demo.campaign.id, cards)
  for (const { id } of cards) await useCard(transaction, id, hashOf(newSecret()))
  return cards.map(({ id }) => id)
}
