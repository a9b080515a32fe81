/** Loads one file of the built server with one piece of it replaced; runs inside the server's own module loader. */

import type { InitializeHook, LoadHook } from 'node:module'
import type { Spoil } from './spoil-server.ts'

let spoil: Spoil | undefined

export const initialize: InitializeHook<Spoil> = (given) => {
  spoil = given
}

export const load: LoadHook = async (url, context, nextLoad) => {
  const loaded = await nextLoad(url, context)
  if (!spoil || !url.endsWith(spoil.file)) return loaded
  const { source } = loaded
  const text = typeof source === 'string' ? source : new TextDecoder().decode(source ?? new Uint8Array())
  // A sabotage that finds nothing must not look like a product that stood firm.
  if (!text.includes(spoil.found)) throw new Error(`${spoil.file} has no “${spoil.found}” to spoil`)
  return { ...loaded, source: text.replace(spoil.found, () => spoil?.replaced ?? '') }
}
