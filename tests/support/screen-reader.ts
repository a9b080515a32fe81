/** Somebody who hears the page: finds things by role and name in the accessibility tree, and nothing else. */

import type { CDPSession, Page } from 'playwright-core'

export interface Heard {
  readonly role: string
  readonly name: string
  readonly description: string
  readonly value: string
  readonly isChecked: boolean
  readonly isDisabled: boolean
  readonly isFocused: boolean
  /** Whether the focus can come to it, with Tab or by the page's own doing. */
  readonly isFocusable: boolean
  /** Of a heading: 1 for that of the page. */
  readonly level: number
}

export interface Wanted {
  /** The role, or a pattern it has: browsers do not all call a summary the same. */
  readonly role: string | RegExp
  /** The whole name, or a pattern it has. */
  readonly name: string | RegExp
  /** Only inside a group, region or dialog of this name. */
  readonly within?: Omit<Wanted, 'within'>
}

export interface ScreenReader {
  /** Everything there is to hear, from the top to the bottom. */
  readonly hear: () => Promise<readonly Heard[]>
  /** Waits until it can be heard. */
  readonly find: (wanted: Wanted) => Promise<Heard>
  /** Everything of a role, each with all the words that stand in it. */
  readonly wordsOf: (role: string) => Promise<readonly string[]>
  readonly has: (wanted: Wanted) => Promise<boolean>
  /** Goes there and presses Enter: a link, a button, a summary. */
  readonly press: (wanted: Wanted) => Promise<void>
  /** Goes there and presses the space bar: a radio, a box. */
  readonly choose: (wanted: Wanted) => Promise<void>
  /** Replaces what stands in a field. */
  readonly write: (wanted: Wanted, text: string) => Promise<void>
  /** Chooses in a closed list by the words of the choice. */
  readonly pick: (wanted: Wanted, words: string) => Promise<void>
  /** What has the focus now. */
  readonly focused: () => Promise<Heard | undefined>
}

interface Valued {
  readonly value?: unknown
}
interface TreeNode {
  readonly nodeId: string
  readonly parentId?: string
  readonly childIds?: readonly string[]
  readonly backendDOMNodeId?: number
  readonly ignored?: boolean
  readonly role?: Valued
  readonly name?: Valued
  readonly description?: Valued
  readonly value?: Valued
  readonly properties?: readonly { readonly name: string; readonly value: Valued }[]
}

const PATIENCE_MS = 15_000
const LOOK_AGAIN_MS = 60
/** More than any list has choices. */
const MOST_CHOICES = 60

const text = (valued: Valued | undefined): string =>
  valued?.value === undefined ? '' : String(valued.value).replace(/\s+/gu, ' ').trim()

const property = ({ properties = [] }: TreeNode, wanted: string): string =>
  text(properties.find(({ name }) => name === wanted)?.value)

const isSaid = (said: string, wanted: string | RegExp): boolean =>
  typeof wanted === 'string' ? said === wanted : wanted.test(said)

const heard = (node: TreeNode): Heard => ({
  role: text(node.role),
  name: text(node.name),
  description: text(node.description),
  value: text(node.value),
  isChecked: property(node, 'checked') === 'true',
  isDisabled: property(node, 'disabled') === 'true',
  isFocused: property(node, 'focused') === 'true',
  isFocusable: property(node, 'focusable') === 'true',
  level: Number(property(node, 'level')),
})

export async function startScreenReader(page: Page): Promise<ScreenReader> {
  const cdp: CDPSession = await page.context().newCDPSession(page)
  await cdp.send('Accessibility.enable')

  const readTree = async (): Promise<readonly TreeNode[]> => {
    const { nodes } = await cdp.send('Accessibility.getFullAXTree')
    // In the order of reading, which is that of the tree and not always that of the list.
    const byId = new Map<string, TreeNode>(nodes.map((node) => [node.nodeId, node]))
    const ordered: TreeNode[] = []
    const walk = (node: TreeNode) => {
      ordered.push(node)
      for (const id of node.childIds ?? []) {
        const child = byId.get(id)
        if (child) walk(child)
      }
    }
    const root = nodes.find(({ parentId }) => parentId === undefined)
    if (root) walk(root)
    return ordered
  }

  const lookFor = (tree: readonly TreeNode[], wanted: Wanted): TreeNode | undefined => {
    const part = wanted.within ? within(tree, lookFor(tree, wanted.within)) : tree
    return part.find((node) => {
      return !node.ignored && isSaid(text(node.role), wanted.role) && isSaid(text(node.name), wanted.name)
    })
  }

  const findNode = async (wanted: Wanted): Promise<TreeNode> => {
    const until = Date.now() + PATIENCE_MS
    for (;;) {
      const tree = await readTree()
      const found = lookFor(tree, wanted)
      if (found) return found
      if (Date.now() > until) {
        const there = tree
          .filter((node) => !node.ignored && text(node.name) !== '')
          .map((node) => `${text(node.role)} "${text(node.name)}"`)
        throw new Error(`nothing is heard as ${wanted.role} "${wanted.name}"; there is:\n${there.join('\n')}`)
      }
      await new Promise((done) => setTimeout(done, LOOK_AGAIN_MS))
    }
  }

  const goTo = async (wanted: Wanted): Promise<void> => {
    const { backendDOMNodeId } = await findNode(wanted)
    if (backendDOMNodeId === undefined)
      throw new Error(`${wanted.role} "${wanted.name}" stands nowhere on the page`)
    await cdp.send('DOM.scrollIntoViewIfNeeded', { backendNodeId: backendDOMNodeId })
    await cdp.send('DOM.focus', { backendNodeId: backendDOMNodeId })
  }

  const find = async (wanted: Wanted) => heard(await findNode(wanted))
  return {
    hear: async () => (await readTree()).filter(({ ignored }) => !ignored).map(heard),
    find,
    async wordsOf(role) {
      const tree = await readTree()
      return tree
        .filter((node) => !node.ignored && text(node.role) === role)
        .map((node) =>
          within(tree, node)
            .filter((part) => !part.ignored && text(part.role) === 'StaticText')
            .map((part) => text(part.name))
            .join(' '),
        )
    },
    has: async (wanted) => lookFor(await readTree(), wanted) !== undefined,
    async press(wanted) {
      await goTo(wanted)
      await page.keyboard.press('Enter')
    },
    async choose(wanted) {
      await goTo(wanted)
      await page.keyboard.press('Space')
    },
    async write(wanted, words) {
      await goTo(wanted)
      await page.keyboard.press('Control+A')
      await page.keyboard.insertText(words)
    },
    async pick(wanted, words) {
      await goTo(wanted)
      await page.keyboard.press('Home')
      for (let step = 0; step < MOST_CHOICES; step += 1) {
        if ((await find(wanted)).value === words) return
        await page.keyboard.press('ArrowDown')
      }
      throw new Error(`"${words}" is no choice of "${wanted.name}"`)
    },
    async focused() {
      const node = (await readTree()).findLast((one) => !one.ignored && property(one, 'focused') === 'true')
      return node && heard(node)
    },
  }
}

/** The part of the tree below a node; nothing while the node is not there. */
function within(tree: readonly TreeNode[], top: TreeNode | undefined): readonly TreeNode[] {
  if (!top) return []
  const byId = new Map(tree.map((node) => [node.nodeId, node]))
  const isBelow = (node: TreeNode): boolean => {
    for (
      let at: TreeNode | undefined = node;
      at;
      at = at.parentId === undefined ? undefined : byId.get(at.parentId)
    )
      if (at === top) return true
    return false
  }
  return tree.filter(isBelow)
}
