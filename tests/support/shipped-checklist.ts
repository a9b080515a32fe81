/** The checklist that ships with the product, as visits meet it. */

import { loadChecklist } from '../../seeds/load-checklist.ts'

export const readShippedChecklist = async () =>
  (await loadChecklist(new URL('../../seeds/checklist', import.meta.url).pathname)).checklist
