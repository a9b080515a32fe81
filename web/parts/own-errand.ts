/** Said by a page before it opens something of our own that hides it, such as a camera: going there is no leaving. */

/** Bubbles up to whoever watches over the lock. Good for one absence of at most two minutes. */
export class OwnErrand extends Event {
  constructor() {
    super('own-errand', { bubbles: true, composed: true })
  }
}

/** The errand is over, with or without a result: from now on hiding the page locks it again. */
export class OwnErrandOver extends Event {
  constructor() {
    super('own-errand-over', { bubbles: true, composed: true })
  }
}
