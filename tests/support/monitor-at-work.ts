/** A monitor who answers the questions of a page with the keyboard alone, heard by role and name. */

import type { Locator, Page } from 'playwright-core'
import type { Choice, Question } from '../../schema/checklist/checklist.ts'
import type { Answer } from '../../schema/visit/answer.ts'
import { reasonWordFor } from '../../web/questions/reason-words.ts'
import type { InterfaceLanguage } from '../../web/words/ids.ts'
import type { InterfaceWords } from './interface-words.ts'
import { type Typist, typist } from './keyboard.ts'

interface AtQuestion {
  readonly group: Locator
  readonly keys: Typist
  readonly words: InterfaceWords
  readonly language: InterfaceLanguage
}

const textOf = (choices: readonly Choice[], id: string, language: InterfaceLanguage): string =>
  choices.find((choice) => choice.id === id)?.text[language] ?? `no choice "${id}"`

/** The group of a question as a screen reader names it: its number and its text. */
export const groupOf = (
  page: Page,
  { number, text }: Question,
  words: InterfaceWords,
  language: InterfaceLanguage,
): Locator =>
  page.getByRole('group', { name: `${words.digits(String(number))}. ${text[language]}`, exact: true })

export async function answerByKeyboard(
  page: Page,
  question: Question,
  answer: Answer,
  words: InterfaceWords,
  language: InterfaceLanguage,
): Promise<void> {
  const at = { group: groupOf(page, question, words, language), keys: typist(page), words, language }
  const { group, keys } = at
  const { say } = words
  const named = (role: 'radio' | 'checkbox' | 'textbox' | 'combobox', name: string) =>
    group.getByRole(role, { name, exact: true })
  switch (answer.kind) {
    case 'yes-no':
      return keys.choose(named('radio', say(`answer-${answer.value}`)))
    case 'choice':
      if (question.kind !== 'choice') break
      return keys.choose(named('radio', textOf(question.choices, answer.choice, language)))
    case 'choices':
      if (question.kind !== 'choices') break
      for (const id of answer.choices)
        await keys.tick(named('checkbox', textOf(question.choices, id, language)))
      return
    case 'measure':
      if (question.kind !== 'measure') break
      return keys.write(named('textbox', say(`measured-${question.unit}`)), words.number(answer.value))
    case 'count':
      return keys.write(named('textbox', say('counted')), words.number(answer.value))
    case 'counts':
      if (question.kind !== 'counts') break
      for (const [id, value] of Object.entries(answer.values))
        await keys.write(named('textbox', textOf(question.classes, id, language)), words.number(value))
      return
    case 'band':
      await keys.press(group.locator('details.stick > summary'))
      return keys.choose(named('radio', say(answer.band === 'fits' ? 'stick-fits' : 'stick-does-not-fit')))
    case 'grid':
      if (question.kind !== 'grid') break
      for (const row of question.rows) {
        const choices = row.choices ?? question.choices
        await keys.pick(
          named('combobox', row.text[language] ?? ''),
          textOf(choices, answer.choices[row.id] ?? '', language),
        )
      }
      return
    case 'words':
      return keys.write(named('textbox', say('own-words')), answer.text)
    case 'none':
      return leaveOpen(at, question, answer)
    case 'photo':
      break
  }
  throw new Error(`${question.id} is no question for ${answer.kind}`)
}

async function leaveOpen(
  { group, keys, words: { say } }: AtQuestion,
  question: Question,
  { reason, because }: Extract<Answer, { kind: 'none' }>,
) {
  const role = question.kind === 'yes-no' || question.kind === 'choice' ? 'radio' : 'checkbox'
  const control = group.getByRole(role, {
    name: say(`reason-${reasonWordFor(question, reason)}`),
    exact: true,
  })
  await (role === 'radio' ? keys.choose(control) : keys.tick(control))
  if (because === undefined) return
  await keys.choose(group.getByRole('radio', { name: say(`because-${because}`), exact: true }))
}

/** Questions asked on the page now, in order; an answer may open further ones. */
export const listAskedOn = (page: Page): Promise<readonly string[]> =>
  page.locator('main [id^="at-"]').evaluateAll((places) => places.map(({ id }) => id.slice('at-'.length)))
