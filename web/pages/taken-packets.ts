/** What became of the packets in a file, as a list that can be printed and read out. */

import { html, nothing, type TemplateResult } from 'lit'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import { NOT_TAKEN_REASONS, type takeInPackets } from '../../schema/wire/packet-endpoints.ts'
import type { CutFile } from '../offline/cut-packets.ts'
import { type IconName, icon } from '../parts/icon.ts'
import { showNumber } from '../words/numerals.ts'
import { say } from '../words/say.ts'

export type TakenPacket = ReplyOf<typeof takeInPackets>['packets'][number]

export interface FromFile {
  readonly name: string
  readonly cut: CutFile
  readonly packets: readonly TakenPacket[]
  readonly photosLeft: number
  /** The server stopped answering before its end. */
  readonly isStopped: boolean
}

export function renderTaken({ name, cut, packets, photosLeft, isStopped }: FromFile): TemplateResult {
  return html`
    <section class="stack stack-tight">
      <h3>${say('packets-file', { name })}</h3>
      ${isStopped ? html`<p class="notice notice-doubt">${say('packets-not-to-end')}</p>` : renderWholeness(cut)}
      ${photosLeft > 0 ? html`<p class="notice notice-doubt">${say('packets-photos-left', { photos: photosLeft })}</p>` : nothing}
      ${packets.length > 0 ? renderTable(packets) : nothing}
    </section>
  `
}

function renderWholeness({ pieces, packets, isWhole }: CutFile) {
  if (pieces.length === 0 && packets === undefined)
    return html`<p class="notice notice-doubt">${say('packets-not-ours')}</p>`
  if (isWhole) return html`<p class="mark mark-good">${icon('check')}<span>${say('packets-whole')}</span></p>`
  return html`<p class="notice notice-doubt">
    ${packets === undefined ? say('packets-not-whole') : say('packets-not-whole-of', { packets })}
  </p>`
}

const renderTable = (packets: readonly TakenPacket[]) => html`
  <div class="table-frame">
    <table class="blocks">
      <caption>
        ${say('packets-caption', { packets: packets.length })}
      </caption>
      <thead>
        <tr>
          <th scope="col" class="number">${say('packets-number')}</th>
          <th scope="col">${say('packets-receipt')}</th>
          <th scope="col">${say('packets-kind')}</th>
          <th scope="col">${say('packets-state')}</th>
          <th scope="col">${say('packets-photos')}</th>
        </tr>
      </thead>
      <tbody>
        ${packets.map(renderPacket)}
      </tbody>
    </table>
  </div>
`

function renderPacket({ code, kind, photos, photosMissing, ...packet }: TakenPacket, index: number) {
  return html`<tr>
    <td class="number" data-label=${say('packets-number')}>${showNumber(index + 1)}</td>
    <th scope="row">${code === undefined ? say('packets-receipt-none') : renderCode(code)}</th>
    <td data-label=${say('packets-kind')}>${kind ? say(`set-aside-kind-${kind}`) : say('packets-kind-unknown')}</td>
    <td data-label=${say('packets-state')}>${renderState(packet)}</td>
    <td data-label=${say('packets-photos')}>
      ${photos === 0 ? say('packets-photos-none') : say('packets-photos-of', { here: photos - photosMissing, photos })}
    </td>
  </tr>`
}

/** Spelled by readers, as on the tablet. */
const renderCode = (code: string) =>
  html`<span class="code" aria-hidden="true" translate="no">${code}</span
    ><span class="visually-hidden">${[...code].join(' ')}</span>`

function renderState({ state, reason, wasHere }: Pick<TakenPacket, 'state' | 'reason' | 'wasHere'>) {
  const [shape, colour, words]: readonly [IconName, string, string] =
    state === 'not-taken'
      ? ['stop', 'mark-bad', say('packets-state-not-taken')]
      : state === 'set-aside'
        ? ['warning', 'mark-doubt', say('packets-state-aside')]
        : ['check', 'mark-good', say(wasHere ? 'packets-state-here' : 'packets-state-new')]
  return html`
    <span class="mark ${colour}">${icon(shape)}<span>${words}</span></span>
    ${wasHere && state === 'set-aside' ? html`<br />${say('packets-state-here')}` : nothing}
    ${reason ? html`<br /><span class="small soft">${reasonInWords(state, reason)}</span>` : nothing}
  `
}

function reasonInWords(state: TakenPacket['state'], reason: NonNullable<TakenPacket['reason']>): string {
  const not = state === 'not-taken' ? NOT_TAKEN_REASONS.find((one) => one === reason) : undefined
  if (not) return say(`packets-not-${not}`)
  return reason === 'other-organisation' ? say('packets-not-other-organisation') : say(`set-aside-${reason}`)
}
