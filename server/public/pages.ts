/** The public pages of a release in plain words: all of it, an area, a station, and what was looked for. */

import type { Rating } from '../../schema/findings/rating.ts'
import { RATINGS } from '../../schema/findings/rating.ts'
import { searchKey } from '../../schema/khmer.ts'
import { type Language, type Words, wordsIn } from '../../schema/language.ts'
import { formatNumber } from '../../schema/numerals.ts'
import { fileNameOf, listPhotosOf } from '../../schema/release/photos.ts'
import { checklistOf, type ReleasedRatings, type ReleasedStation } from '../../schema/release/release.ts'
import { formatDate } from '../../schema/time.ts'
import type { SayInFile } from '../exports/say-in-file.ts'
import { type Markup, markup } from './markup.ts'
import type { ListedArea, ListedStation, OpenedRelease } from './shown-release.ts'

export interface Place {
  readonly release: OpenedRelease
  readonly language: Language
  readonly say: SayInFile
  /** Of this release in this language, without a slash at the end. */
  readonly path: string
  /** The whole address of its feed. */
  readonly feed: string
  readonly isOvertaken: boolean
}

export interface Written {
  readonly title: string
  readonly description: string
  readonly body: Markup
}

/** What is found is listed so far; whoever needs more says more. */
const MOST_FOUND = 100

const inWords = ({ language }: Place, words: Words): string => wordsIn(words, language)
const shown = ({ language }: Place, value: number): string => formatNumber(value, language)
const stationPath = ({ path }: Place, code: string): string => `${path}/station/${encodeURIComponent(code)}`
const areaPath = ({ path }: Place, code: string): string => `${path}/area/${encodeURIComponent(code)}`
const titleOf = (place: Place): string => inWords(place, place.release.content.campaign.election.name)
const nameOf = (place: Place, { name, room }: Pick<ListedStation, 'name' | 'room'>): string =>
  [inWords(place, name), room].filter(Boolean).join(' · ')

export function writeFront(place: Place, asked: string | undefined): Written {
  const { say, release, language } = place
  const { content } = release
  const { coverage, campaign, moment } = content
  const facts = { visited: shown(place, coverage.visited), stations: shown(place, coverage.stations) }
  const heading = say('public-title', { election: titleOf(place) })
  const largest = [...release.areas.values()].filter(({ parent }) => parent === undefined)
  return {
    title: heading,
    description: say('public-visited', facts),
    body: markup`
<h1>${heading}</h1>
<p class="soft">${inWords(place, campaign.organisation)} · ${say('public-as-of', { day: formatDate(moment.day, language, 'UTC') })}</p>
${place.isOvertaken ? markup`<p class="said">${say('public-overtaken')}</p>` : undefined}
<p class="said">${say('public-visited', facts)}</p>
${release.stations.size > 0 ? renderSearch(place, asked) : undefined}
${asked === undefined ? undefined : renderFound(place, asked)}
${renderRatings(place, content.ratings)}
${largest.length === 0 ? undefined : markup`<h2>${say('public-areas')}</h2>${renderAreas(place, largest)}`}
<h2>${say('public-how')}</h2>
<ul>${content.method.map(({ id, facts: of }) => markup`<li>${say(`release-${id}`, of)}</li>`)}</ul>
<h2>${say('public-limits')}</h2>
<ul>${content.limits.map(({ id, facts: of }) => markup`<li>${say(`release-${id}`, of)}</li>`)}</ul>
<h2>${say('public-feed')}</h2>
<p>${say(content.kind === 'preliminary' ? 'public-feed-preliminary' : 'public-feed-what')}</p>
<p class="places"><a href="${new URL(place.feed).pathname}">${place.feed}</a></p>`,
  }
}

const renderSearch = ({ say, path }: Place, asked = ''): Markup => markup`
<form action="${path}" method="get" role="search">
<label for="find">${say('public-find')}</label>
<input id="find" name="find" value="${asked}" maxlength="100" autocomplete="off">
<button>${say('public-find-go')}</button>
</form>`

function renderFound(place: Place, asked: string): Markup {
  const { say, release } = place
  const key = searchKey(asked)
  const fits = (one: { readonly key: string }) => key !== '' && one.key.includes(key)
  const areas = [...release.areas.values()].filter(fits)
  const stations = [...release.stations.values()].filter(fits)
  const found = areas.length + stations.length
  return markup`<h2>${say('public-found', { found: shown(place, found) })}</h2>
${found === 0 ? markup`<p>${say('public-found-none')}</p>` : undefined}
${found > MOST_FOUND ? markup`<p>${say('public-found-many', { most: shown(place, MOST_FOUND) })}</p>` : undefined}
${renderAreas(place, areas.slice(0, MOST_FOUND))}
${renderStations(place, stations.slice(0, Math.max(0, MOST_FOUND - areas.length)))}`
}

/** Several areas have one name: whatever lies above is said with it. */
function renderAreas(place: Place, areas: readonly ListedArea[]): Markup {
  const { release } = place
  const above = (area: ListedArea): readonly ListedArea[] => {
    const parent = area.parent === undefined ? undefined : release.areas.get(area.parent)
    return parent ? [...above(parent), parent] : []
  }
  return areas.length === 0
    ? markup``
    : markup`<ul class="places">${areas.map(
        (area) =>
          markup`<li><a href="${areaPath(place, area.code)}">${inWords(place, area.name)}</a> <span class="soft">${above(
            area,
          )
            .map(({ name }) => inWords(place, name))
            .join(' › ')}</span></li>`,
      )}</ul>`
}

const renderStations = (place: Place, stations: readonly ListedStation[]): Markup =>
  stations.length === 0
    ? markup``
    : markup`<ul class="places">${stations.map(
        (station) =>
          markup`<li><a href="${stationPath(place, station.code)}">${nameOf(place, station)}</a> <span class="soft">${station.code} · ${place.say(`public-rating-${station.rating}`)}</span></li>`,
      )}</ul>`

function renderRatings(place: Place, ratings: ReleasedRatings): Markup {
  const { say, release } = place
  const [checklist] = release.content.checklists
  const row = (name: string, counts: Readonly<Record<Rating, number>>) =>
    markup`<dt><strong>${name}</strong></dt><dd>${RATINGS.map(
      (rating, at) =>
        markup`${at > 0 ? ' · ' : ''}${say(`public-rating-${rating}`)}: ${shown(place, counts[rating] ?? 0)}`,
    )}</dd>`
  return markup`<h2>${say('public-ratings')}</h2>
<dl>${RATINGS.map((rating) => markup`<dt><strong>${say(`public-rating-${rating}`)}: ${shown(place, ratings.all[rating])}</strong></dt><dd>${say(`export-code-rating-${rating}`)}</dd>`)}</dl>
<h2>${say('public-ratings-groups')}</h2>
<dl>${checklist.groups.flatMap(({ id, name }) => {
    const counts = ratings.groups[id]
    return counts ? [row(inWords(place, name), counts)] : []
  })}</dl>`
}

/** Nothing for an area that no station of the release lies in. */
export function writeArea(place: Place, code: string): Written | undefined {
  const { say, release } = place
  const area = release.areas.get(code)
  if (!area) return undefined
  const stations = [...release.stations.values()].filter(({ areas }) => areas.includes(code))
  const below = [...release.areas.values()].filter(({ parent }) => parent === code)
  const name = inWords(place, area.name)
  const description = say('public-area-stations', { stations: shown(place, stations.length) })
  return {
    title: `${name} – ${titleOf(place)}`,
    description,
    body: markup`${renderWayBack(place, area.parent)}
<h1>${name}</h1>
<p class="said">${description}</p>
<ul>${RATINGS.map((rating) => markup`<li>${say(`public-rating-${rating}`)}: ${shown(place, stations.filter((one) => one.rating === rating).length)}</li>`)}</ul>
${below.length > 0 ? markup`<h2>${say('public-areas')}</h2>${renderAreas(place, below)}` : markup`<h2>${say('public-stations')}</h2>${renderStations(place, stations)}`}`,
  }
}

export function writeStation(place: Place, station: ReleasedStation): Written {
  const { say, release } = place
  const checklist = checklistOf(release.content, station.checklist)
  const name = nameOf(place, { name: station.premises.name, room: station.room })
  const { rating, groups } = station.rating
  const named = (outcome: string) =>
    station.outcomes.flatMap((one) => {
      const barrier = checklist.barriers.find(({ id }) => id === one.barrier)
      return one.outcome === outcome && barrier ? [barrier] : []
    })
  const found = named('found')
  const list = (of: ReturnType<typeof named>) =>
    markup`<ul>${of.map((barrier) => markup`<li>${inWords(place, barrier.name)}</li>`)}</ul>`
  const inShort = say(`public-rating-${rating}`)
  const where = station.areas.map((area) => inWords(place, area.name)).join(' › ')
  return {
    title: `${name} – ${titleOf(place)}`,
    description: `${where}. ${inShort}. ${say('public-found-barriers', { barriers: shown(place, found.length) })}`,
    body: markup`${renderWayBack(place, station.areas.at(-1)?.code)}
<h1>${name}</h1>
<p class="soft">${where} · ${station.code}</p>
<p class="said"><strong>${inShort}.</strong> ${say(`export-code-rating-${rating}`)}</p>
${station.entered ? undefined : markup`<p class="said">${say('public-outside-only')}</p>`}
<h2>${say('public-missing')}</h2>
${found.length === 0 ? markup`<p>${say('public-missing-none')}</p>` : markup`<ul>${found.map((barrier) => markup`<li><strong>${inWords(place, barrier.name)}</strong><br>${inWords(place, barrier.why)}</li>`)}</ul>`}
${renderPhotos(place, station)}
<h2>${say('public-groups')}</h2>
<ul>${checklist.groups.flatMap(({ id, name: group }) => {
      const its = groups[id]
      return its ? [markup`<li>${inWords(place, group)}: ${say(`public-rating-${its.rating}`)}</li>`] : []
    })}</ul>
${named('absent').length === 0 ? undefined : markup`<h2>${say('public-absent')}</h2><p>${say('public-absent-what')}</p>${list(named('absent'))}`}
${named('open').length === 0 ? undefined : markup`<h2>${say('public-open')}</h2><p>${say('public-open-what')}</p>${list(named('open'))}`}`,
  }
}

/** Whoever does not see a photo is told what is on it; the caption says what it stands for. */
function renderPhotos(place: Place, { code }: ReleasedStation): Markup | undefined {
  const { content } = place.release
  const photos = listPhotosOf(content, { station: code })
  if (photos.length === 0) return undefined
  const base = place.path.slice(0, place.path.lastIndexOf('/'))
  const figures = photos.map((photo) => {
    const name = content.checklists[0].barriers.find(({ id }) => id === photo.barrier)?.name
    const caption = name ? markup`<figcaption>${inWords(place, name)}</figcaption>` : undefined
    return markup`<figure><img src="${base}/photos/${encodeURIComponent(fileNameOf(photo))}" width="${String(photo.width)}" height="${String(photo.height)}" loading="lazy" alt="${inWords(place, photo.text)}">${caption}</figure>`
  })
  return markup`<h2>${place.say('public-photos')}</h2>${figures}`
}

/** Up to the whole, one area after the other. */
function renderWayBack(place: Place, code: string | undefined): Markup {
  const { release, path } = place
  const ways: Markup[] = []
  for (let at = code === undefined ? undefined : release.areas.get(code); at; ) {
    ways.unshift(markup`<li><a href="${areaPath(place, at.code)}">${inWords(place, at.name)}</a></li>`)
    at = at.parent === undefined ? undefined : release.areas.get(at.parent)
  }
  return markup`<nav aria-label="${place.say('public-way-back')}"><ul><li><a href="${path}">${titleOf(place)}</a></li>${ways}</ul></nav>`
}

export const writeNowhere = (say: SayInFile): Written => ({
  title: say('public-nowhere'),
  description: say('public-nowhere-what'),
  body: markup`<h1>${say('public-nowhere')}</h1><p>${say('public-nowhere-what')}</p>`,
})
