/** Which sentences the source says: whole ids, and families such as say(`rating-${rating}`). */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Uses {
  /** Every quoted text that could be an id. */
  readonly quoted: ReadonlySet<string>
  /** Patterns of ids said with a computed part. */
  readonly families: readonly RegExp[]
  /** Ids said outright, with the file that says them. */
  readonly said: ReadonlyMap<string, string>
}

const ID = '[a-z][a-z0-9-]*'

export function findUses(folder: string): Uses {
  const quoted = new Set<string>()
  const families: RegExp[] = []
  const said = new Map<string, string>()
  for (const path of listSources(folder)) {
    const source = readFileSync(path, 'utf8')
    for (const [, id = ''] of source.matchAll(new RegExp(`'(${ID})'`, 'gu'))) quoted.add(id)
    for (const [, id = ''] of source.matchAll(/\bsay\(\s*'([^']*)'/gu)) said.set(id, path)
    for (const [, template = ''] of source.matchAll(/\bsay\(\s*`([^`]*)`/gu))
      families.push(familyOf(template))
  }
  return { quoted, families, said }
}

const familyOf = (template: string): RegExp =>
  new RegExp(`^${template.replace(/\$\{[^}]*\}/gu, '[a-z0-9-]+')}$`, 'u')

function listSources(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return listSources(path)
    return entry.name.endsWith('.ts') && entry.name !== 'ids.ts' ? [path] : []
  })
}
