/** The line that says whether a page is live, with the button that pauses it; and how long until the poll closes. */

import { html, nothing, type TemplateResult } from 'lit'
import { later, type PollingClock, phaseOf } from '../../schema/campaign/polling-clock.ts'
import { icon } from '../parts/icon.ts'
import type { LiveFeed, LiveState } from '../state/live-feed.ts'
import { say } from '../words/say.ts'

const SIGNS = {
  opening: 'wait',
  live: 'full',
  paused: 'silence',
  lost: 'warning',
  ended: 'stop',
} as const satisfies Readonly<Record<Exclude<LiveState, 'off'>, Parameters<typeof icon>[0]>>

/** Nothing before anything is followed. */
export function renderLiveLine(feed: LiveFeed): TemplateResult | typeof nothing {
  const { state } = feed
  if (state === 'off') return nothing
  const isPaused = state === 'paused'
  const press = () => (isPaused ? feed.goOn() : feed.pause())
  return html`
    <div class="row no-print live-line" data-live=${state}>
      <p class="mark">${icon(SIGNS[state])}${say(`live-${state}`)}</p>
      ${
        state === 'ended'
          ? nothing
          : html`<button type="button" class="button-quiet" @click=${press}>
              ${say(isPaused ? 'live-go-on' : 'live-pause')}
            </button>`
      }
    </div>
  `
}

interface News {
  /** That arrived since the page was read. */
  readonly visits: number
  readonly hasChanged: boolean
  readonly show: () => void
}

/** For lists: says what there is to show, and leaves it to people when. */
export function renderLiveNews(feed: LiveFeed, { visits, hasChanged, show }: News): unknown {
  if (feed.state === 'off') return nothing
  const isNews = visits > 0 || hasChanged
  return html`
    ${renderLiveLine(feed)}
    <div class="row no-print live-news ${isNews ? 'notice' : ''}">
      <p class="live-said ${isNews ? '' : 'soft'}" tabindex="-1">
        ${visits > 0 ? say('live-new-visits', { visits }) : say(hasChanged ? 'live-other-changes' : 'live-shown')}
      </p>
      ${isNews ? html`<button type="button" @click=${show}>${say('live-show')}</button>` : nothing}
    </div>
  `
}

/** A clock as it was told, and when, by a clock that is never set. */
export interface ClockTold {
  readonly clock: PollingClock
  /** `performance.now()` */
  readonly at: number
}

export function pollingInWords({ clock, at }: ClockTold): string {
  const told = phaseOf(later(clock, Math.floor((performance.now() - at) / 60_000)))
  if (told.phase === 'days-before') return say('polling-days-before', { days: told.days })
  if (told.phase === 'closed' || told.phase === 'over') return say(`polling-${told.phase}`)
  const { hours, minutes } = told
  const time = [
    ...(hours > 0 ? [say('span-hours', { hours })] : []),
    ...(minutes > 0 || hours === 0 ? [say('span-minutes', { minutes })] : []),
  ].join(' ')
  return say(told.phase === 'open' ? 'polling-open' : 'polling-before', { time })
}
