/** New visits as they arrive: a stream of events for as long as the page is looked at, which a person can pause. */

import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { followResults, type LiveMessage } from '../../schema/wire/live-endpoints.ts'
import { addressOf } from '../api/client.ts'

export type LiveState = 'off' | 'opening' | 'live' | 'paused' | 'lost' | 'ended'

export interface Followed {
  readonly campaign: string
  readonly area: string | undefined
  readonly withCoverage: boolean
}

/** What was refused for now is asked for again after so long, and as long again by chance. */
const ASK_AGAIN_MS = 20_000
/** At most so often something is said to those who do not see the page change. */
const SAY_EVERY_MS = 60_000

export class LiveFeed implements ReactiveController {
  state: LiveState = 'off'
  latest: LiveMessage | undefined
  private readonly host: ReactiveControllerHost
  private readonly hear: (message: LiveMessage) => void
  private address: string | undefined
  private source: EventSource | undefined
  private askingAgain: ReturnType<typeof setTimeout> | undefined
  private saying: ReturnType<typeof setTimeout> | undefined
  private saidAt = Number.NEGATIVE_INFINITY

  /** `hear` is told of each message, the first one too. */
  constructor(host: ReactiveControllerHost, hear: (message: LiveMessage) => void) {
    this.host = host
    this.hear = hear
    host.addController(this)
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.onVisibility)
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.onVisibility)
    clearTimeout(this.saying)
    this.close()
  }

  /** What is followed from now on; a pause stays a pause. */
  follow({ campaign, area, withCoverage }: Followed): void {
    const address = addressOf(followResults.url, {
      params: { campaign },
      querystring: { area, ...(withCoverage && { with: 'coverage' }) },
    })
    if (address === this.address && this.source) return
    this.address = address
    this.latest = undefined
    if (this.state !== 'paused') this.open()
  }

  pause(): void {
    clearTimeout(this.saying)
    this.close()
    this.become('paused')
  }

  goOn(): void {
    if (this.address) this.open()
  }

  /** Says it now, or the last of what was to be said within the minute at its end. */
  saySparingly(say: () => void): void {
    clearTimeout(this.saying)
    const speak = () => {
      this.saidAt = performance.now()
      say()
    }
    const wait = this.saidAt + SAY_EVERY_MS - performance.now()
    if (wait <= 0) speak()
    else this.saying = setTimeout(speak, wait)
  }

  private open() {
    this.close()
    if (!this.address || document.hidden) return
    const source = new EventSource(this.address)
    this.source = source
    this.become('opening')
    for (const name of ['standing', 'change'] as const)
      source.addEventListener(name, ({ data }: MessageEvent<string>) => {
        // The server writes it by the same definition.
        const message = JSON.parse(data) as LiveMessage
        this.latest = message
        this.become('live')
        this.hear(message)
      })
    source.addEventListener('end', () => {
      this.close()
      this.become('ended')
    })
    source.addEventListener('error', () => {
      if (this.source !== source) return
      this.become('lost')
      // Where the line was only cut, the browser asks again by itself.
      if (source.readyState !== EventSource.CLOSED) return
      this.close()
      this.askingAgain = setTimeout(() => this.open(), ASK_AGAIN_MS * (1 + Math.random()))
    })
  }

  private close() {
    clearTimeout(this.askingAgain)
    this.source?.close()
    this.source = undefined
  }

  /** A page nobody looks at gives its connection back; there are only few of them. */
  private readonly onVisibility = () => {
    if (this.state === 'paused' || this.state === 'ended' || this.state === 'off') return
    if (document.hidden) this.close()
    else if (!this.source) this.open()
  }

  private become(state: LiveState) {
    this.state = state
    this.host.requestUpdate()
  }
}
