/** Boundaries of areas, level by level. */

import { sql } from 'kysely'
import type { AreaCode } from '../../schema/codes.ts'
import type { Words } from '../../schema/language.ts'
import type { Db } from '../storage/database.ts'

export interface Boundary {
  readonly area: string
  /** Steps of each ring, as the map reads them. */
  readonly rings: readonly (readonly number[])[]
}

/** Those of the areas of one level that begin with a code. */
export const listBoundaries = (db: Db, level: string, within: string): Promise<readonly Boundary[]> =>
  db
    .selectFrom('boundary')
    .select(['area', 'rings'])
    .where('level', '=', level)
    .where(sql<boolean>`area ^@ ${within}::text`)
    .orderBy('area')
    .execute()

/** All of a level are replaced. `on` is a transaction. */
export async function replaceBoundaries(
  on: Db,
  level: string,
  boundaries: readonly Boundary[],
): Promise<void> {
  await on.deleteFrom('boundary').where('level', '=', level).execute()
  const AT_ONCE = 500
  for (let from = 0; from < boundaries.length; from += AT_ONCE)
    await on
      .insertInto('boundary')
      .values(
        boundaries.slice(from, from + AT_ONCE).map(({ area, rings }) => ({
          // Only codes of areas that are known come this far.
          area: area as AreaCode,
          level,
          rings: JSON.stringify(rings),
        })),
      )
      .execute()
}

/** How many there were. */
export async function dropBoundariesOf(on: Db, level: string): Promise<number> {
  const { numDeletedRows } = await on
    .deleteFrom('boundary')
    .where('level', '=', level)
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

/** Levels by id, each with its areas and how many of them have a boundary. */
export async function countBoundaries(
  db: Db,
): Promise<readonly { readonly level: string; readonly areas: number; readonly of: number }[]> {
  const { rows } = await sql<{ level: string; areas: number; of: number }>`
    select area.level, count(boundary.area)::int as areas, count(*)::int as "of"
    from area left join boundary on boundary.area = area.code
    group by area.level`.execute(db)
  return rows
}

export async function listAreaNames(
  db: Db,
): Promise<readonly { readonly code: AreaCode; readonly name: Words }[]> {
  return db.selectFrom('area').select(['code', 'name']).orderBy('code').execute()
}
