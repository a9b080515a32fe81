/** Finds the folder of the product: code runs from `dist/`, but seeds and words lie beside `package.json`. */

import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export function findHome(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder)
    if (above === folder) throw new Error('No package.json above the running program')
    folder = above
  }
  return folder
}

export function readVersion(home: string): string {
  const read: unknown = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  const isPackage = typeof read === 'object' && read !== null && 'version' in read
  return isPackage && typeof read.version === 'string' ? read.version : ''
}
