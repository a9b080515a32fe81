/** The search that is to find nothing finds what is there, in every form. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { zipOf } from '../support/zip.ts'
import { findMarkers } from './find-markers.ts'

const MARKER = 'ទ្វារចង្អៀត zq81'
const around = (bytes: Buffer) => Buffer.concat([Buffer.from([7, 0, 255]), bytes, Buffer.from([9, 1])])
const json = (text: string) =>
  [...text].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'way-in-markers-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('the search for markers', () => {
  it.each([
    ['UTF-8', Buffer.from(MARKER)],
    ['UTF-16LE', Buffer.from(MARKER, 'utf16le')],
    ['UTF-16BE', Buffer.from(MARKER, 'utf16le').swap16()],
    ['base64', Buffer.from(Buffer.from(`ab${MARKER}c`).toString('base64'))],
    ['base64', Buffer.from(Buffer.from(`x${MARKER}`).toString('base64url'))],
    ['hex', Buffer.from(Buffer.from(MARKER).toString('hex'))],
    ['JSON escapes', Buffer.from(json(MARKER))],
    ['percent escapes', Buffer.from(encodeURIComponent(MARKER))],
    ['UTF-8 packed', gzipSync(Buffer.from(`before ${MARKER} after`))],
    ['UTF-8 packed', zipOf([{ name: 'xl/sheet.xml', content: `<v>${MARKER}</v>` }])],
  ])('finds %s', async (form, bytes) => {
    await writeFile(join(folder, 'store.bin'), around(bytes))
    expect(await findMarkers(folder, [MARKER])).toContainEqual({ file: 'store.bin', marker: MARKER, form })
  })

  it('finds nothing where nothing is', async () => {
    await writeFile(join(folder, 'store.bin'), around(Buffer.from('something else')))
    expect(await findMarkers(folder, [MARKER])).toEqual([])
  })
})
