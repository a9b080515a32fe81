/** How many people of each kind are in the register, told so that nobody can be worked out of it. */

import { html, nothing, type TemplateResult } from 'lit'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import type { readPeopleRegister } from '../../schema/wire/people-register-endpoints.ts'
import { say } from '../words/say.ts'

type Register = ReplyOf<typeof readPeopleRegister>

const tell = (atLeast: number | undefined): string =>
  atLeast === undefined ? say('register-too-few') : say('register-at-least', { people: atLeast })

const row = (name: string, atLeast: number | undefined) => html`<tr>
  <th scope="row">${name}</th>
  <td data-label=${say('register-count')}>${tell(atLeast)}</td>
</tr>`

const table = (caption: string, rows: readonly TemplateResult[]) => html`<div class="table-frame">
  <table class="blocks">
    <caption>${caption}</caption>
    <thead>
      <tr>
        <th scope="col">${caption}</th>
        <th scope="col">${say('register-count')}</th>
      </tr>
    </thead>
    <tbody>${rows}</tbody>
  </table>
</div>`

export const renderRegisterCounts = (register: Register): TemplateResult => html`
  <section class="stack" aria-labelledby="counts-heading">
    <h2 id="counts-heading">${say('register-counts')}</h2>
    <p>${say('register-people', { people: register.people })}</p>
    ${
      register.people === 0
        ? nothing
        : html`<p class="soft">${say('register-counts-what')}</p>
            ${table(
              say('list-field-sex'),
              register.bySex.map(({ of, atLeast }) => row(say(`sex-${of}`), atLeast)),
            )}
            ${table(say('list-field-disability'), [
              row(say('register-with-disability'), register.withDisability),
              ...register.byDisability.map(({ of, atLeast }) => row(say(`disability-${of}`), atLeast)),
            ])}`
    }
  </section>
`
