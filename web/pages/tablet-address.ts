/** How a tablet finds this office: the address to type or scan, to be put up on a wall. */

import { html, nothing } from 'lit'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import type { findTabletAddress } from '../../schema/wire/people-endpoints.ts'
import '../parts/qr-picture.ts'
import { say } from '../words/say.ts'

export type TabletAddress = ReplyOf<typeof findTabletAddress>

export function renderTabletAddress({ address, trust }: TabletAddress) {
  return html`
    <section class="card stack no-print" aria-labelledby="address-heading">
      <h2 id="address-heading">${say('tablet-address')}</h2>
      ${
        trust
          ? html`
              <p>${say('tablet-trust-what')}</p>
              <div class="enrolment-card">
                <qr-picture .text=${trust.address} .label=${say('tablet-trust-qr')}></qr-picture>
                <div class="stack stack-tight">
                  <p class="code">${trust.address}</p>
                  <p>${say('tablet-trust-compare')}</p>
                  <p class="card-words">${trust.fingerprint}</p>
                </div>
              </div>
            `
          : nothing
      }
      <p>${say('tablet-address-what')} <span class="code">${address}</span></p>
    </section>
  `
}
