/** The lock in the frame: takes pages of monitors off the screen, asks for the PIN, and brings people back where they were. */

import { html, nothing, type ReactiveControllerHost } from 'lit'
import type { Device } from '../offline/device.ts'
import { LockSoon } from '../parts/lock-soon.ts'
import { speakTyped } from '../parts/typed-text.ts'
import { WARN_BEFORE_MS } from '../state/idle-clock.ts'
import { addressToKeep, addressToShow, forgetStationAddresses } from '../state/station-address.ts'
import { say } from '../words/say.ts'
import { pathAfterUnlocking } from './after-unlocking.ts'
import { type LockGuard, startLockGuard } from './lock-guard.ts'
import type { PageElement } from './page-element.ts'
import { focusAgain, leavePlace, type PlaceLeft, returnToPlace } from './place-left.ts'

export interface Frame {
  /** The page of a monitor that is on the screen. */
  readonly pageShown: () => PageElement | undefined
  /** Takes the page off the screen at once. */
  readonly clear: () => void
  readonly replace: (path: string) => void
  readonly announce: (text: string) => void
}

export class MonitorLock {
  private readonly host: ReactiveControllerHost
  private readonly frame: Frame
  private device: Device | undefined
  private guard: LockGuard | undefined
  private isWarned = false
  private keeping: Promise<void> | undefined
  /** The address that was asked for while it was locked. Only here: addresses of the browser are kept for weeks. */
  private asked: string | undefined
  /** Where the page that opens next is to be entered. */
  private place: PlaceLeft | undefined

  constructor(host: ReactiveControllerHost, frame: Frame) {
    this.host = host
    this.frame = frame
  }

  /** From the first page of a monitor on, whichever page is open. */
  watch(device: Device): void {
    if (this.device) return
    this.device = device
    this.guard = startLockGuard({
      isOpen: () => this.isOpen,
      lock: () => this.lock(),
      warn: (isWarned) => {
        this.isWarned = isWarned
        document.dispatchEvent(new LockSoon(isWarned))
        this.host.requestUpdate()
      },
      curtain: (isDrawn) => document.documentElement.toggleAttribute('data-curtain', isDrawn),
    })
    device.writer.state.subscribe(() => {
      if (device.writer.state.value === 'elsewhere') this.leaveToOther()
    })
  }

  /** What was asked for before anybody had unlocked. */
  remember(address: string): void {
    this.asked = addressToKeep(address)
  }

  private get isOpen(): boolean {
    return this.device?.vault.value.state.value === 'open'
  }

  /** Nothing can be read from here on; what was typed goes to the disk before its key is forgotten. */
  lock(): void {
    const { device } = this
    if (!device || !this.isOpen) return
    this.leavePage(device)
    forgetStationAddresses()
    void device.lock()
    this.frame.replace('/unlock')
  }

  /** Every draft is sealed as it is; what could not be is locked all the same. */
  async sealNow(): Promise<void> {
    const { device } = this
    if (!device || !this.isOpen) return
    this.leavePage(device)
    forgetStationAddresses()
    await this.keeping
    const left = await device.sealNow()
    this.frame.replace(left === 0 ? '/unlock?sealed' : '/unlock')
    if (left > 0) this.frame.announce(say('seal-now-failed'))
  }

  /** Off the screen first; where somebody was is kept in the vault behind it. */
  private leavePage(device: Device): void {
    const page = this.frame.pageShown()
    if (!page) return
    const address = location.pathname + location.search + location.hash
    const place = leavePlace(page, addressToKeep(address) ?? '/monitor')
    speakTyped()
    this.frame.clear()
    this.keeping = device.memory.keep('place-left', place).catch(() => undefined)
  }

  private leaveToOther() {
    if (!this.frame.pageShown()) return
    this.frame.clear()
    this.frame.replace(location.pathname + location.search + location.hash)
  }

  async takeOver(): Promise<void> {
    await this.device?.writer.takeOver()
    this.frame.replace(location.pathname + location.search + location.hash)
  }

  /** After unlocking: to the page the address asks for, or to where this person was. */
  async comeBack(): Promise<void> {
    const { device } = this
    if (!device) return
    this.guard?.touch()
    // Whoever was here before may be somebody else.
    forgetStationAddresses()
    await this.keeping
    // Only `leavePage` writes under this name.
    const place = (await device.memory.read('place-left').catch(() => undefined)) as PlaceLeft | undefined
    await device.memory.keep('place-left', undefined).catch(() => undefined)
    const asked = this.asked ?? pathAfterUnlocking(location.search)
    this.asked = undefined
    const isThere = place && (asked === undefined || asked === place.address)
    this.place = isThere ? place : undefined
    this.frame.replace(isThere ? addressToShow(place.address) : (asked ?? '/monitor'))
  }

  /** Once, on the page that opens after unlocking; every other page is entered at its beginning. */
  async bringBack(page: PageElement, enter: () => Promise<void> | undefined): Promise<void> {
    const { place } = this
    this.place = undefined
    await enter()
    if (!place) return
    await page.updateComplete
    await nextFrame()
    returnToPlace(page, place)
    const entered = document.activeElement
    // Until the part of the page is there that had the focus, or somebody has gone elsewhere by themselves.
    for (let frame = 0; frame < MOST_FRAMES && !focusAgain(page, place); frame += 1) {
      await nextFrame()
      if (!page.isConnected || document.activeElement !== entered) return
    }
  }

  renderBar(path: string) {
    return this.device && this.isOpen
      ? html`<monitor-bar .sync=${this.device.sync.state} .seal=${() => this.sealNow()} path=${path}></monitor-bar>`
      : nothing
  }

  /** Said politely and never in the way; any key, touch or movement answers it. */
  renderWarning() {
    return html`
      <div class="lock-warning" role="status" ?data-empty=${!this.isWarned}>
        ${
          this.isWarned
            ? html`<p>${say('lock-warning', { seconds: WARN_BEFORE_MS / 1000 })}</p>
                <button type="button" @click=${() => this.guard?.touch()}>${say('lock-warning-stay')}</button>`
            : nothing
        }
      </div>
    `
  }
}

/** Some seconds on a slow tablet: whoever has waited that long looks for themselves. */
const MOST_FRAMES = 120

const nextFrame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()))
