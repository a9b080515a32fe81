/** The page for the owner of a premises asks for what is on record, and names whoever can be turned to. */

import { join } from 'node:path'
import { expect, it } from 'vitest'
import { RECORD_STATES, type RecordState } from '../../../schema/recommendations/record.ts'
import type { ReleaseContent } from '../../../schema/release/release.ts'
import { writePremisesSheet } from '../../../server/exports/premises-sheet.ts'
import { findHome } from '../../../server/home.ts'
import { fileWords } from '../../../server/release-words.ts'
import { inventRecordedRelease, recordsOf, STAND_IN, wordsOf } from '../../support/invented-records.ts'
import { inventRelease } from '../../support/invented-release.ts'
import { readShippedChecklist } from '../../support/shipped-checklist.ts'

const checklist = await readShippedChecklist()
const { content, stations } = inventRecordedRelease(checklist, { stations: 60 })
const sayIn = fileWords(join(findHome(), 'web', 'words'), ['km', 'en'])
/** Every station as a room of one premises. */
const pageOf = (changed: Partial<ReleaseContent> = {}) =>
  writePremisesSheet({ ...content, ...changed }, stations, sayIn)
const deedsOf = (state: RecordState, page = pageOf()) =>
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
  expect(pageOf()).not.toContain(`<li>${remedy?.text.en} `)
  // What was found there is told all the same.
  expect(pageOf()).toContain(`<strong>${overruled?.barrierName.en}</strong>`)
})

it('names whoever has it, or stands in for a body that is gone', () => {
  for (const state of ['in-work', 'agreed', 'handed-over'] as const)
    expect([...deedsOf(state)][0]).toContain(`>${STAND_IN.name.en}`)
  expect([...deedsOf('accepted')][0]).not.toContain(STAND_IN.name.en)
})

it('of a release without records says what the rules say', () => {
  const release = inventRelease(checklist, { stations: 60 })
  const page = writePremisesSheet(release.content, release.stations, sayIn)
  const [remedy] = checklist.remedies.filter(({ id }) => id === overruled?.remedy)
  expect(page).toContain(`<li>${remedy?.text.en} <span class="who">`)
})
