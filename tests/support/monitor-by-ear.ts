/** A monitor who answers by ear: hears which questions the page asks, how each is announced, and what was kept. */

import { expect } from 'vitest'
import type { Choice, Question } from '../../schema/checklist/checklist.ts'
import type { Answer } from '../../schema/visit/answer.ts'
import { reasonWordFor } from '../../web/questions/reason-words.ts'
import type { InterfaceWords } from './interface-words.ts'
import type { Heard, ScreenReader, Wanted } from './screen-reader.ts'

/** What the focus comes to without being a control: headings, legends, what is said, the place for pages. */
const PLACES = [
  'RootWebArea',
  'main',
  'heading',
  'Legend',
  'LegendListMarker',
  'generic',
  'paragraph',
  'status',
  'dialog',
]
const CONTROLS = [
  'link',
  'button',
  'textbox',
  'searchbox',
  'combobox',
  'radio',
  'checkbox',
  'slider',
  'DisclosureTriangle',
  'DisclosureTriangleGrouped',
  'option',
  'menuitem',
  'MenuListOption',
  'MenuListPopup',
]
export const SUMMARY = /^DisclosureTriangle/u

export interface MonitorByEar {
  readonly reader: ScreenReader
  readonly words: InterfaceWords
  /** One comes to a page: its only heading of the first level is heard and has the focus, every control has a name. */
  readonly arrive: (heading: string) => Promise<void>
  /** Groups that are questions of the checklist, in the order they are heard. */
  readonly listQuestions: () => Promise<readonly Question[]>
  /** Hears that a question is announced with its number and text, then its hint, then what is wrong with it. */
  readonly hearQuestion: (question: Question, complaint?: string) => Promise<void>
  readonly answer: (question: Question, answer: Answer) => Promise<void>
  /** Unfolds the note of a question and writes into it. */
  readonly addNote: (question: Question, note: string) => Promise<void>
  /** Waits until the page says that everything is on the disk. */
  readonly hearKept: () => Promise<void>
}

const km = ({ km: text = '' }: Readonly<Record<string, string>>): string => text.replace(/\s+/gu, ' ').trim()
const textOf = (choices: readonly Choice[], id: string): string =>
  km(choices.find((choice) => choice.id === id)?.text ?? {})

export function startMonitorByEar(
  reader: ScreenReader,
  words: InterfaceWords,
  questions: readonly Question[],
): MonitorByEar {
  const { say, digits, number } = words
  const nameOf = ({ number: at, text }: Question) => `${digits(String(at))}. ${km(text)}`
  const groupOf = (question: Question) => ({ role: 'group', name: nameOf(question) }) as const
  const inGroup = (question: Question, role: string, name: string): Wanted => ({
    role,
    name,
    within: groupOf(question),
  })

  const hearControls = (heard: readonly Heard[]) => {
    for (const { role, name, isFocusable } of heard) {
      if (!isFocusable || PLACES.includes(role)) continue
      expect(CONTROLS, `"${name}" is heard as`).toContain(role)
      expect(name, `a ${role} is heard without a name`).not.toBe('')
    }
  }

  const choose = async (control: Wanted) => {
    await reader.choose(control)
    await expect
      .poll(async () => (await reader.find(control)).isChecked, { message: String(control.name) })
      .toBe(true)
  }
  const write = async (field: Wanted, text: string) => {
    await reader.write(field, text)
    await expect
      .poll(async () => (await reader.find(field)).value, { message: String(field.name) })
      .toBe(text.trim())
  }

  const leaveOpen = async (question: Question, answer: Extract<Answer, { kind: 'none' }>) => {
    const role = question.kind === 'yes-no' || question.kind === 'choice' ? 'radio' : 'checkbox'
    const { reason, because } = answer
    await choose(inGroup(question, role, say(`reason-${reasonWordFor(question, reason)}`)))
    // Asked in place, in a group of its own within the question.
    if (because !== undefined) await choose(inGroup(question, 'radio', say(`because-${because}`)))
  }

  const give = async (question: Question, answer: Answer): Promise<void> => {
    const control = (role: string, name: string) => inGroup(question, role, name)
    switch (answer.kind) {
      case 'yes-no':
        return choose(control('radio', say(`answer-${answer.value}`)))
      case 'choice':
        if (question.kind !== 'choice') break
        return choose(control('radio', textOf(question.choices, answer.choice)))
      case 'choices':
        if (question.kind !== 'choices') break
        for (const id of answer.choices) await choose(control('checkbox', textOf(question.choices, id)))
        return
      case 'measure':
        if (question.kind !== 'measure') break
        return write(control('textbox', say(`measured-${question.unit}`)), number(answer.value))
      case 'count':
        return write(control('textbox', say('counted')), number(answer.value))
      case 'counts':
        if (question.kind !== 'counts') break
        for (const [id, value] of Object.entries(answer.values))
          await write(control('textbox', textOf(question.classes, id)), number(value))
        return
      case 'band':
        if (question.kind !== 'measure' || question.stick === undefined) break
        await reader.press({
          role: SUMMARY,
          within: groupOf(question),
          name: say('stick-instead', {
            length: `${number(question.stick)} ${say(`symbol-${question.unit}`)}`,
          }),
        })
        return choose(control('radio', say(`stick-${answer.band}`)))
      case 'grid':
        if (question.kind !== 'grid') break
        for (const row of question.rows)
          await reader.pick(
            control('combobox', km(row.text)),
            textOf(row.choices ?? question.choices, answer.choices[row.id] ?? ''),
          )
        return
      case 'words':
        return write(control('textbox', say('own-words')), answer.text)
      case 'none':
        return leaveOpen(question, answer)
      case 'photo':
        break
    }
    throw new Error(`${question.id} is no question for ${answer.kind}`)
  }

  return {
    reader,
    words,
    async arrive(heading) {
      await reader.find({ role: 'heading', name: heading })
      await expect
        .poll(async () => (await reader.focused())?.name, { message: 'what has the focus' })
        .toBe(heading)
      const heard = await reader.hear()
      const titles = heard.filter(({ role, level }) => role === 'heading' && level === 1)
      expect(titles.map(({ name }) => name)).toEqual([heading])
      hearControls(heard)
    },
    async listQuestions() {
      const heard = await reader.hear()
      hearControls(heard)
      const groups = heard.filter(({ role }) => role === 'group').map(({ name }) => name)
      return groups.flatMap((name) => questions.find((question) => nameOf(question) === name) ?? [])
    },
    async hearQuestion(question, complaint) {
      const said = [
        ...(question.hint ? [km(question.hint)] : []),
        ...(complaint === undefined ? [] : [`${say('complaint')}: ${complaint}`]),
      ]
      await expect
        .poll(async () => (await reader.find(groupOf(question))).description, { message: question.id })
        .toBe(said.join(' '))
    },
    answer: give,
    async addNote(question, note) {
      await reader.press({ role: SUMMARY, name: say('note-add'), within: groupOf(question) })
      await write(inGroup(question, 'textbox', say('note')), note)
    },
    async hearKept() {
      await reader.find({ role: 'StaticText', name: say('keeping-kept') })
    },
  }
}
