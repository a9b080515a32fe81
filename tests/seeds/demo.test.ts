/** The demo shows everything the product can show, and nothing the product would refuse. */

import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import { combineVisits } from '../../schema/findings/combine-visits.ts'
import { findBarriers } from '../../schema/findings/find-barriers.ts'
import { rateStation } from '../../schema/findings/rate.ts'
import { RATINGS, REMEDY_CLASSES } from '../../schema/findings/rating.ts'
import { isWithin } from '../../schema/places/distance.ts'
import { checkVisit } from '../../schema/visit/check-visit.ts'
import { loadChecklist } from '../../seeds/load-checklist.ts'
import { loadCountry } from '../../seeds/load-country.ts'
import { type Demo, loadDemo } from '../../seeds/load-demo.ts'

const seeds = join(import.meta.dirname, '..', '..', 'seeds')
const country = await loadCountry(join(seeds, 'country.json'))

let checklist: Checklist
let demo: Demo
beforeAll(async () => {
  checklist = (await loadChecklist(join(seeds, 'checklist'))).checklist
  demo = await loadDemo(join(seeds, 'demo'), checklist, country)
})

const settingsOf = ({ campaign }: Demo) => new Map([['photos_allowed', campaign.settings.photosAllowed]])

describe('the demo', () => {
  test('says in its name, in both languages, that it is one', () => {
    for (const name of Object.values(demo.campaign.name)) expect(name).toMatch(/Demo.*ឧទាហរណ៍|ឧទាហរណ៍.*Demo/u)
  })

  test('is the same wherever it is made', async () => {
    expect(await loadDemo(join(seeds, 'demo'), checklist, country)).toEqual(demo)
  })

  test('has about 120 stations in 60 premises of six provinces, all within the country', () => {
    expect([demo.premises.length, demo.stations.length]).toEqual([60, 120])
    expect(new Set(demo.stations.map(({ code }) => code)).size).toBe(120)
    expect(new Set(demo.premises.map(({ area }) => area.slice(0, 2))).size).toBe(6)
    for (const { point } of demo.premises)
      expect(point && isWithin(point, country.bounds), JSON.stringify(point)).toBe(true)
  })

  test('never shows a visit the product would not let anybody finish', () => {
    for (const visit of demo.visits) {
      const musts = checkVisit(checklist, visit, settingsOf(demo)).filter(
        ({ severity }) => severity === 'must',
      )
      expect(musts, visit.id).toEqual([])
      expect(visit.finishedAt).toBeDefined()
    }
  })

  test('shows every way a visit can go, both forms, second visits and talks with voters', () => {
    expect(demo.visits.length).toBeGreaterThanOrEqual(70)
    const accesses = demo.visits.map((visit) => findBarriers(checklist, visit, settingsOf(demo)).access)
    expect(new Set(accesses)).toEqual(new Set(Object.values(checklist.accessOutcomes)))
    expect(new Set(demo.visits.map(({ form }) => form))).toEqual(new Set(['full', 'short']))
    expect(new Set(demo.visits.map(({ station }) => station)).size).toBeLessThan(demo.visits.length)
    expect(demo.visits.some(({ interviews }) => interviews.length > 1)).toBe(true)
  })

  test('shows every rating, every class of remedy and visits that disagree', () => {
    const byStation = new Map<string, Demo['visits'][number][]>()
    for (const visit of demo.visits)
      byStation.set(visit.station, [...(byStation.get(visit.station) ?? []), visit])
    const rated = [...byStation.values()].flatMap((visits) => {
      const findings = combineVisits(
        checklist,
        visits.map((visit) => findBarriers(checklist, visit, settingsOf(demo))),
      )
      return findings ? [{ findings, rating: rateStation(checklist, findings) }] : []
    })
    expect(new Set(rated.map(({ rating }) => rating.rating))).toEqual(new Set(RATINGS))
    const classes = rated.flatMap(({ rating }) => rating.remedyClass ?? [])
    expect(new Set(classes)).toEqual(new Set(REMEDY_CLASSES))
    expect(rated.some(({ findings }) => findings.disagreements.length > 0)).toBe(true)
    for (const rating of RATINGS)
      expect(rated.filter((one) => one.rating.rating === rating).length, rating).toBeGreaterThanOrEqual(3)
  })
})
