/** Puts a .br and a .gz beside each built text file, so that the server compresses nothing while people wait. */

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { extname, join, resolve } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

const TEXT = new Set(['.js', '.css', '.html', '.svg', '.json', '.webmanifest', '.geojson'])
/** Below this a compressed copy saves no packet. */
const WORTHWHILE_BYTES = 1024

export function compressedCopies(): Plugin {
  let folder = ''
  return {
    name: 'way-in:compressed-copies',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir)
    },
    writeBundle: {
      // After the service worker, which is written last.
      sequential: true,
      handler() {
        for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
          if (!entry.isFile() || !TEXT.has(extname(entry.name))) continue
          const path = join(entry.parentPath, entry.name)
          const bytes = readFileSync(path)
          if (bytes.length < WORTHWHILE_BYTES) continue
          writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
          writeFileSync(
            `${path}.br`,
            brotliCompressSync(bytes, {
              params: {
                [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
                [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
                [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
              },
            }),
          )
        }
      },
    },
  }
}
