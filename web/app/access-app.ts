/** The frame: header, menu, language switch, the place for pages, one live region; nothing of a monitor while it is locked. */

import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { LightElement } from '../parts/light-element.ts'
import { Watch } from '../state/watch.ts'
import '../parts/language-switch.ts'
import '../parts/put-back-notice.ts'
import '../parts/update-notice.ts'
import './monitor-bar.ts'
import { language } from '../words/language.ts'
import { loadWords, say } from '../words/say.ts'
import { admit, maySee } from './admit.ts'
import { MonitorLock } from './monitor-lock.ts'
import { holdOpenWork } from './open-work.ts'
import type { PageElement } from './page-element.ts'
import { type Page, pages } from './pages.ts'
import { type Match, matchPage, type Router, startRouter } from './router.ts'
import type { Services } from './services.ts'

/** A visit being filled; elsewhere work begins with the first key. */
const VISITS = '/monitor/visits/'

type Trouble = 'not-found' | 'not-loaded' | 'not-yours' | 'elsewhere' | 'not-secure'

@customElement('access-app')
export class AccessApp extends LightElement {
  @property({ attribute: false }) services!: Omit<
    Services,
    'go' | 'replace' | 'lock' | 'comeBack' | 'announce'
  >
  @state() private shown: PageElement | undefined
  @state() private page: Page | undefined
  @state() private trouble: Trouble | undefined
  @state() private announced = ''
  private readonly lock = new MonitorLock(this, {
    pageShown: () => (this.page?.who === 'monitor' ? this.shown : undefined),
    clear: () => this.clear(),
    replace: (path) => this.router?.replace(path),
    announce: (text) => this.announce(text),
  })
  private router: Router | undefined
  /** Counts pages asked for, so that a slow one never replaces a later one. */
  private turn = 0
  /** Wanted, but something else comes first. */
  private behindLock: Page | undefined
  /** Lets go of the word to other tabs that something is being filled here. */
  private release: (() => void) | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    new Watch(this, this.services.staff)
    language.subscribe(() => this.nameLanguage())
    this.nameLanguage()
    this.router = startRouter((path, isFirst) => void this.open(path, isFirst))
    document.addEventListener('visibilitychange', this.look)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.router?.stop()
    document.removeEventListener('visibilitychange', this.look)
  }

  /** Another tab may have been closed, and a day may have passed. */
  private readonly look = () => {
    if (document.visibilityState === 'visible') void this.services.keptApp.look()
  }

  private readonly holdWork = () => {
    this.release ??= holdOpenWork()
  }

  private letGo() {
    this.release?.()
    this.release = undefined
  }

  private nameLanguage() {
    document.documentElement.lang = language.value
  }

  private async open(path: string, isFirst: boolean) {
    this.turn += 1
    const turn = this.turn
    try {
      const match = matchPage(pages, path)
      const [admission] = await Promise.all([
        match && admit(match.page, path, this.services),
        loadWords('common', ...(match ? [match.page.words] : [])),
      ])
      if (turn !== this.turn) return
      if (admission?.is === 'elsewhere') {
        if (match?.page.who === 'monitor')
          this.lock.remember(location.pathname + location.search + location.hash)
        this.behindLock = match?.page
        this.router?.replace(admission.path)
        return
      }
      const isSecure = admission?.is !== 'not-secure'
      if (isSecure) await match?.page.load()
      if (turn !== this.turn) return
      if (isSecure && match?.page.words === 'monitor') this.lock.watch(await this.services.device())
      if (!match) this.showTrouble('not-found')
      else if (admission?.is === 'in-another-window') this.showTrouble('elsewhere')
      else if (admission?.is === 'not-secure') this.showTrouble('not-secure')
      else if (admission?.is === 'not-yours') this.showTrouble('not-yours')
      else this.showPage(match)
    } catch {
      if (turn === this.turn) this.showTrouble('not-loaded')
    }
    if (this.shown && path.startsWith(VISITS)) this.holdWork()
    else this.letGo()
    await this.updateComplete
    await this.shown?.updateComplete
    if (turn !== this.turn) return
    if (this.shown) await this.lock.bringBack(this.shown, () => this.shown?.takeFocus(isFirst))
    else if (!isFirst) this.querySelector<HTMLElement>('h1')?.focus()
    this.loadBehindLock()
    void this.services.keptApp.look()
  }

  /** While somebody types a PIN, the page they wanted is fetched; before, it would only have delayed the lock screen. */
  private loadBehindLock() {
    void this.behindLock?.load().catch(() => undefined)
    this.behindLock = undefined
  }

  private showPage({ page, params }: Match) {
    // Which element belongs to which page is written in the table; the file loaded defines it.
    const element = document.createElement(page.element) as PageElement
    element.services = {
      ...this.services,
      go: (path) => this.router?.go(path),
      replace: (path) => this.router?.replace(path),
      lock: () => this.lock.lock(),
      comeBack: () => this.lock.comeBack(),
      announce: (text) => this.announce(text),
    }
    element.params = params
    this.trouble = undefined
    this.page = page
    this.shown = element
    this.announced = ''
  }

  private showTrouble(trouble: Trouble) {
    this.trouble = trouble
    this.page = undefined
    this.shown = undefined
  }

  /** At once, not with the next frame: the picture of open windows may be taken now. */
  private clear() {
    this.turn += 1
    this.shown = undefined
    this.announced = ''
    this.performUpdate()
  }

  /** The same words twice are said twice: the region is emptied in between. */
  private announce(text: string) {
    this.announced = ''
    void this.updateComplete.then(() => {
      this.announced = text
    })
  }

  protected override updated(): void {
    // A page names itself; where there is none, the frame says what is the matter.
    if (this.trouble) document.title = `${say(`page-${this.trouble}`)} – ${say('product-name')}`
  }

  override render() {
    return html`
      <a class="skip-link button-quiet" href="#main" @click=${this.skip}>${say('skip-to-content')}</a>
      <header class="frame-header">
        <div class="frame-bar">
          <a class="frame-name" href="/"><img src="/icon.svg" alt="" width="32" height="32" />${say('product-name')}</a>
          <language-switch></language-switch>
        </div>
        <update-notice .app=${this.services.keptApp}></update-notice>
        ${
          this.page?.words === 'monitor'
            ? html`<put-back-notice .device=${this.services.device}></put-back-notice>`
            : nothing
        }
        ${this.renderMenu()}
        ${this.page?.who === 'monitor' ? this.lock.renderBar(this.page.path) : nothing}
      </header>
      <main id="main" tabindex="-1" @input=${this.holdWork} class="page ${this.page?.isWide ? 'page-wide' : ''}">
        ${this.trouble ? this.renderTrouble(this.trouble) : this.shown}
      </main>
      <footer class="frame-footer no-print">
        <a href="/accessibility" aria-current=${this.page?.path === '/accessibility' ? 'page' : nothing}>${say('accessibility-link')}</a>
      </footer>
      <div class="visually-hidden" role="status">${this.announced}</div>
      ${this.lock.renderWarning()}
    `
  }

  private skip(event: Event) {
    event.preventDefault()
    this.querySelector<HTMLElement>('main')?.focus()
  }

  private renderMenu() {
    const isOffice = this.page !== undefined && this.page.words === 'office'
    if (this.services.staff.value?.standing !== 'whole' || !isOffice) return nothing
    const { value: staff } = this.services.staff
    const entries = pages.filter((page) => page.menu !== undefined && maySee(staff, page))
    return html`
      <nav class="frame-menu" aria-label=${say('menu')}>
        <ul>
          ${entries.map(
            ({ path, menu }) =>
              html`<li>
                <a href=${path} aria-current=${this.page?.path === path ? 'page' : nothing}>${menu && say(menu)}</a>
              </li>`,
          )}
        </ul>
      </nav>
    `
  }

  private renderTrouble(trouble: Trouble) {
    return html`
      <div class="stack">
        <h1 tabindex="-1">${say(`page-${trouble}`)}</h1>
        <p>${say(`page-${trouble}-what-now`)}</p>
        ${trouble === 'not-secure' ? html`<p>${say('page-not-secure-why', { address: location.host })}</p>` : nothing}
        <p>
          ${
            trouble === 'elsewhere'
              ? html`<button type="button" @click=${() => this.lock.takeOver()}>${say('page-elsewhere-go')}</button>`
              : html`<a class="button" href=${trouble === 'not-loaded' ? location.pathname : '/'}
                  >${say(`page-${trouble}-go`)}</a
                >`
          }
        </p>
      </div>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'access-app': AccessApp
  }
}
