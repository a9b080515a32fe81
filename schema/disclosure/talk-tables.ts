/** What voters said in talks → tables of talks, by sex and by difficulty, ready to be told. Nothing of it is an observation. */

import type {
  Checklist,
  ChoiceId,
  ChoiceQuestion,
  ChoicesQuestion,
  QuestionId,
} from '../checklist/checklist.ts'
import { countStations, enoughFor, groupAreas } from './area-groups.ts'
import { sumOfBatches } from './batches.ts'
import { protect } from './protect.ts'
import type { DisclosureRules } from './rules.ts'
import { type Cell, type Counted, type Dimension, hidden, type TableArea } from './table.ts'

/** Whoever said neither, or nothing, is too few to be told apart, and is not left out for that. */
export const TALK_SEXES = ['women', 'others'] as const
export type TalkSex = (typeof TALK_SEXES)[number]

/** Besides the kinds of difficulty that the checklist asks for: more than one of them, or none of them. */
export const SEVERAL = 'several'
export const NO_DIFFICULTY = 'none'

/** One talk to which the voter agreed, as far as tables need it. No words, no time, no name. */
export interface TalkHeard {
  readonly station: string
  /** Who talked; compared, and never told. */
  readonly monitors: readonly string[]
  readonly sex: TalkSex
  /** A row of the checklist's grid, `several`, `none`; nothing where it was not said. */
  readonly difficulty: string | undefined
  readonly answers: ReadonlyMap<QuestionId, readonly ChoiceId[]>
}

/** Of all talks, of one sex, or of one kind of difficulty. */
export type TalkPart =
  | { readonly of: 'all' }
  | { readonly of: 'sex'; readonly sex: TalkSex }
  | { readonly of: 'difficulty'; readonly difficulty: string }

export interface ToldTalkPart {
  readonly part: TalkPart
  /** Talks to which voters agreed, and stations they come from. Never of a part that is too small to be told. */
  readonly talks: number
  readonly stations: number
  readonly questions: readonly ToldTalkQuestion[]
}

export interface ToldTalkQuestion {
  readonly question: QuestionId
  /** Talks in which it was answered: the denominator. */
  readonly n: Cell
  readonly choices: readonly { readonly choice: ChoiceId; readonly count: Cell }[]
}

/** Only the parts that can be told; those of all talks first. */
export type ToldTalks = readonly ToldTalkPart[]

/** Questions put to voters that can be counted, but the consent, in the order of the checklist. */
export const listTalkQuestions = ({
  sections,
  key,
}: Checklist): readonly (ChoiceQuestion | ChoicesQuestion)[] =>
  sections
    .filter(({ repeats, internal }) => repeats && !internal)
    .flatMap(({ questions }) => questions)
    .flatMap((question) =>
      (question.kind === 'choice' || question.kind === 'choices') && question.id !== key.interviewConsent
        ? [question]
        : [],
    )

const ALL = 'all'

/**
 * Every talk is in exactly one group of a sex and a kind of difficulty, and these groups are told as areas are: one that
 * is too small is told with its neighbours, so that no sum of parts gives it away.
 */
export function tellTalks(
  checklist: Checklist,
  talks: readonly TalkHeard[],
  rules: DisclosureRules,
): ToldTalks {
  const areas = areasOf(talks)
  const units = talks.map(
    ({ station, monitors, sex, difficulty }): Counted => ({
      ...{ station, monitors },
      area: difficulty === undefined ? sex : `${sex} ${difficulty}`,
    }),
  )
  const { told } = groupAreas(areas, units, enoughFor(rules))
  const cells = new Map<string, Cell>()
  const keyOf = (area: string, question: string, choice = ''): string => [area, question, choice].join('\n')
  const protectedAs = (
    members: readonly string[],
    memberOf: (talk: TalkHeard) => string | undefined,
    note: (area: string, member: string | undefined, cell: Cell) => void,
  ): void => {
    const dimensions: readonly Dimension[] = [{ id: 'said', members }]
    const stations = units.map((unit, at): Counted => {
      const talk = talks[at]
      const member = talk && memberOf(talk)
      return { ...unit, ...(member !== undefined && members.includes(member) && { at: [member] }) }
    })
    for (const { area, at, cell } of protect({ areas, dimensions, stations }, rules)) note(area, at[0], cell)
  }
  for (const question of listTalkQuestions(checklist)) {
    const { id, choices } = question
    const answersOf = ({ answers }: TalkHeard): readonly ChoiceId[] => answers.get(id) ?? []
    if (question.kind === 'choice')
      protectedAs(
        choices.map((one) => one.id),
        (talk) => answersOf(talk)[0],
        (area, member, cell) => cells.set(keyOf(area, id, member), cell),
      )
    else {
      // Several may be named in one talk, so each is a table of its own, and how many answered is one more.
      protectedAs(
        ['answered'],
        (talk) => (answersOf(talk).length > 0 ? 'answered' : undefined),
        (area, member, cell) => member === undefined && cells.set(keyOf(area, id), cell),
      )
      for (const { id: choice } of choices)
        protectedAs(
          [choice],
          (talk) => answersOf(talk).find((one) => one === choice),
          (area, member, cell) => member === choice && cells.set(keyOf(area, id, choice), cell),
        )
    }
  }
  const sizeOf = (area: string): number => units.filter((unit) => isIn(unit.area, area)).length
  return listParts(talks).flatMap((part): readonly ToldTalkPart[] => {
    const those = areasOfPart(part).filter((area) => sizeOf(area) > 0)
    if (those.length === 0 || !those.every((area) => told.has(area))) return []
    const inside = units.filter((unit) => those.some((area) => isIn(unit.area, area)))
    const cellOf = (question: string, choice?: string): Cell =>
      sumOfBatches(
        those.map((area) => ({
          cell: cells.get(keyOf(area, question, choice)) ?? hidden('few'),
          visited: sizeOf(area),
        })),
      )
    return [
      {
        ...{ part, talks: inside.length, stations: countStations(inside) },
        questions: listTalkQuestions(checklist).map(({ id, choices }) => ({
          question: id,
          n: cellOf(id),
          choices: choices.map(({ id: choice }) => ({ choice, count: cellOf(id, choice) })),
        })),
      },
    ]
  })
}

/** The tree that groups are formed of: all, each sex, and in it each kind of difficulty that somebody has. */
function areasOf(talks: readonly TalkHeard[]): readonly TableArea[] {
  const kinds = listDifficulties(talks)
  return [
    { code: ALL },
    ...TALK_SEXES.map((sex) => ({ code: sex, parent: ALL })),
    ...TALK_SEXES.flatMap((sex) => kinds.map((kind) => ({ code: `${sex} ${kind}`, parent: sex }))),
  ]
}

const listDifficulties = (talks: readonly TalkHeard[]): readonly string[] =>
  [...new Set(talks.flatMap(({ difficulty }) => difficulty ?? []))].sort()

const listParts = (talks: readonly TalkHeard[]): readonly TalkPart[] => [
  { of: 'all' },
  ...TALK_SEXES.map((sex): TalkPart => ({ of: 'sex', sex })),
  ...listDifficulties(talks).map((difficulty): TalkPart => ({ of: 'difficulty', difficulty })),
]

function areasOfPart(part: TalkPart): readonly string[] {
  if (part.of === 'all') return [ALL]
  return part.of === 'sex' ? [part.sex] : TALK_SEXES.map((sex) => `${sex} ${part.difficulty}`)
}

const isIn = (area: string, of: string): boolean =>
  of === ALL || area === of || (area.startsWith(of) && area[of.length] === ' ')
