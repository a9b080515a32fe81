/** The letters reports are set in, as files: Khmer is right in few fonts, and nobody has to have this one. */

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const { resolve } = createRequire(import.meta.url)

/** Noto Sans Khmer as TrueType, whole: cutting letters out of it would break those that are put together. */
export const readTrueType = () => ({
  regular: readFileSync(
    resolve('@expo-google-fonts/noto-sans-khmer/400Regular/NotoSansKhmer_400Regular.ttf'),
  ),
  bold: readFileSync(resolve('@expo-google-fonts/noto-sans-khmer/700Bold/NotoSansKhmer_700Bold.ttf')),
})

/** The Khmer half of it as woff2, in every weight. */
export const readWoff2 = (): Buffer =>
  readFileSync(resolve('@fontsource-variable/noto-sans-khmer/files/noto-sans-khmer-khmer-wght-normal.woff2'))
