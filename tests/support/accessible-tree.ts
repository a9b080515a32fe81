/** The accessibility tree as a screen reader gets it, flattened to what it would say. */

import type { CDPSession } from 'playwright-core'

export interface Spoken {
  readonly role: string
  readonly name: string
  readonly description: string
  readonly value: string
  readonly checked: string
  readonly invalid: string
}

interface Valued {
  readonly value?: unknown
}
interface Node {
  readonly ignored?: boolean
  readonly role?: Valued
  readonly name?: Valued
  readonly description?: Valued
  readonly value?: Valued
  readonly properties?: readonly { readonly name: string; readonly value: Valued }[]
}

const text = (valued: Valued | undefined): string =>
  valued?.value === undefined ? '' : String(valued.value).trim()

export async function listSpoken(cdp: CDPSession): Promise<readonly Spoken[]> {
  await cdp.send('Accessibility.enable')
  const { nodes }: { readonly nodes: readonly Node[] } = await cdp.send('Accessibility.getFullAXTree')
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name, description, value, properties = [] }) => {
      const property = (wanted: string) => text(properties.find((one) => one.name === wanted)?.value)
      return {
        role: text(role),
        name: text(name),
        description: text(description),
        value: text(value),
        checked: property('checked'),
        invalid: property('invalid'),
      }
    })
}
