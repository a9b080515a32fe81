/** An incident while it is told: kept letter by letter on a disk that is slow, silent or full. */

import { describe, expect, it } from 'vitest'
import { beginIncident, type IncidentDraft } from '../../../schema/incident/incident-draft.ts'
import { inMemoryMemory } from '../../../web/offline/in-memory.ts'
import { openIncidents } from '../../../web/offline/incidents.ts'
import { campaignId } from '../../support/builders.ts'

const told = (note: string): IncidentDraft => ({
  ...beginIncident('00000000-0000-4000-8000-000000000001'),
  note,
})

/** A tablet whose disk can be full or silent, and whose time passes when the test says so. */
function aTablet() {
  const memory = inMemoryMemory()
  const asked: string[] = []
  let isFull = false
  let answering: Promise<void> = Promise.resolve()
  let waiting: (() => void)[] = []
  let overdue: ReadonlySet<() => void> = new Set()
  const incidents = openIncidents({
    database: {
      run: () => Promise.reject(new Error('nothing is sealed here')),
      leaveOldLog: async () => undefined,
      close: () => undefined,
    },
    memory: {
      ...memory,
      async keep(name, draft) {
        asked.push((draft as IncidentDraft | undefined)?.note ?? 'nothing')
        await answering
        if (isFull) throw new DOMException('full', 'UnknownError')
        await memory.keep(name, draft)
      },
    },
    person: () => ({
      id: 'person 1',
      token: 'token',
      code: 'mokade-47',
      campaign: campaignId('01907e6a-0000-7000-8000-0000000000ca'),
    }),
    later: (again) => {
      waiting.push(again)
    },
    overdue(then) {
      overdue = new Set([...overdue, then])
      return () => {
        overdue = new Set([...overdue].filter((one) => one !== then))
      }
    },
  })
  return {
    incidents,
    asked,
    fill: (full: boolean) => {
      isFull = full
    },
    fallSilent: () => {
      let answer: () => void = () => undefined
      answering = new Promise((resolve) => {
        answer = resolve
      })
      return () => answer()
    },
    waitTooLong: () => {
      for (const then of overdue) then()
    },
    /** As many as wait now try again; how many those were. */
    pass: async () => {
      const due = waiting
      waiting = []
      for (const again of due) again()
      await new Promise((resolve) => setTimeout(resolve))
      return due.length
    },
    soon: () => new Promise((resolve) => setTimeout(resolve)),
  }
}

describe('An incident that is being told', () => {
  it('takes the place of what still waits: the disk is asked for the last word, not for every letter', async () => {
    const { incidents, asked, fallSilent, soon } = aTablet()
    const answer = fallSilent()
    incidents.keep(told('t'))
    await soon()
    for (const note of ['th', 'thr', 'threat']) incidents.keep(told(note))
    answer()
    await incidents.settle()
    expect(asked).toEqual(['t', 'threat'])
    expect((await incidents.read())?.note).toBe('threat')
    expect(incidents.keeping.value).toBe('kept')
  })

  it('is said not to be kept while the disk is full, also while one writes on, and is tried by one hand only', async () => {
    const { incidents, fill, pass, soon } = aTablet()
    fill(true)
    incidents.keep(told('t'))
    await soon()
    const heard: string[] = []
    incidents.keeping.subscribe(() => heard.push(incidents.keeping.value))
    expect(incidents.keeping.value).toBe('not-kept')
    for (let letters = 2; letters < 40; letters += 1) {
      incidents.keep(told('t'.repeat(letters)))
      await soon()
    }
    const settled = incidents.settle()
    await soon()
    expect(heard).toEqual([])
    expect(await pass()).toBe(1)
    fill(false)
    expect(await pass()).toBe(1)
    await settled
    expect(heard).toEqual(['kept'])
    expect((await incidents.read())?.note).toBe('t'.repeat(39))
  })

  it('is said not to be kept when the disk says nothing for too long, and kept as soon as it is', async () => {
    const { incidents, fallSilent, waitTooLong } = aTablet()
    const answer = fallSilent()
    incidents.keep(told('help'))
    expect(incidents.keeping.value).toBe('keeping')
    waitTooLong()
    expect(incidents.keeping.value).toBe('not-kept')
    answer()
    await incidents.settle()
    expect(incidents.keeping.value).toBe('kept')
  })

  it('that is forgotten does not come back with what waited for the disk', async () => {
    const { incidents, fallSilent, soon } = aTablet()
    const answer = fallSilent()
    incidents.keep(told('one'))
    incidents.keep(told('two'))
    const forgotten = incidents.forget().catch(() => undefined)
    answer()
    await forgotten
    await soon()
    expect(await incidents.read()).toBeUndefined()
    expect(incidents.keeping.value).toBe('kept')
  })
})
