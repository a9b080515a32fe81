/** An office after an election: many stations, many monitors, and hundreds of things that must never leave. */

import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { readPersonId, type StationCode } from '../../../schema/codes.ts'
import type { Incident } from '../../../schema/incident/incident.ts'
import type { Answer } from '../../../schema/visit/answer.ts'
import { incidentToWire } from '../../../schema/wire/incident-shape.ts'
import { saveCards, useCard } from '../../../server/queries/enrolments.ts'
import { savePerson } from '../../../server/queries/people.ts'
import { saveTriedImport, writePlaces } from '../../../server/queries/station-imports.ts'
import { hashOf, newSecret } from '../../../server/storage/secrets.ts'
import { sealToOrganisation } from '../../../web/offline/seal-to-organisation.ts'
import { type Api, callerWith } from '../api.ts'
import { areaCode, premisesCode, stationCode, visitTo } from '../intake.ts'
import { below, type Chance } from './random-tables.ts'

export interface Planted {
  /** What was planted, as text to be searched for. */
  readonly markers: Set<string>
  readonly monitors: readonly { readonly enrolment: string; readonly token: string; readonly code: string }[]
  readonly stations: readonly StationCode[]
  /** What voters said about the secrecy of their vote, one talk a visit. */
  readonly said: string[]
}

const MONITORS = 20
const DISTRICTS = ['0201', '0202', '0101', '0102']

/** Four districts in two provinces, two communes each, so many stations to a commune. */
export async function plantOffice(api: Api, stationsEach: number): Promise<Planted> {
  const markers = new Set<string>()
  const monitors = []
  for (let order = 0; order < MONITORS; order += 1) {
    const monitor = { enrolment: randomUUID(), token: newSecret(), code: `mokade${order}x-${order + 10}` }
    const card = { id: monitor.enrolment, code: monitor.code, wordsHash: hashOf(`words ${order}`) }
    await saveCards(api.db, api.campaign, [card])
    await useCard(api.db, monitor.enrolment, hashOf(monitor.token))
    for (const one of [monitor.enrolment, monitor.token, monitor.code]) markers.add(one)
    monitors.push(monitor)
  }
  for (let order = 0; order < 20; order += 1) {
    const person = readPersonId(randomUUID())
    if (!person) throw new Error('a UUID is a person id')
    const name = `Staff Sovann ${order} វណ្ណារី${order}`
    await savePerson(api.db, { person, name, roles: ['reviewer'], passphraseHash: `hash-of-${order}` })
    for (const one of [name, person, `hash-of-${order}`]) markers.add(one)
  }
  const communes = DISTRICTS.flatMap((district) => [`${district}01`, `${district}02`])
  const stations = communes.flatMap((commune) =>
    Array.from({ length: stationsEach }, (_, order) =>
      stationCode(`${commune}-${String(order + 1).padStart(4, '0')}`),
    ),
  )
  const import_ = { id: randomUUID(), fileName: 'list', file: new Uint8Array(), columns: {}, rows: 1 }
  await api.db.transaction().execute(async (transaction) => {
    await saveTriedImport(transaction, import_)
    await writePlaces(transaction, import_.id, {
      areas: [
        ...DISTRICTS.map((code) => ({
          code: areaCode(code),
          level: 'district',
          parent: areaCode(code.slice(0, 2)),
          name: { km: `ស្រុក${code}`, en: `District ${code}` },
        })),
        ...communes.map((code) => ({
          code: areaCode(code),
          level: 'commune',
          parent: areaCode(code.slice(0, 4)),
          name: { km: `ឃុំ${code}`, en: `Commune ${code}` },
        })),
      ],
      premises: communes.map((code, order) => ({
        code: premisesCode(`${code}-p`),
        area: areaCode(code),
        name: { km: `សាលា${code}`, en: `School ${code}` },
        point: { latitude: 12 + order / 10, longitude: 104 + order / 10 },
      })),
      stations: stations.map((code, order) => ({
        code,
        premises: premisesCode(`${code.slice(0, 6)}-p`),
        room: String(order + 1),
      })),
    })
  })
  // Long over: otherwise nothing would leave.
  await sql`update campaign set election_date = '2026-01-04' where id = ${api.campaign}`.execute(api.db)
  return { markers, monitors, stations, said: [] }
}

const yesOrNo = (isYes: boolean): Answer => ({ kind: 'yes-no', value: isYes ? 'yes' : 'no' })

/** One visit by one monitor, with names, phones and words wherever a visit has room for them. */
export async function visitPlanted(
  api: Api,
  { markers, monitors, said }: Planted,
  station: StationCode,
  chance: Chance,
): Promise<void> {
  const monitor = monitors[below(chance, monitors.length)]
  if (monitor === undefined) throw new Error('a monitor')
  const number = `${station}-${below(chance, 1e9)}`
  const plant = (text: string): string => {
    markers.add(text)
    return text
  }
  const photo = createHash('sha256').update(number).digest('hex')
  // One in sixteen says something rare.
  const secret = photo.startsWith('0') ? 'no_answer' : photo < '6' ? 'no_others_saw_or_heard' : 'yes_alone'
  said.push(secret)
  const sent = await visitTo(
    api,
    station,
    {
      visit_type: { kind: 'choice', choice: 'election_day_first' },
      access_result: { kind: 'choice', choice: chance() < 0.1 ? 'outside_only_refused' : 'full' },
      door_clear_width_cm: { kind: 'measure', value: 95, note: plant(`012 ${number} phone`) },
      step_free_route: { ...yesOrNo(chance() < 0.5), note: plant(`Name Chantha ${number}`) },
      priority_in_queue: { ...yesOrNo(chance() < 0.5), note: plant(`Chair Sopheap ${number}`) },
      staff_disability_training: yesOrNo(chance() < 0.4),
      calls_seen_and_heard: yesOrNo(chance() < 0.9),
      assistant_own_choice: yesOrNo(chance() < 0.8),
      observer_note: { kind: 'words', text: plant(`សុខា បានឃើញ ${number}`) },
      incident_kind: { kind: 'choices', choices: ['helper_imposed'] },
      incident_note: { kind: 'words', text: plant(`Incident by Mr Rith ${number}`) },
      photo_approach: {
        kind: 'photo',
        photos: [{ sha256: photo, description: plant(`Photo of Bopha ${number}`) }],
      },
      ramp_width_cm: { kind: 'none', reason: 'not-measured', because: 'no-permission' },
    },
    {
      change: (wire) => ({ ...wire, startedAt: '2026-01-04T03:17:29Z' }),
      more: {
        interviews: [
          {
            id: randomUUID(),
            answers: new Map<string, Answer>([
              ['int_consent', yesOrNo(true)],
              ['int_voted', { kind: 'choice', choice: 'yes' }],
              ['int_vote_secret', { kind: 'choice', choice: secret }],
              ['int_change_wanted', { kind: 'words', text: plant(`Voter Dara says ${number}`) }],
            ]),
          },
        ],
      },
    },
  )
  for (const one of [sent.id, photo, sent.sha256]) markers.add(one)
  const reply = await callerWith(api.app, { authorization: `Bearer ${monitor.token}` }).send(
    'PUT',
    `/api/sealed/${sent.id}`,
    { body: sent.envelope, headers: { 'content-type': 'application/json' } },
  )
  if (reply.status !== 200) throw new Error(`${reply.status} ${reply.text}`)
}

export async function reportPlanted(api: Api, { markers }: Planted, station: StationCode): Promise<void> {
  const note = `Incident told by Sreymom at ${station}`
  markers.add(note)
  const incident: Incident = {
    id: randomUUID(),
    campaign: api.campaign,
    station,
    kinds: ['intimidation'],
    seenBy: 'monitor',
    isSomebodyInjured: false,
    isGoingOn: false,
    wasChairTold: 'yes',
    note,
    isUrgent: true,
  }
  markers.add(incident.id)
  const sealed = await sealToOrganisation({
    key: api.services.organisationKeys.current,
    kind: 'incident',
    id: incident.id,
    campaign: api.campaign,
    content: { incident: JSON.stringify(incidentToWire(incident)) },
    photos: [],
  })
  await api.as('sokha').send('PUT', `/api/sealed/${incident.id}`, {
    body: sealed.envelope,
    headers: { 'content-type': 'application/json' },
  })
}
