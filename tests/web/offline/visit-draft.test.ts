/** A draft being filled: undo, a disk that fails and comes back, a tab that only watches. */

import { describe, expect, it } from 'vitest'
import type { Entry } from '../../../web/offline/changes.ts'
import { begunVisit, type DraftHead } from '../../../web/offline/drafts.ts'
import { inMemoryDrafts } from '../../../web/offline/in-memory.ts'
import { openVisitDraft, type VisitDraft } from '../../../web/state/visit-draft.ts'
import { aChecklist, aVisit, cm, inAll, measure, no, question, yes, yesNo } from '../../support/builders.ts'

const checklist = aChecklist([
  yesNo('ramp'),
  measure('door_width', { stick: 80 }),
  {
    ...question('seen'),
    kind: 'counts' as const,
    classes: ['wheelchair', 'stick'].map((id) => ({ id, text: inAll(id) })),
    possible: { from: 0, to: 100 },
  },
  { ...question('note'), kind: 'words' as const, longest: 200 },
])
const { id: visit, campaign, station } = aVisit(checklist)
const head: DraftHead = {
  visit,
  campaign,
  station,
  checklist: { id: checklist.id, version: checklist.version },
  form: 'full',
  startedAt: '2027-06-06T00:10:00Z',
}
const words = (text: string) => ({ kind: 'words', text }) as const

/** A tablet whose disk can be full, and whose time passes when the test says so. */
async function aTablet() {
  const drafts = inMemoryDrafts()
  await drafts.start(head)
  let isFull = false
  let mayWrite = true
  let waiting: (() => void)[] = []
  let overdue: ReadonlySet<() => void> = new Set()
  let answering: Promise<void> = Promise.resolve()
  let heard: () => void = () => undefined
  const open = async (): Promise<VisitDraft> =>
    openVisitDraft({
      checklist,
      settings: new Map(),
      begun: begunVisit(head),
      kept: (await drafts.read(visit))?.changes ?? [],
      drafts: {
        async keep(id, entry) {
          heard()
          await answering
          if (isFull) throw new DOMException('full', 'UnknownError')
          await drafts.keep(id, entry)
        },
        eraseTalk: drafts.eraseTalk,
      },
      mayWrite: () => mayWrite,
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
    open,
    kept: async (): Promise<readonly Entry[]> => (await drafts.read(visit))?.changes ?? [],
    fill: (full: boolean) => {
      isFull = full
    },
    /** The disk says nothing to anybody until the function returned is called. */
    fallSilent: () => {
      let answer: () => void = () => undefined
      answering = new Promise((resolve) => {
        answer = resolve
      })
      return () => answer()
    },
    /** Everybody who waits has waited for too long. */
    waitTooLong: () => {
      for (const then of overdue) then()
    },
    /** Calls back whenever the disk is asked to keep something. */
    heed: (then: () => void) => {
      heard = then
    },
    watchOnly: (only: boolean) => {
      mayWrite = !only
    },
    /** As many as wait now try again. */
    pass: async () => {
      const due = waiting
      waiting = []
      for (const again of due) again()
      await new Promise((resolve) => setTimeout(resolve))
    },
  }
}

const answers = (draft: VisitDraft) => Object.fromEntries(draft.visit.value.answers)

describe('Undo', () => {
  it('takes back one change after the other, to the very beginning, and says which comes next', async () => {
    const draft = await (await aTablet()).open()
    expect(draft.undoable.value).toBeUndefined()
    draft.answer('ramp', yes)
    draft.answer('door_width', cm(82))
    draft.answer('ramp', no)
    expect(draft.undoable.value).toEqual({ kind: 'answer', question: 'ramp', answer: no })
    draft.undo()
    expect(answers(draft)).toEqual({ ramp: yes, door_width: cm(82) })
    draft.undo()
    expect(answers(draft)).toEqual({ ramp: yes })
    draft.undo()
    draft.undo()
    expect(answers(draft)).toEqual({})
    expect(draft.undoable.value).toBeUndefined()
  })

  it('is itself a change that is kept, also over a restart', async () => {
    const tablet = await aTablet()
    const draft = await tablet.open()
    draft.answer('ramp', yes)
    draft.answer('ramp', no)
    draft.undo()
    await draft.settle()
    expect((await tablet.kept()).map(({ kind }) => kind)).toEqual(['answer', 'answer', 'undo'])
    const again = await tablet.open()
    expect(answers(again)).toEqual({ ramp: yes })
    again.undo()
    expect(answers(again)).toEqual({})
    again.answer('ramp', no)
    await again.settle()
    expect(answers(await tablet.open())).toEqual({ ramp: no })
  })

  it('takes a text that was typed back as a whole, and leaves what was there before', async () => {
    const draft = await (await aTablet()).open()
    draft.answer('ramp', yes)
    for (const text of ['ទ', 'ទ្វា', 'ទ្វារ']) draft.answer('note', words(text))
    draft.undo()
    expect(answers(draft)).toEqual({ ramp: yes })
  })

  it('takes a number back as it was typed, digit by digit and put right, as a whole', async () => {
    const draft = await (await aTablet()).open()
    draft.answer('ramp', yes)
    for (const value of [8, 82, 8, 85]) draft.answer('door_width', cm(value))
    draft.undo()
    expect(answers(draft)).toEqual({ ramp: yes })
  })

  it('takes back what was typed, and not what was chosen before it or typed elsewhere', async () => {
    const draft = await (await aTablet()).open()
    for (const value of [8, 82]) draft.answer('door_width', cm(value))
    draft.answer('door_width', { kind: 'band', band: 'fits' })
    for (const value of [9, 90]) draft.answer('door_width', cm(value))
    for (const text of ['o', 'on']) draft.answer('door_width', { ...cm(90), note: text })
    draft.undo()
    expect(answers(draft)).toEqual({ door_width: cm(90) })
    draft.undo()
    expect(answers(draft)).toEqual({ door_width: { kind: 'band', band: 'fits' } })
    draft.undo()
    expect(answers(draft)).toEqual({ door_width: cm(82) })
    draft.undo()
    expect(answers(draft)).toEqual({})
  })

  it('takes back the numbers of several classes one by one, and a note on no answer as a whole', async () => {
    const draft = await (await aTablet()).open()
    const seen = (values: Readonly<Record<string, number>>) =>
      draft.answer('seen', { kind: 'counts', values })
    seen({ wheelchair: 1 })
    seen({ wheelchair: 12 })
    seen({ wheelchair: 12, stick: 3 })
    seen({ wheelchair: 12, stick: 34 })
    for (const note of ['d', 'da', 'dark'])
      draft.answer('ramp', { kind: 'none', reason: 'not-observed', note })
    draft.undo()
    expect(answers(draft)).toEqual({ seen: { kind: 'counts', values: { wheelchair: 12, stick: 34 } } })
    draft.undo()
    expect(answers(draft)).toEqual({ seen: { kind: 'counts', values: { wheelchair: 12 } } })
    draft.undo()
    expect(answers(draft)).toEqual({})
  })

  it('brings a whole talk back that was removed', async () => {
    const draft = await (await aTablet()).open()
    draft.addInterview('3f0c0f6e-1111-4222-8333-444455556666')
    draft.removeInterview('3f0c0f6e-1111-4222-8333-444455556666')
    expect(draft.visit.value.interviews).toEqual([])
    draft.undo()
    expect(draft.visit.value.interviews).toHaveLength(1)
  })

  it('is not used up by giving the same answer again', async () => {
    const draft = await (await aTablet()).open()
    draft.answer('ramp', yes)
    draft.answer('ramp', { ...yes })
    draft.undo()
    expect(answers(draft)).toEqual({})
  })
})

describe('A change', () => {
  it('is handed to the disk before anybody who shows it hears of it', async () => {
    const tablet = await aTablet()
    const draft = await tablet.open()
    const order: string[] = []
    tablet.heed(() => order.push('disk'))
    draft.visit.subscribe(() => order.push('shown'))
    draft.answer('ramp', yes)
    expect(order).toEqual(['disk', 'shown'])
    await draft.settle()
  })
})

describe('Typing faster than the disk', () => {
  it('leaves one entry waiting and never more: the later text says everything', async () => {
    const tablet = await aTablet()
    const draft = await tablet.open()
    for (const text of ['ទ', 'ទ្វ', 'ទ្វា', 'ទ្វារ']) draft.answer('note', words(text))
    await draft.settle()
    expect(await tablet.kept()).toEqual(
      ['ទ', 'ទ្វារ'].map((text) => ({ kind: 'answer', question: 'note', answer: words(text) })),
    )
    expect(answers(await tablet.open())).toEqual({ note: words('ទ្វារ') })
  })

  it('does the same for a note beside an answer, but never joins two answers or two questions', async () => {
    const tablet = await aTablet()
    const draft = await tablet.open()
    draft.answer('ramp', yes)
    draft.answer('ramp', { ...yes, note: 'ច' })
    draft.answer('ramp', { ...yes, note: 'ចោ' })
    draft.answer('ramp', { ...no, note: 'ចោ' })
    draft.answer('note', words('ទ'))
    await draft.settle()
    expect(
      (await tablet.kept()).map((entry) => (entry.kind === 'answer' ? entry.answer : undefined)),
    ).toEqual([yes, { ...yes, note: 'ចោ' }, { ...no, note: 'ចោ' }, words('ទ')])
  })

  it('is undone over a restart as it was before one', async () => {
    const tablet = await aTablet()
    const draft = await tablet.open()
    draft.answer('ramp', yes)
    for (const text of ['ទ', 'ទ្វ', 'ទ្វា']) draft.answer('note', words(text))
    draft.undo()
    await draft.settle()
    expect(answers(draft)).toEqual({ ramp: yes })
    expect(answers(await tablet.open())).toEqual({ ramp: yes })
  })
})

describe('A disk that fails', () => {
  it('is tried again by itself, and what waited is kept in its order', async () => {
    const tablet = await aTablet()
    const draft = await tablet.open()
    draft.answer('ramp', yes)
    await draft.settle()
    tablet.fill(true)
    draft.answer('door_width', cm(82))
    draft.answer('ramp', no)
    await expect(draft.settle()).rejects.toThrow()
    expect(draft.keeping.value).toBe('not-kept')
    expect(answers(draft)).toEqual({ ramp: no, door_width: cm(82) })
    await tablet.pass()
    expect(draft.keeping.value).toBe('not-kept')
    tablet.fill(false)
    await tablet.pass()
    expect(draft.keeping.value).toBe('kept')
    expect(answers(await tablet.open())).toEqual({ ramp: no, door_width: cm(82) })
  })
})

describe('A tab that only watches', () => {
  it('changes nothing, and shows what the other tab wrote once it is its turn again', async () => {
    const tablet = await aTablet()
    const [here, there] = [await tablet.open(), await tablet.open()]
    here.answer('ramp', yes)
    await here.settle()
    tablet.watchOnly(true)
    there.answer('ramp', no)
    there.undo()
    expect(answers(there)).toEqual({})
    tablet.watchOnly(false)
    there.renew(await tablet.kept())
    expect(answers(there)).toEqual({ ramp: yes })
    there.undo()
    await there.settle()
    expect(answers(await tablet.open())).toEqual({})
  })
})

describe('A number that cannot be read', () => {
  const typed = (text: string) => ({ number: text })

  it('is no answer, but comes back as it was typed after a restart', async () => {
    const tablet = await aTablet()
    const draft = await tablet.open()
    draft.answer('door_width', cm(8))
    draft.answer('door_width', undefined, undefined, typed('8o'))
    await draft.settle()
    const again = await tablet.open()
    expect(answers(again)).toEqual({})
    expect(again.unreadableOf('door_width')).toEqual(typed('8o'))
    expect(again.unreadableOf('seen')).toEqual({})
  })

  it('is kept also where there was no answer before, and gone when its field is emptied or something is chosen', async () => {
    const tablet = await aTablet()
    const draft = await tablet.open()
    draft.answer('door_width', undefined, undefined, typed('wide'))
    draft.answer('door_width', undefined, undefined, typed('wide'))
    draft.answer('seen', undefined, undefined, { wheelchair: 'two' })
    await draft.settle()
    expect(await tablet.kept()).toHaveLength(2)
    draft.answer('door_width', undefined)
    draft.answer('seen', { kind: 'none', reason: 'not-observed' })
    await draft.settle()
    const again = await tablet.open()
    expect([again.unreadableOf('door_width'), again.unreadableOf('seen')]).toEqual([{}, {}])
  })

  it('is taken back together with the digits before and after it', async () => {
    const draft = await (await aTablet()).open()
    draft.answer('door_width', cm(7))
    draft.answer('door_width', undefined)
    draft.answer('door_width', cm(8))
    draft.answer('door_width', undefined, undefined, typed('8,'))
    draft.answer('door_width', undefined, undefined, typed('8,,'))
    draft.undo()
    expect(draft.unreadableOf('door_width')).toEqual({})
    expect(answers(draft)).toEqual({})
    draft.undo()
    draft.undo()
    expect(draft.undoable.value).toBeUndefined()
  })
})

describe('A disk that says nothing', () => {
  it('is not believed for long: what was typed is said not to be kept, and kept as soon as it is', async () => {
    const tablet = await aTablet()
    const draft = await tablet.open()
    const answer = tablet.fallSilent()
    draft.answer('note', words('one'))
    draft.answer('note', words('one two'))
    expect(draft.keeping.value).toBe('keeping')
    tablet.waitTooLong()
    expect(draft.keeping.value).toBe('not-kept')
    draft.answer('note', words('one two three'))
    expect(draft.keeping.value).toBe('not-kept')
    answer()
    await draft.settle()
    expect(draft.keeping.value).toBe('kept')
    expect(answers(await tablet.open())).toEqual({ note: words('one two three') })
  })

  it('counts for each change anew: a slow disk that keeps up is no full one', async () => {
    const tablet = await aTablet()
    const draft = await tablet.open()
    draft.answer('ramp', yes)
    await draft.settle()
    tablet.waitTooLong()
    expect(draft.keeping.value).toBe('kept')
  })
})

describe('An entry of a later version', () => {
  it('changes nothing, and stays in the journal', async () => {
    const tablet = await aTablet()
    const draft = await tablet.open()
    draft.answer('ramp', yes)
    // As a later version of the app would have written it.
    const entry: unknown = JSON.parse('{"kind":"sketch","lines":[1,2]}')
    draft.renew([...(await tablet.kept()), entry as Entry])
    expect(answers(draft)).toEqual({ ramp: yes })
  })
})
