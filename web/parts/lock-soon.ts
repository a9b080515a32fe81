/** Said to whatever lies over the page that the tablet locks soon: the warning of the frame cannot be seen below it. */

export class LockSoon extends Event {
  static readonly type = 'lock-soon'
  /** Not any more: somebody touched the tablet. */
  readonly isSoon: boolean

  constructor(isSoon: boolean) {
    super(LockSoon.type)
    this.isSoon = isSoon
  }
}
