/** Runs in the page: shows one question as a section shows it, and keeps what it says. */

/// <reference types="vite/client" />

import { html, render } from 'lit'
import type { QuestionKind } from '../../schema/checklist/checklist.ts'
import type { Answer } from '../../schema/visit/answer.ts'
import { shrinkPhoto } from '../../web/offline/shrink-photo.ts'
import type { AnswerGiven } from '../../web/questions/answer-given.ts'
import { elementFor } from '../../web/questions/element-for.ts'
import { QuestionElement } from '../../web/questions/question-element.ts'
import { digits, language } from '../../web/words/language.ts'
import { loadWords, speak } from '../../web/words/say.ts'
import { samples } from './question-samples.ts'
import '../../web/styles/tokens.css'
import '../../web/styles/base.css'
import '../../web/styles/forms.css'

interface Shown {
  readonly kind: QuestionKind
  readonly answer?: Answer
  readonly complaint?: string
  readonly doubt?: string
}

const main = document.querySelector('main')
let shown: Shown | undefined
let given: Answer | undefined
let unreadable: Readonly<Record<string, string>> = {}
let pictures: readonly Blob[] = []

const draw = () => {
  if (!main || !shown) return
  const { question } = samples[shown.kind]
  render(
    html`<h1>page</h1>
      <div
        @answer-given=${(event: AnswerGiven) => {
          given = event.answer
          unreadable = event.unreadable
          draw()
        }}
      >
        ${elementFor({
          question,
          answer: given,
          unreadable,
          complaint: shown.complaint ?? '',
          doubt: shown.doubt ?? '',
          pictures: {
            async keep(file) {
              pictures = [...pictures, await shrinkPhoto(file)]
              return String(pictures.length).repeat(64)
            },
            read: async (sha256) => pictures[Number(sha256[0]) - 1],
            settle: async () => undefined,
          },
        })}
      </div>`,
    main,
  )
}

async function show(next: Shown): Promise<void> {
  if (main) render(html``, main)
  shown = next
  given = next.answer
  unreadable = {}
  draw()
  const element = document.querySelector<QuestionElement>(`${next.kind}-question`)
  await element?.updateComplete
}

function focusLegend(): void {
  const element = document.querySelector(`${shown?.kind}-question`)
  if (element instanceof QuestionElement) element.focusLegend()
}

/** Answers as a control of the question would; gives back what was recorded. */
function answerAs(answer: Answer): Answer | undefined {
  const element = document.querySelector(`${shown?.kind}-question`)
  if (element instanceof QuestionElement) element.give(answer)
  return given
}

async function inLanguage(tongue: 'en' | 'km', look: 'khmer' | 'latin'): Promise<void> {
  language.set(tongue)
  digits.set(look)
  await loadWords('common', 'monitor')
  await speak(tongue)
}

Object.assign(globalThis, { show, given: () => given, answerAs, focusLegend, inLanguage })
