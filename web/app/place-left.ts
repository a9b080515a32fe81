/** Where somebody was when the page was locked: the control in focus, the cursor, how far down, what was half typed. */

/** Kept in the vault, never anywhere else: it names the page and holds what was typed. */
export interface PlaceLeft {
  /** Path, query and part of the page. */
  readonly address: string
  readonly focused?: Focused | undefined
  readonly scrollTop: number
  /** Which of the page's folded parts were open, by their number. */
  readonly unfolded: readonly number[]
  /** What stood in its fields, by their ids. */
  readonly typed: Readonly<Record<string, string>>
}

interface Focused {
  readonly id: string
  /** For what has no id: what it says, and its number among all that can have the focus. */
  readonly text?: string | undefined
  readonly at: number
  readonly selection?: readonly [from: number, to: number] | undefined
}

const FIELDS =
  'textarea[id], input[id]:not([type="radio"], [type="checkbox"], [type="file"], [type="password"], .pin)'
const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex]'

type TextField = HTMLInputElement | HTMLTextAreaElement

const isTextField = (element: Element | null): element is TextField =>
  element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement

const fieldsOf = (page: Element): readonly TextField[] =>
  [...page.querySelectorAll(FIELDS)].filter(isTextField)

/** To be called while the page still stands. */
export function leavePlace(page: Element, address: string): PlaceLeft {
  return {
    address,
    focused: findFocused(page),
    scrollTop: document.scrollingElement?.scrollTop ?? 0,
    unfolded: [...page.querySelectorAll('details')].flatMap(({ open }, at) => (open ? [at] : [])),
    typed: Object.fromEntries(
      fieldsOf(page)
        .filter(({ value }) => value !== '')
        .map(({ id, value }) => [id, value]),
    ),
  }
}

function findFocused(page: Element): Focused | undefined {
  const { activeElement } = document
  if (!(activeElement instanceof HTMLElement) || !page.contains(activeElement)) return undefined
  // Whoever locked by hand would come back onto the button that locks again: they begin at the heading.
  if (activeElement.hasAttribute('data-locks')) return undefined
  const selection = isTextField(activeElement) ? selectionOf(activeElement) : undefined
  return {
    id: activeElement.id,
    text: textOf(activeElement),
    at: [...page.querySelectorAll(FOCUSABLE)].indexOf(activeElement),
    selection,
  }
}

/** Boxes and radios have none. */
function selectionOf({ selectionStart, selectionEnd }: TextField): Focused['selection'] {
  return selectionStart === null || selectionEnd === null ? undefined : [selectionStart, selectionEnd]
}

const textOf = (element: Element): string => element.textContent?.trim() ?? ''

/** Puts somebody back where they were, on the same page shown anew. The focus follows by `focusAgain`. */
export function returnToPlace(page: Element, place: PlaceLeft): void {
  const folded = [...page.querySelectorAll('details')]
  for (const at of place.unfolded) folded[at]?.setAttribute('open', '')
  typeAgain(page, place.typed)
  document.scrollingElement?.scrollTo({ top: place.scrollTop, behavior: 'instant' })
}

/** What the page shows already was kept; only what it does not know is typed once more. */
function typeAgain(page: Element, typed: PlaceLeft['typed']): void {
  for (const field of fieldsOf(page)) {
    const text = typed[field.id]
    if (text === undefined || text === field.value) continue
    field.value = text
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
}

/** False when what had the focus is not there, or not yet: parts of a page come when they have been read. */
export function focusAgain(page: Element, { focused }: PlaceLeft): boolean {
  if (!focused) return true
  const found = focused.id ? page.querySelector(`[id="${CSS.escape(focused.id)}"]`) : findAgain(page, focused)
  if (!(found instanceof HTMLElement)) return false
  found.focus({ preventScroll: true })
  if (isTextField(found) && focused.selection) found.setSelectionRange(...focused.selection)
  return document.activeElement === found
}

/** More or fewer things may stand before it now; of those that say the same, the nearest to where it was. */
function findAgain(page: Element, { text, at }: Focused): Element | undefined {
  const all = [...page.querySelectorAll(FOCUSABLE)]
  if (text === undefined || text === '') return all[at]
  return all
    .flatMap((element, place) => (textOf(element) === text ? [{ element, far: Math.abs(place - at) }] : []))
    .sort((one, other) => one.far - other.far)[0]?.element
}
