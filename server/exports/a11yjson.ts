/** Stations of a release in A11yJSON 31: what is known is there, what is absent says so, what nobody saw is left out. */

import type { Release, ReleasedStation } from '../../schema/release/release.ts'
import type { Answer } from '../../schema/visit/answer.ts'

type Answers = ReadonlyMap<string, Answer>

/**
 * One place a station, under its premises. Objects are described and nobody; there is no rating, since the vocabulary
 * has none. Only answers of tier A stand in a release, so nothing else can come here.
 */
export async function* writeA11yJson(release: Release): AsyncGenerator<string> {
  yield '{"places":['
  let separator = '\n'
  for await (const station of release.stations()) {
    yield separator + JSON.stringify(placeOf(station, `release-${release.content.number}`))
    separator = ',\n'
  }
  yield '\n]}\n'
}

export function placeOf(station: ReleasedStation, source: string) {
  const { code, room, premises, areas, point } = station
  const accessibility = accessibilityOf(answersOf(station))
  return {
    formatVersion: '31.1.0',
    ...(point && {
      geometry: { type: 'Point', coordinates: [point.longitude, point.latitude] },
    }),
    properties: {
      name: premises.name,
      category: 'government_office',
      ...(room !== '' && { address: { roomNumber: { en: room } } }),
      originalId: code,
      originalParentPlaceInfoId: premises.code,
      sourceId: source,
      tags: ['polling-station', ...areas.map((area) => `${area.level}:${area.code}`)],
      ...(Object.keys(accessibility).length > 0 && { accessibility }),
    },
  }
}

/** What barriers of the building rest on. */
function answersOf({ outcomes }: ReleasedStation): Answers {
  const answers = new Map<string, Answer>()
  for (const { evidence } of outcomes)
    for (const { question, answer } of evidence) if (answer) answers.set(question, answer)
  return answers
}

function accessibilityOf(answers: Answers) {
  const path = known({ width: metres(answers, 'path_width_cm') })
  const ramp = choice(answers, 'ramp_present')
  const stairs = known({
    count: count(answers, 'entrance_steps_count'),
    hasHandRail: yes(answers, 'steps_handrail'),
    hasHighContrastNosing: yes(answers, 'step_edges_visible'),
  })
  const door = known({
    width: metres(answers, 'door_clear_width_cm'),
    thresholdHeight: metres(answers, 'door_threshold_cm'),
  })
  const entrance = known({
    isLevel: level(answers),
    hasFixedRamp: ramp === undefined ? undefined : ramp === 'permanent',
    hasRemovableRamp:
      ramp === undefined ? undefined : ramp === 'temporary_solid' || ramp === 'improvised_board',
    stairs,
    door,
  })
  const desk = known({
    isRollUnder: yes(answers, 'booth_knee_space'),
    fixedHeight: metres(answers, 'booth_surface_height_cm'),
    widthBelow: metres(answers, 'booth_opening_width_cm'),
  })
  return {
    ...known({ isWellLit: yes(answers, 'light_at_booth'), pathways: path }),
    ...(entrance && { entrances: [{ properties: entrance }] }),
    ...(desk && { desks: [desk] }),
  }
}

/** Without what is not known; nothing where nothing is. */
function known<Fields extends Readonly<Record<string, unknown>>>(
  fields: Fields,
): Partial<Fields> | undefined {
  const there = Object.entries(fields).filter(([, value]) => value !== undefined)
  return there.length > 0 ? (Object.fromEntries(there) as Partial<Fields>) : undefined
}

function yes(answers: Answers, question: string): boolean | undefined {
  const answer = answers.get(question)
  return answer?.kind === 'yes-no' ? answer.value === 'yes' : undefined
}

/** A step-free way is no level entrance where it is a ramp; steps without any other way are none. */
function level(answers: Answers): boolean | undefined {
  const steps = count(answers, 'entrance_steps_count')
  return steps === undefined ? undefined : steps === 0
}

function choice(answers: Answers, question: string): string | undefined {
  const answer = answers.get(question)
  return answer?.kind === 'choice' ? answer.choice : undefined
}

function count(answers: Answers, question: string): number | undefined {
  const answer = answers.get(question)
  return answer?.kind === 'count' ? answer.value : undefined
}

/** Measured to the centimetre; a stick that stood in for the tape is no number. */
function metres(answers: Answers, question: string) {
  const answer = answers.get(question)
  return answer?.kind === 'measure'
    ? { unit: 'meter', value: answer.value / 100, rawValue: `${answer.value} cm` }
    : undefined
}
