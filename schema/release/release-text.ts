/** The text of a release: lines of JSON with the keys in order, so that the same release always has the same bytes. */

import { canonicalJson } from '../xlsform/canonical.ts'
import type { ReleaseContent, ReleasedStation } from './release.ts'

/** The first line. */
export const lineOfContent = (content: ReleaseContent): string => `${canonicalJson(content)}\n`

/** Each further line, in the order of the codes. */
export const lineOfStation = (station: ReleasedStation): string => `${canonicalJson(station)}\n`
