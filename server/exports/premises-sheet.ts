/** One page for whoever owns the premises, to be printed and handed over: what was found there and what can be done. */

import type { Checklist } from '../../schema/checklist/checklist.ts'
import { type Language, type Words, wordsIn } from '../../schema/language.ts'
import { receiverOf } from '../../schema/recommendations/addressee-check.ts'
import { type Recommendation, recommend } from '../../schema/recommendations/recommend.ts'
import { isOverruled, nameOfBody } from '../../schema/release/asked.ts'
import { listPhotosOf, type ReleasedPhoto } from '../../schema/release/photos.ts'
import {
  checklistOf,
  type Release,
  type ReleaseContent,
  type ReleasedStation,
} from '../../schema/release/release.ts'
import type { SayInFile } from './say-in-file.ts'

/** On a page to be printed: enough to see what is meant. */
const MOST_PHOTOS = 4

interface Shown extends ReleasedPhoto {
  /** As base64. */
  readonly picture: string
}

/** In every language of the release, one below the other; a file by itself that fetches nothing. Throws without a station. */
export async function writePremisesSheet(
  { content, readPhoto }: Pick<Release, 'content' | 'readPhoto'>,
  stations: readonly ReleasedStation[],
  sayIn: (language: Language) => SayInFile,
): Promise<string> {
  const [first] = stations
  if (first === undefined) throw new Error('premises have a station')
  const photos: Shown[] = []
  for (const photo of listPhotosOf(content, { premises: first.premises.code }).slice(0, MOST_PHOTOS)) {
    const picture = await readPhoto(photo.sha256)
    if (picture) photos.push({ ...photo, picture: Buffer.from(picture).toString('base64') })
  }
  const { languages } = content
  const [main = 'en'] = languages
  return `<!doctype html>
<html lang="${escaped(main)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(wordsIn(first.premises.name, main))}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${languages.map((language) => partIn(language, { content, stations, first, photos, say: sayIn(language) })).join('\n')}
</main>
</body>
</html>
`
}

interface Parts {
  readonly content: ReleaseContent
  readonly stations: readonly ReleasedStation[]
  readonly first: ReleasedStation
  readonly photos: readonly Shown[]
  readonly say: SayInFile
}

function partIn(language: Language, { content, stations, first, photos, say }: Parts): string {
  const areas = first.areas.toReversed().map(({ name }) => wordsIn(name, language))
  const { number, kind, moment } = content
  return `<section lang="${escaped(language)}">
<h1>${escaped(wordsIn(first.premises.name, language))}</h1>
<p>${escaped(areas.join(', '))} (${escaped(first.premises.code)})</p>
<p>${escaped(say('release-sheet-of', { number, kind: say(`release-is-${kind}`), day: moment.day }))}</p>
<p>${escaped(wordsIn(content.campaign.organisation, language))} · ${escaped(wordsIn(content.campaign.election.name, language))}</p>
${stations.map((station) => roomIn(language, content, station, say)).join('\n')}
${photosIn(language, content, photos, say)}
<p class="small">${escaped(say('release-limit-open'))} ${escaped(say('release-limit-accessibility-only'))}</p>
</section>`
}

function roomIn(
  language: Language,
  content: ReleaseContent,
  station: ReleasedStation,
  say: SayInFile,
): string {
  const checklist = checklistOf(content, station.checklist)
  const names = new Map(checklist.barriers.map((barrier) => [barrier.id, barrier]))
  const recommended = recommend(checklist, station)
  const found = [...new Set(recommended.map(({ barrier }) => barrier))]
  const room = station.room === '' ? station.code : `${station.code} (${station.room})`
  const head = `<h2>${escaped(say('release-sheet-room', { room }))}</h2>
<p>${escaped(say(`release-rating-${station.rating.rating}`))}</p>`
  if (found.length === 0) return `${head}\n<p>${escaped(say('release-sheet-nothing-found'))}</p>`
  const items = found.map((id) => {
    const barrier = names.get(id)
    const deeds = recommended
      .filter((one) => one.barrier === id && !isOverruled(content, one))
      .map((one) => `<li>${deedIn(language, deedOf(content, checklist, one), say)}</li>`)
    // What was found is told also where nothing is asked for.
    const asked = deeds.length === 0 ? '' : `<ul>${deeds.join('')}</ul>`
    return `<li><strong>${escaped(wordsIn(barrier?.name ?? {}, language))}</strong><br>${escaped(wordsIn(barrier?.why ?? {}, language))}${asked}</li>`
  })
  return `${head}\n<ol>${items.join('\n')}</ol>`
}

function photosIn(
  language: Language,
  { checklists: [{ barriers }] }: ReleaseContent,
  photos: readonly Shown[],
  say: SayInFile,
): string {
  if (photos.length === 0) return ''
  const figures = photos.map(({ picture, width, height, text, barrier, station }) => {
    const name = barriers.find(({ id }) => id === barrier)?.name
    const caption = name ? `${station} · ${wordsIn(name, language)}` : station
    return `<figure><img src="data:image/jpeg;base64,${picture}" width="${width}" height="${height}" alt="${escaped(wordsIn(text, language))}"><figcaption>${escaped(caption)}</figcaption></figure>`
  })
  return `<h2>${escaped(say('release-sheet-photos'))}</h2>\n<div class="photos">${figures.join('\n')}</div>`
}

interface Deed {
  readonly text: Words
  readonly who: Words
  readonly isDone: boolean
}

/** As it stands on record; where nobody took it up, as the checklist the station was judged by has it. */
function deedOf(content: ReleaseContent, checklist: Checklist, { remedy, addressee }: Recommendation): Deed {
  const record = content.records?.find((one) => one.remedy === remedy)
  if (record === undefined) {
    const text = checklist.remedies.find(({ id }) => id === remedy)?.text ?? {}
    const who = checklist.addressees.find(({ id }) => id === addressee)?.name ?? {}
    return { text, who, isDone: false }
  }
  // The owner is to know whom to turn to: not a commission that is gone, but whoever has it or stands in.
  const acting = record.receiver ?? receiverOf(record.addressee, record.check)
  return { text: record.text, who: nameOfBody(content, acting), isDone: record.state === 'done' }
}

const deedIn = (language: Language, { text, who, isDone }: Deed, say: SayInFile): string => {
  const done = isDone ? ` (${escaped(say('release-sheet-done'))})` : ''
  return `${escaped(wordsIn(text, language))}${done} <span class="who">${escaped(wordsIn(who, language))}</span>`
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/gu, (sign) => SIGNS[sign] ?? sign)

const STYLE = `body{font:16px/1.7 "Noto Sans Khmer","Khmer OS",sans-serif;color:#111;background:#fff;margin:0}
main{max-width:42rem;margin:0 auto;padding:1rem}
section+section{border-top:2px solid;margin-top:2rem;break-before:page}
h1{font-size:1.5rem}h2{font-size:1.2rem}li{margin-bottom:.6rem;break-inside:avoid}
.who{font-style:normal;color:#444}.who::before{content:"→ "}.small{font-size:.9rem}
figure{margin:0;break-inside:avoid}img{max-width:100%;max-height:9cm;width:auto;height:auto}
.photos{display:grid;gap:1rem;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr))}
@page{margin:18mm}`
