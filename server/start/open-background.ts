/** Opens the map that lies below the stations, where there is one. Never a reason not to start: stations are drawn without it. */

import type { Config } from '../config.ts'
import { type MapFile, openMapFile, UnfitMapFile } from '../storage/map-file.ts'

export interface Background {
  readonly mapFile: MapFile | undefined
  /** Why a file that was meant is not shown. */
  readonly doubt: { readonly why: UnfitMapFile['why']; readonly file: string } | undefined
}

/** A file in the data folder may be missing; one that was named is missed. */
export async function openBackground({ named, otherwise }: Config['mapFile']): Promise<Background> {
  const file = named ?? otherwise
  try {
    return { mapFile: await openMapFile(file), doubt: undefined }
  } catch (fault) {
    if (!(fault instanceof UnfitMapFile)) throw fault
    const isMeant = named !== undefined || fault.why !== 'missing'
    return { mapFile: undefined, doubt: isMeant ? { why: fault.why, file } : undefined }
  }
}
