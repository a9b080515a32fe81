/** The page for the owner of a premises asks for what is on record, and names whoever can be turned to. */

import { join } from 'node:path'
import { expect, it } from 'vitest'
import { listBarriersOf } from '../../../schema/disclosure/tier.ts'
import { RECORD_STATES, type RecordState } from '../../../schema/recommendations/record.ts'
import type { ReleasedPhoto } from '../../../schema/release/photos.ts'
import type { ReleaseContent } from '../../../schema/release/release.ts'
import { writePremisesSheet } from '../../../server/exports/premises-sheet.ts'
import { findHome } from '../../../server/home.ts'
import { fileWords } from '../../../server/release-words.ts'
import { premisesCode } from '../../support/intake.ts'
import { inventRecordedRelease, recordsOf, STAND_IN, wordsOf } from '../../support/invented-records.ts'
import { inventRelease } from '../../support/invented-release.ts'
import { SMALLEST_JPEG } from '../../support/pictures.ts'
import { readShippedChecklist } from '../../support/shipped-checklist.ts'

const checklist = await readShippedChecklist()
const { content, stations } = inventRecordedRelease(checklist, { stations: 60 })
const sayIn = fileWords(join(findHome(), 'web', 'words'), ['km', 'en'])
const readPhoto = async (sha256: string) => (sha256 === 'a'.repeat(64) ? SMALLEST_JPEG : undefined)
/** Every station as a room of one premises. */
const pageOf = (changed: Partial<ReleaseContent> = {}) =>
  writePremisesSheet({ content: { ...content, ...changed }, readPhoto }, stations, sayIn)
const page = await pageOf()
const deedsOf = (state: RecordState) =>
  new Set(
    page.match(new RegExp(`<li>${wordsOf(state).en}( \\(done\\))? <span class="who">[^<]+`, 'gu')) ?? [],
  )
const overruled = recordsOf(checklist, inventRelease(checklist, { stations: 60 }).content).find(
  ({ state }) => state === 'overruled',
)

it('words each remedy as people did, says what is done, and leaves out what was overruled', () => {
  for (const state of RECORD_STATES) {
    const deeds = [...deedsOf(state)]
    expect(deeds, state).toHaveLength(state === 'overruled' ? 0 : 1)
    if (deeds.length > 0) expect(deeds[0]?.includes(' (done) '), state).toBe(state === 'done')
  }
  const [remedy] = checklist.remedies.filter(({ id }) => id === overruled?.remedy)
  expect(page).not.toContain(`<li>${remedy?.text.en} `)
  // What was found there is told all the same.
  expect(page).toContain(`<strong>${overruled?.barrierName.en}</strong>`)
})

it('names whoever has it, or stands in for a body that is gone', () => {
  for (const state of ['in-work', 'agreed', 'handed-over'] as const)
    expect([...deedsOf(state)][0]).toContain(`>${STAND_IN.name.en}`)
  expect([...deedsOf('accepted')][0]).not.toContain(STAND_IN.name.en)
})

it('of a release without records says what the rules say', async () => {
  const release = inventRelease(checklist, { stations: 60 })
  const bare = await writePremisesSheet({ content: release.content, readPhoto }, release.stations, sayIn)
  const [remedy] = checklist.remedies.filter(({ id }) => id === overruled?.remedy)
  expect(bare).toContain(`<li>${remedy?.text.en} <span class="who">`)
})

it('shows photos released of it with what there is to see in each language, and those of nobody else', async () => {
  const [first] = stations
  const [barrier] = listBarriersOf(checklist, 'A')
  if (!first || !barrier) throw new Error('there are stations and barriers')
  const photo: ReleasedPhoto = {
    ...{ sha256: 'a'.repeat(64), bytes: SMALLEST_JPEG.length, width: 1, height: 1 },
    ...{ station: first.code, premises: first.premises.code, barrier: barrier.id },
    text: { km: 'ជណ្ដើរបីកាំ <គ្មានបង្កាន់ដៃ>', en: 'Three steps "without" a rail' },
  }
  const elsewhere = { ...photo, premises: premisesCode('999999-9'), text: { en: 'Somewhere else' } }
  const shown = await pageOf({ photos: [photo, elsewhere] })
  const pictures = [...shown.matchAll(/<img src="data:image\/jpeg;base64,([^"]+)"[^>]* alt="([^"]*)">/gu)]
  expect(pictures.map(([, , alt]) => alt)).toEqual([
    'ជណ្ដើរបីកាំ &lt;គ្មានបង្កាន់ដៃ&gt;',
    'Three steps &quot;without&quot; a rail',
  ])
  expect(Buffer.from(pictures[0]?.[1] ?? '', 'base64').equals(SMALLEST_JPEG)).toBe(true)
  expect(shown).toContain(`<figcaption>${first.code} · ${barrier.name.en}</figcaption>`)
})
