/** First load of the monitor's page: bytes on the wire, and the time until the first question can be answered. */

import type { Office } from '../support/office.ts'
import type { Line } from './measure.ts'

export async function measureMonitorPage(
  _o: Office,
  _u: string,
  _c: string,
  _n: number,
  _l: number,
): Promise<readonly Line[]> {
  return []
}
