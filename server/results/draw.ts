/** What lots are made of: the hash of a seed, and the hash of the list that is drawn from. */

import { createHash, randomBytes } from 'node:crypto'
import type { ListedStation, LotOf } from '../../schema/campaign/sample.ts'
import type { StationPlaces } from './station-places.ts'

/** Whoever has the seed makes the same lots with any program that knows SHA-256. */
export const lotsFrom =
  (seed: string): LotOf =>
  (name) =>
    createHash('sha256').update(`${seed}\n${name}`).digest('hex')

/** 128 bits, as text that can be read out and typed. */
export const newSeed = (): string => randomBytes(16).toString('hex')

/** The stations of an area, or of the whole register. */
export const listedIn = ({ list }: StationPlaces, area: string | undefined): readonly ListedStation[] =>
  list
    .filter(({ premises }) => area === undefined || premises.area.startsWith(area))
    .map(({ station, premises }) => ({ station: station.code, premises: premises.code, area: premises.area }))

/** The same for the same stations, whatever their order. */
export const hashOfList = (listed: readonly ListedStation[]): Buffer =>
  createHash('sha256')
    .update(
      listed
        .map(({ station, premises, area }) => `${station} ${premises} ${area}`)
        .toSorted()
        .join('\n'),
    )
    .digest()
