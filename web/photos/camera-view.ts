/** What the camera sees, and a large button to take it; the camera is given back whenever nobody looks. */

import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { icon } from '../parts/icon.ts'
import { LightElement } from '../parts/light-element.ts'
import { say } from '../words/say.ts'
import { type Camera, type CameraFault, openCamera } from './camera.ts'
import { type Picture, takeFrame } from './picture.ts'

@customElement('camera-view')
export class CameraView extends LightElement {
  @property({ attribute: false }) onTaken: ((picture: Picture) => void) | undefined
  @state() private camera: Camera | undefined
  @state() private fault: CameraFault | undefined
  /** The first picture is there. */
  @state() private isOn = false
  @state() private isShining = false
  /** Counts cameras asked for, so that one that answers late is given back at once. */
  private turn = 0

  override connectedCallback(): void {
    super.connectedCallback()
    document.addEventListener('visibilitychange', this.watchSight)
    void this.start()
  }

  override disconnectedCallback(): void {
    document.removeEventListener('visibilitychange', this.watchSight)
    this.stop()
    super.disconnectedCallback()
  }

  private readonly watchSight = () => {
    if (document.visibilityState === 'hidden') this.stop()
    else void this.start()
  }

  private async start(id?: string) {
    this.stop()
    this.fault = undefined
    const { turn } = this
    const opened = await openCamera(id)
    if (turn !== this.turn) {
      if ('stream' in opened) opened.close()
      return
    }
    if ('fault' in opened) {
      this.fault = opened.fault
      return
    }
    this.camera = opened
    await this.updateComplete
    const video = this.querySelector('video')
    if (!video) return
    video.srcObject = opened.stream
    // A page that loses sight of it before it plays; the camera is stopped then as well.
    await video.play().catch(() => undefined)
  }

  private stop() {
    this.turn += 1
    this.camera?.close()
    this.camera = undefined
    this.isOn = false
    this.isShining = false
  }

  override render() {
    return html`
      <div class="stack">
        ${this.camera ? this.renderCamera(this.camera) : nothing}
        <p role="status" class=${this.isOn ? 'visually-hidden' : ''}>${this.words()}</p>
        ${
          this.fault
            ? html`
              <p class="notice notice-doubt mark-doubt mark" role="alert">
                ${icon('warning')}<span>${say(`camera-${this.fault}`)}</span>
              </p>
              <button type="button" class="button-quiet" @click=${() => this.start()}>${say('camera-again')}</button>
            `
            : nothing
        }
      </div>
    `
  }

  private words(): string {
    if (this.fault) return ''
    return say(this.isOn ? 'camera-on' : 'camera-starting')
  }

  private renderCamera(camera: Camera) {
    return html`
      <video
        class="photo-picture"
        aria-label=${say('camera-picture')}
        muted
        playsinline
        @playing=${() => {
          this.isOn = true
        }}
      ></video>
      ${
        this.isOn
          ? html`
            <button type="button" class="photo-shutter button-wide" @click=${this.shoot}>${say('camera-shoot')}</button>
            <div class="row">
              ${
                camera.next
                  ? html`<button type="button" class="button-quiet" @click=${() => this.start(camera.next)}>
                    ${say('camera-switch')}
                  </button>`
                  : nothing
              }
              ${
                camera.hasTorch
                  ? html`<button type="button" class="button-quiet" aria-pressed=${this.isShining} @click=${() => this.shine(camera)}>
                    ${this.isShining ? icon('check') : nothing}${say('camera-torch')}
                  </button>`
                  : nothing
              }
            </div>
          `
          : nothing
      }
    `
  }

  private shoot() {
    const video = this.querySelector('video')
    const picture = video && takeFrame(video)
    if (!picture) return
    this.stop()
    this.onTaken?.(picture)
  }

  private async shine(camera: Camera) {
    const isOn = !this.isShining
    // A lamp that does not obey is no reason to stop.
    await camera.shine(isOn).then(
      () => {
        this.isShining = isOn
      },
      () => undefined,
    )
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'camera-view': CameraView
  }
}
