/** One run of the app in one tab: it can end at any moment, and does nothing from then on. */

export interface Life {
  readonly isAlive: () => boolean
  readonly ended: Promise<void>
  readonly end: () => void
  /** What was awaited; never, when the life has ended meanwhile. */
  readonly of: <Given>(awaited: Promise<Given>) => Promise<Given>
}

export function newLife(): Life {
  let isAlive = true
  let told: () => void = () => undefined
  const ended = new Promise<void>((end) => {
    told = end
  })
  const never = new Promise<never>(() => undefined)
  return {
    isAlive: () => isAlive,
    ended,
    end() {
      isAlive = false
      told()
    },
    async of(awaited) {
      try {
        const given = await awaited
        return isAlive ? given : await never
      } catch (fault) {
        if (isAlive) throw fault
        return never
      }
    },
  }
}
