/** Seals what a database held before there were keys of classes: at the start, row by row, going on where it was cut off. */

import type { ClassKeys } from '../keys/class-keys.ts'
import {
  findWhole,
  type LyingOpen,
  listLyingOpen,
  lockOpen,
  noteSealed,
  saveParted,
  saveTalksApart,
  sealPhoto,
  sealSealedPhoto,
  sealSetAside,
  sealTalks,
} from '../queries/lies-open.ts'
import { factsOfIncident, factsOfVisit } from '../reading/facts-only.ts'
import { storedIncident } from '../reading/stored-incident.ts'
import { storedOnWire } from '../reading/stored-visit.ts'
import type { Db, InTransaction } from '../storage/database.ts'

const AT_A_TIME = 100

/** Of two servers that start together one finds less to do: each row is sealed in a transaction of its own. */
export async function sealWhatLiesOpen(db: Db, keys: ClassKeys): Promise<number> {
  let sealed = 0
  for (;;) {
    const open = await listLyingOpen(db, AT_A_TIME)
    if (open.length === 0) return sealed
    for (const one of open) await db.transaction().execute((on) => sealOne(on, keys, one))
    sealed += open.length
  }
}

async function sealOne(on: InTransaction, keys: ClassKeys, one: LyingOpen): Promise<void> {
  // Whoever holds its line seals it; a second server waits here, and finds nothing to do.
  if (!(await lockOpen(on, one))) return
  await SEALERS[one.kind](on, keys, one.id)
  await noteSealed(on, one)
}

type Sealer = (on: InTransaction, keys: ClassKeys, id: string) => Promise<void>

const SEALERS: Readonly<Record<LyingOpen['kind'], Sealer>> = {
  visit: async (on, keys, id) => {
    const whole = await findWhole(on, 'visit', id)
    if (!whole) return
    const { interviews = [], ...wire } = storedOnWire(whole.body)
    if (interviews.length > 0) await saveTalksApart(on, whole, interviews, keys)
    const bare = interviews.length > 0 ? JSON.stringify(wire) : whole.body
    const facts = factsOfVisit(bare, wire)
    if (facts !== whole.body) await saveParted(on, 'visit', { ...whole, body: bare }, facts, keys)
  },
  correction: async (on, keys, id) => {
    const whole = await findWhole(on, 'correction', id)
    const facts = whole && factsOfVisit(whole.body, storedOnWire(whole.body))
    if (whole && facts !== undefined && facts !== whole.body)
      await saveParted(on, 'correction', whole, facts, keys)
  },
  incident: async (on, keys, id) => {
    const whole = await findWhole(on, 'incident', id)
    const facts = whole && factsOfIncident(whole.body, storedIncident(whole.body))
    if (whole && facts !== undefined && facts !== whole.body)
      await saveParted(on, 'incident', whole, facts, keys)
  },
  interview: sealTalks,
  set_aside: sealSetAside,
  photo: sealPhoto,
  sealed_photo: sealSealedPhoto,
}
