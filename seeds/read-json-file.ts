/** A JSON file → what it says, or a fault that names the file. */

import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { SeedFault } from './fields.ts'

/** `place` is the file as people name it: without the folders of this machine. */
export async function readJsonFile(folder: string, path: string): Promise<{ value: unknown; place: string }> {
  const place = `${basename(folder)}/${path}`
  const text = await readText(join(folder, path), place)
  try {
    return { value: JSON.parse(text), place }
  } catch (fault) {
    throw new SeedFault(`${place}: not valid JSON (${messageOf(fault)})`)
  }
}

export async function readText(path: string, place: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (fault) {
    throw new SeedFault(`${place}: cannot be read (${messageOf(fault)})`)
  }
}

const messageOf = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault))
