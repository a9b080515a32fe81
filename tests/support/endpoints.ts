/** Every endpoint there is, found in the files that define them. */

import { readdirSync } from 'node:fs'
import type { Endpoint } from '../../schema/wire/endpoint.ts'

const folder = new URL('../../schema/wire/', import.meta.url)

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'method' in value && 'url' in value && 'access' in value

/** Names and definitions, in the order of the files. */
export async function readEndpoints(): Promise<readonly (readonly [string, Endpoint])[]> {
  // As sources under the tests, compiled in the programs.
  const files = readdirSync(folder).filter((name) => /-endpoints\.(ts|js)$/u.test(name))
  const modules: readonly object[] = await Promise.all(
    files.map((name) => import(new URL(name, folder).href)),
  )
  return modules.flatMap((exported) =>
    Object.entries(exported).flatMap(([name, value]) => (isEndpoint(value) ? [[name, value] as const] : [])),
  )
}
