/** A question whose answer is not wanted any more changes nothing when it comes. */

import { expect, it } from 'vitest'
import type { Outcome } from '../../../web/api/problem.ts'
import { Asking } from '../../../web/state/asking.ts'

const host = () => ({
  addController: () => undefined,
  removeController: () => undefined,
  requestUpdate: () => undefined,
  updateComplete: Promise.resolve(true),
})

it('keeps what is there when a later answer is left out, and takes the one after that', async () => {
  const asking = new Asking<string>(host())
  await asking.ask(async () => ({ reply: 'first' }))
  let answer = (_: Outcome<string>) => {}
  const late = asking.ask(
    () =>
      new Promise<Outcome<string>>((done) => {
        answer = done
      }),
  )
  asking.leaveOut()
  expect(asking.isUnderWay).toBe(false)
  answer({ reply: 'late' })
  expect(await late).toBeUndefined()
  expect(asking.reply).toBe('first')
  expect(await asking.ask(async () => ({ reply: 'third' }))).toBe('third')
})
