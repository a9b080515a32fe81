/** Where the built web app is. */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export function findBuiltSite(): string {
  const folder = fileURLToPath(new URL('../../dist/site', import.meta.url))
  if (!existsSync(join(folder, 'index.html')))
    throw new Error('dist/site is missing: npm run build comes first (npm test does it)')
  return folder
}
