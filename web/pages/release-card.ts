/** One release on its page: what state it is in, its checksum, what is in it, its files, and withdrawing it. */

import { html, nothing } from 'lit'
import { wordsIn } from '../../schema/language.ts'
import { RELEASE_FILES } from '../../schema/release/files.ts'
import { WITHDRAWAL_REASONS, type WithdrawalReason } from '../../schema/release/release.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import { exportRelease, type listReleases, type readRelease } from '../../schema/wire/release-endpoints.ts'
import { addressOf, type Client } from '../api/client.ts'
import { icon } from '../parts/icon.ts'
import { LANGUAGES } from '../words/ids.ts'
import { language } from '../words/language.ts'
import { showDigits, showNumber } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { dayInWords } from './day-in-words.ts'
import './release-places.ts'
import './release-report.ts'

export type Listed = ReplyOf<typeof listReleases>['releases'][number]
export type LookedInto = ReplyOf<typeof readRelease>
type FormEvent = SubmitEvent & { readonly currentTarget: HTMLFormElement }

/** Files that name stations; a preliminary release has none of them. */
const OF_STATIONS: readonly string[] = [
  'findings.csv',
  'stations.geojson',
  'stations.a11y.json',
  'photos.zip',
]

export type DownloadClick = MouseEvent & { readonly currentTarget: HTMLAnchorElement }

export interface CardParts {
  readonly client: Client
  readonly campaign: string
  readonly release: Listed
  /** Nothing while it was not looked into. */
  readonly inside: unknown
  readonly mayExport: boolean
  readonly mayWithdraw: boolean
  readonly onLook: () => void
  readonly onDownload: (event: DownloadClick) => void
  readonly onWithdraw: (reason: WithdrawalReason) => void
  readonly mayShow: boolean
  readonly onShow: (isPublic: boolean) => void
}

export const nameOfRelease = ({ number, kind }: Pick<Listed, 'number' | 'kind'>): string =>
  say('release-named', { number: showNumber(number), kind: say(`release-kind-${kind}`) })

export function renderRelease(parts: CardParts) {
  const { release } = parts
  const { number, day, hour, stations, withdrawn } = release
  const known = dayInWords(day)
  return html`
    <article class="card stack" aria-labelledby="release-${number}" data-release=${number}>
      <h3 id="release-${number}" tabindex="-1">${nameOfRelease(release)}</h3>
      ${renderState(release)}
      <dl class="facts">
        <dt>${say('release-day')}</dt>
        <dd>${hour === undefined ? known : say('release-day-hour', { day: known, hour: showDigits(String(hour)) })}</dd>
        <dt>${say('release-stations')}</dt>
        <dd>${stations === 0 ? say('release-stations-none') : showNumber(stations)}</dd>
        <dt>${say('release-checksum')}</dt>
        <dd><span class="code checksum">${inGroups(release.sha256)}</span></dd>
      </dl>
      ${
        parts.inside === nothing
          ? html`<p>
              <button type="button" class="button-quiet" @click=${parts.onLook}>
                ${say('release-look')}<span class="visually-hidden">: ${nameOfRelease(release)}</span>
              </button>
            </p>`
          : parts.inside
      }
      ${
        withdrawn
          ? nothing
          : html`<release-report
              .client=${parts.client}
              .campaign=${parts.campaign}
              .number=${number}
              .name=${nameOfRelease(release)}
            ></release-report>`
      }
      ${isHandedOut(parts) ? renderFiles(parts) : nothing}
      ${parts.mayShow && !withdrawn ? renderPublic(parts) : nothing}
      ${parts.mayWithdraw && !withdrawn ? renderWithdrawal(parts) : nothing}
    </article>
  `
}

function renderState({ withdrawn, supersededBy }: Listed) {
  if (withdrawn)
    return html`<p class="mark mark-doubt">
      ${icon('warning')}${say('release-withdrawn', { why: say(`release-withdrawn-${withdrawn}`) })}
    </p>`
  if (supersededBy !== undefined)
    return html`<p class="mark">${icon('wait')}${say('release-superseded', { number: showNumber(supersededBy) })}</p>`
  return html`<p class="mark mark-good">${icon('check')}${say('release-current')}</p>`
}

/** Eight letters at a time, so that two people can compare it aloud; copied, it is one word again. */
const inGroups = (sha256: string) =>
  (sha256.match(/.{8}/gu) ?? []).map((group) => html`<span>${group}</span><wbr />`)

export const renderInside = (parts: Omit<CardParts, 'inside'>, inside: LookedInto) => html`
  <section class="stack stack-tight" aria-labelledby="inside-${parts.release.number}">
    <h4 id="inside-${parts.release.number}" tabindex="-1">${say('release-look')}</h4>
    <p>
      ${say('release-visited', {
        visited: showNumber(inside.coverage.visited),
        stations: showNumber(inside.coverage.stations),
        entered: showNumber(inside.coverage.entered),
      })}
    </p>
    <p>${say('release-areas', { areas: showNumber(inside.areas.length) })}</p>
    <h4>${say('release-method')}</h4>
    ${renderSentences(inside.method)}
    <h4>${say('release-limits')}</h4>
    ${renderSentences(inside.limits)}
    <h4>${say('release-left-out')}</h4>
    ${renderSentences(inside.redactions)}
    ${
      isHandedOut(parts) && parts.release.kind === 'final'
        ? html`
            <h4>${say('release-packs')}</h4>
            <p>${say('release-packs-what')}</p>
            <release-places
              .client=${parts.client}
              .campaign=${parts.campaign}
              .number=${parts.release.number}
            ></release-places>
          `
        : nothing
    }
  </section>
`

const isHandedOut = ({ mayExport, release }: Pick<CardParts, 'mayExport' | 'release'>): boolean =>
  mayExport && release.withdrawn === undefined

const renderSentences = (sentences: LookedInto['method']) => html`
  <ul>
    ${sentences.map(({ text }) => html`<li>${wordsIn(text, language.value)}</li>`)}
  </ul>
`

function renderFiles({ campaign, release, onDownload }: CardParts) {
  const files = RELEASE_FILES.filter((file) => release.kind === 'final' || !OF_STATIONS.includes(file))
  const address = (file: string, tongue?: string) =>
    addressOf(exportRelease.url, {
      params: { campaign, number: release.number, file },
      querystring: tongue === undefined ? {} : { language: tongue },
    })
  const link = (file: (typeof RELEASE_FILES)[number], tongue?: (typeof LANGUAGES)[number]) => html`
    <a class="button button-quiet" href=${address(file, tongue)} download @click=${onDownload}
      ><span class="visually-hidden">${nameOfRelease(release)}: ${fileInWords(file)}: </span
      >${tongue === undefined ? say('export-download') : html`<span lang=${tongue}>${say(`language-${tongue}`)}</span>`}</a
    >
  `
  return html`
    <details>
      <summary>${say('release-downloads')}<span class="visually-hidden">: ${nameOfRelease(release)}</span></summary>
      <ul class="plain-list stack stack-tight">
        ${files.map(
          (file) => html`<li class="row row-apart">
            <span>${fileInWords(file)}</span>
            <span class="row">${file === 'release.jsonl' || file === 'stations.a11y.json' ? link(file) : LANGUAGES.map((tongue) => link(file, tongue))}</span>
          </li>`,
        )}
      </ul>
      <p class="hint">${say('release-checksum-what')}</p>
    </details>
  `
}

const FILE_WORDS = {
  'release.jsonl': 'release-file-release-jsonl',
  'findings.csv': 'release-file-findings-csv',
  'codebook.csv': 'release-file-codebook-csv',
  'indicators.csv': 'release-file-indicators-csv',
  'interviews.csv': 'release-file-interviews-csv',
  'recommendations.csv': 'release-file-recommendations-csv',
  'workbook.xlsx': 'release-file-workbook-xlsx',
  'stations.geojson': 'release-file-stations-geojson',
  'stations.a11y.json': 'release-file-a11y-json',
  'photos.zip': 'release-file-photos-zip',
} as const

const fileInWords = (file: (typeof RELEASE_FILES)[number]): string => say(FILE_WORDS[file])

/** The pages have no script and no app around them, so they open beside it. */
const renderPublic = ({ release, onShow }: CardParts) => html`
  <details>
    <summary>${say('release-public')}<span class="visually-hidden">: ${nameOfRelease(release)}</span></summary>
    <div class="stack stack-tight">
      <p>${say('release-public-what')}</p>
      ${
        release.publicAs === undefined
          ? nothing
          : html`<p><a class="jump" href="/r/${release.publicAs}/${language.value}" target="_blank" rel="noopener">${say('release-public-link')}</a></p>
              ${renderFeed(release.number, release.publicAs)}`
      }
      <p>
        <button type="button" class="button-quiet show-release" @click=${() => onShow(release.publicAs === undefined)}>
          ${say(release.publicAs === undefined ? 'release-show' : 'release-hide')}<span class="visually-hidden">: ${nameOfRelease(release)}</span>
        </button>
      </p>
    </div>
  </details>
`

/** Copied from here into another program: the whole address, as this office is reached. */
const renderFeed = (number: number, publicAs: number) => html`
  <div class="field">
    <label for="feed-${number}">${say('release-feed')}</label>
    <p class="hint" id="feed-what-${number}">${say('release-feed-what')}</p>
    <input
      id="feed-${number}"
      readonly
      dir="ltr"
      autocomplete="off"
      aria-describedby="feed-what-${number}"
      .value=${new URL(`/r/${publicAs}/odata/`, location.href).href}
      @focus=${({ currentTarget }: FocusEvent & { readonly currentTarget: HTMLInputElement }) => currentTarget.select()}
    />
  </div>
`

function renderWithdrawal({ release, onWithdraw }: CardParts) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wanted = new FormData(event.currentTarget).get('reason')
    const reason = WITHDRAWAL_REASONS.find((one) => one === wanted)
    if (reason) onWithdraw(reason)
  }
  const id = `withdraw-${release.number}`
  return html`
    <details>
      <summary>${say('release-withdraw')}<span class="visually-hidden">: ${nameOfRelease(release)}</span></summary>
      <form class="stack stack-tight" @submit=${submit}>
        <p>${say('release-withdraw-what')}</p>
        <div class="field">
          <label for=${id}>${say('release-withdraw-why')}</label>
          <select id=${id} name="reason" autocomplete="off">
            ${WITHDRAWAL_REASONS.map((reason) => html`<option value=${reason}>${say(`release-withdraw-${reason}`)}</option>`)}
          </select>
        </div>
        <p><button type="submit" class="button-quiet">${say('release-withdraw-go', { number: showNumber(release.number) })}</button></p>
      </form>
    </details>
  `
}
