/** The photos of a release in one archive, with a table that says where each was taken and what there is to see. */

import { type Language, wordsIn } from '../../schema/language.ts'
import { fileNameOf, type ReleasedPhoto } from '../../schema/release/photos.ts'
import type { Release } from '../../schema/release/release.ts'
import { type Cell, writeCsv } from './csv.ts'
import { writeZip, type ZipPart } from './zip.ts'

/** Picture by picture, so that nobody holds all of them. Without a photo the table is empty, and says so by that. */
export async function* writePhotos(release: Release, language: Language): AsyncGenerator<Uint8Array> {
  yield* writeZip(photoParts(release, release.content.photos ?? [], language))
}

/** Also for the archive of an area. Throws where one is missing: a release is whole or nothing. */
export async function* photoParts(
  { content, readPhoto }: Pick<Release, 'content' | 'readPhoto'>,
  photos: readonly ReleasedPhoto[],
  language: Language,
): AsyncGenerator<ZipPart> {
  const [{ barriers }] = content.checklists
  const names = new Map(barriers.map(({ id, name }) => [id, wordsIn(name, language)]))
  yield {
    name: 'photos.csv',
    content: writeCsv(
      [...HEADINGS, ...content.languages.map((one) => `text_${one}`)],
      photos.map((photo): readonly Cell[] => [
        ...[fileNameOf(photo), photo.station, photo.premises, photo.barrier],
        photo.barrier === undefined ? undefined : names.get(photo.barrier),
        ...[photo.width, photo.height, photo.bytes, photo.sha256],
        ...content.languages.map((one) => photo.text[one]),
      ]),
    ),
  }
  for (const photo of photos) {
    const body = await readPhoto(photo.sha256)
    if (body === undefined) throw new Error('a photo of the release is missing')
    yield { name: `photos/${fileNameOf(photo)}`, content: [body] }
  }
}

const HEADINGS = [
  ...['file', 'station_code', 'premises_code', 'barrier', 'barrier_name'],
  ...['width', 'height', 'bytes', 'sha256'],
]
