/** Programs of others that open what we write: a test without one says so loudly and is left out. */

import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Debian's packages that bring them. */
const PACKAGES = {
  ogrinfo: 'gdal-bin',
  pdfinfo: 'poppler-utils',
  pdftoppm: 'poppler-utils',
  pdftotext: 'poppler-utils',
  soffice: 'libreoffice-writer libreoffice-calc',
} as const
export type OtherProgram = keyof typeof PACKAGES

/** Nothing where the program is there. */
export async function whyNot(program: OtherProgram): Promise<string | undefined> {
  try {
    await run('sh', ['-c', `command -v ${program}`])
    return undefined
  } catch {
    const why = `${program} is not installed (apt-get install -y --no-install-recommends ${PACKAGES[program]})`
    console.warn(`NOT OPENED BY OTHERS: ${why}`)
    return why
  }
}

/** What it prints. */
export async function ask(program: OtherProgram, ...words: readonly string[]): Promise<string> {
  const { stdout } = await run(program, [...words], { maxBuffer: 64 * 1024 * 1024, encoding: 'utf8' })
  return stdout
}
