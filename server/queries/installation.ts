/** Which life of the database this is, and how far its checked backups reach. */

import { sql } from 'kysely'
import type { Db } from '../storage/database.ts'

/** New after every restore, else the same for ever. */
export async function readEpoch(db: Db): Promise<string> {
  const { epoch } = await db.selectFrom('installation').select('epoch').executeTakeFirstOrThrow()
  return epoch
}

/** What a tablet still keeps: an envelope by its hash, and the sealed photos that go with it. */
export interface Kept {
  readonly id: string
  readonly sha256: string
  readonly photos: readonly string[]
}

export interface Stands {
  readonly id: string
  /** False when this envelope is not here. */
  readonly isHere: boolean
  /** Of its photos, those that are not here. */
  readonly photosMissing: readonly string[]
  /** The latest arrival of all that is here; nothing when nothing of it is. */
  readonly arrived: number | undefined
}

export interface Standing {
  readonly epoch: string
  readonly backedUpTo: number
  /** In the order they were asked for. */
  readonly kept: readonly Stands[]
}

/** One look at the database, so that what is said of one holds together with what is said of the others. */
export async function readStanding(db: Db, kept: readonly Kept[]): Promise<Standing> {
  const { rows } = await sql<{
    epoch: string
    backed_up_to: number
    id: string | null
    is_here: boolean
    photos_missing: string[]
    arrived: number | null
  }>`
    select installation.epoch, installation.backed_up_to, asked.id, envelope.arrived is not null as is_here,
      coalesce(photo.missing, '{}') as photos_missing, greatest(envelope.arrived, photo.arrived) as arrived
    from installation
    left join (
      select at, (entry ->> 'id')::uuid as id, decode(entry ->> 'sha256', 'hex') as sha256, entry -> 'photos' as photos
      from jsonb_array_elements(${JSON.stringify(kept)}::jsonb) with ordinality as list (entry, at)
    ) as asked on true
    left join lateral (
      select max(arrived) as arrived from (
        select arrived from visit where id = asked.id and envelope_sha256 = asked.sha256
        union all
        select arrived from correction where id = asked.id and envelope_sha256 = asked.sha256
        union all
        select arrived from incident where id = asked.id and envelope_sha256 = asked.sha256
        union all
        select arrived from set_aside where id = asked.id and envelope_sha256 = asked.sha256
      ) as found
    ) as envelope on true
    left join lateral (
      select array_agg(named.sha256 order by named.at) filter (where sealed_photo.sha256 is null) as missing,
        max(sealed_photo.arrived) as arrived
      from jsonb_array_elements_text(asked.photos) with ordinality as named (sha256, at)
      left join sealed_photo on sealed_photo.envelope_id = asked.id and sealed_photo.sha256 = named.sha256
    ) as photo on true
    order by asked.at`.execute(db)
  const [first] = rows
  if (!first) throw new Error('the installation has no row')
  return {
    epoch: first.epoch,
    backedUpTo: first.backed_up_to,
    kept: rows.flatMap(({ id, is_here, photos_missing, arrived }) =>
      id === null
        ? []
        : [{ id, isHere: is_here, photosMissing: photos_missing, arrived: arrived ?? undefined }],
    ),
  }
}
