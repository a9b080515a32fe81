/** What a sealed envelope says: a visit, an incident, or why it can only be set aside. */

import type { Checklist } from '../../schema/checklist/checklist.ts'
import type { Settings } from '../../schema/checklist/facts.ts'
import { type CampaignId, readStationCode, type StationCode } from '../../schema/codes.ts'
import type { Incident } from '../../schema/incident/incident.ts'
import { type Corrects, canCorrect } from '../../schema/visit/correction.ts'
import type { SetAsideReason } from '../../schema/visit/set-aside.ts'
import type { ChecklistRef, Visit } from '../../schema/visit/visit.ts'
import { IncidentShape, incidentFromWire } from '../../schema/wire/incident-shape.ts'
import { bindingOf, type Envelope } from '../../schema/wire/sealed-shape.ts'
import { InterviewsShape, VisitShape, visitFromWire } from '../../schema/wire/visit-shape.ts'
import type { Fits } from '../http/shape-check.ts'
import type { ClassKeys } from '../keys/class-keys.ts'
import type { OrganisationKeys } from '../storage/organisation-keys.ts'
import { findMisfit } from './check-answers.ts'
import { factsOfIncident, factsOfVisit } from './facts-only.ts'
import { openBox } from './open-sealed.ts'
import { readDocuments } from './read-documents.ts'
import { readJsonText } from './read-json.ts'
import { unpackContent } from './unpack-content.ts'

interface ReadDocument {
  /** The document as it was sealed, byte for byte. */
  readonly body: string
  /** The same as its tablet had deflated it, where nothing else is in there: a third as long. */
  readonly packed: Buffer | undefined
  /** Without the words that somebody wrote; the same text where there are none. */
  readonly facts: string
}

export interface ReadVisit extends ReadDocument {
  readonly is: 'visit'
  readonly visit: Visit
  /** Of the talks; nothing when there are none. */
  readonly interviews: string | undefined
}

export interface ReadCorrection extends ReadDocument {
  readonly is: 'correction'
  readonly visit: Visit
  readonly corrects: Corrects
}

export interface ReadIncident extends ReadDocument {
  readonly is: 'incident'
  readonly incident: Incident
}

/** What can be stored as what it is. */
export type ReadSealed = ReadVisit | ReadCorrection | ReadIncident

export interface Unusable {
  readonly is: 'unusable'
  readonly reason: SetAsideReason
  /** What was in it, as far as it opened. */
  readonly opened?: Buffer
  readonly station?: StationCode
}

export interface Knowledge {
  readonly keys: Pick<OrganisationKeys, 'find'>
  /** Under which it is kept. */
  readonly classKeys: ClassKeys
  readonly fits: Fits
  readonly findChecklist: (ref: ChecklistRef) => Promise<Checklist | undefined>
  readonly findSettings: (campaign: CampaignId) => Promise<Settings | undefined>
}

/** `campaign` is the sender's own: what its tablet was enrolled for. */
export async function readSealed(
  id: string,
  envelope: Envelope,
  campaign: CampaignId,
  knowledge: Knowledge,
): Promise<ReadSealed | Unusable> {
  const key = knowledge.keys.find(envelope.key)
  if (key === undefined) return { is: 'unusable', reason: 'unknown-key' }
  const opened = openBox(
    key,
    Buffer.from(envelope.enc, 'base64url'),
    Buffer.from(envelope.box, 'base64url'),
    bindingOf(id, envelope),
  )
  if (opened === undefined) return { is: 'unusable', reason: 'damaged' }
  const content = unpackContent(opened)
  if (content === undefined) return { is: 'unusable', reason: 'unreadable' }
  const packed = content === opened ? undefined : opened
  const read = await readContent(id, envelope, { content, packed }, campaign, knowledge)
  return read.is === 'unusable' ? { ...read, opened: content } : read
}

const unusable = (reason: SetAsideReason, station?: StationCode): Unusable => ({
  is: 'unusable',
  reason,
  ...(station === undefined ? {} : { station }),
})

async function readContent(
  id: string,
  { kind, campaign: claimed }: Envelope,
  { content, packed }: { readonly content: Buffer; readonly packed: Buffer | undefined },
  campaign: CampaignId,
  knowledge: Knowledge,
): Promise<ReadSealed | Unusable> {
  const documents = readDocuments(content)
  if (documents === undefined) return unusable('unreadable')
  const name = kind === 'incident' ? 'incident' : 'visit'
  const text = documents.get(name)
  const value = text && parseDocument(text)
  if (text === undefined || value === undefined) return unusable('unreadable')
  const body = { body: text, packed: holdsOnly(documents, name) ? packed : undefined }
  const station = stationIn(value)
  if (claimed !== campaign) return unusable('other-campaign', station)
  if (kind === 'unfinished') return unusable('unfinished', station)
  if (kind === 'incident') return readIncident(id, body, value, campaign, knowledge.fits)
  return readVisit(id, body, value, documents.get('interviews') ?? '[]', campaign, knowledge)
}

/** The talks never lie under one class with the visit. */
const holdsOnly = (documents: ReadonlyMap<string, string>, document: string): boolean =>
  [...documents].every(([name, text]) => name === document || (name === 'interviews' && text === '[]'))

function parseDocument(text: string): unknown {
  const read = readJsonText(text)
  return 'fault' in read ? undefined : read.value
}

function stationIn(value: unknown): StationCode | undefined {
  const isSaid = typeof value === 'object' && value !== null && 'station' in value
  return isSaid && typeof value.station === 'string' ? readStationCode(value.station) : undefined
}

type Body = Omit<ReadDocument, 'facts'>

function readIncident(
  id: string,
  body: Body,
  value: unknown,
  campaign: CampaignId,
  fits: Fits,
): ReadIncident | Unusable {
  if (!fits(IncidentShape, value)) return unusable('unreadable', stationIn(value))
  const incident = incidentFromWire(id, value)
  if (incident === undefined) return unusable('unreadable', stationIn(value))
  if (incident.campaign !== campaign) return unusable('other-campaign', incident.station)
  return { is: 'incident', incident, ...body, facts: factsOfIncident(body.body, value) }
}

async function readVisit(
  id: string,
  body: Body,
  value: unknown,
  interviews: string,
  campaign: CampaignId,
  { fits, findChecklist, findSettings }: Knowledge,
): Promise<ReadVisit | ReadCorrection | Unusable> {
  const station = stationIn(value)
  // Most visits have no talks, and these two bytes need no reading.
  const talks = interviews === '[]' ? [] : parseDocument(interviews)
  if (!fits(VisitShape, value) || (interviews !== '[]' && !fits(InterviewsShape, talks)))
    return unusable('unreadable', station)
  const visit = visitFromWire(id, value, fits(InterviewsShape, talks) ? talks : [])
  if (visit === undefined) return unusable('unreadable', station)
  if (visit.campaign !== campaign) return unusable('other-campaign', station)
  const [checklist, settings] = await Promise.all([findChecklist(visit.checklist), findSettings(campaign)])
  if (checklist === undefined) return unusable('unknown-checklist', station)
  if (visit.corrects)
    return isPlainCorrection(checklist, visit, visit.corrects)
      ? { is: 'correction', visit, corrects: visit.corrects, ...body, facts: factsOfVisit(body.body, value) }
      : unusable('does-not-fit', station)
  if (settings === undefined || findMisfit(checklist, visit, settings))
    return unusable('does-not-fit', station)
  const facts = factsOfVisit(body.body, value)
  return {
    is: 'visit',
    visit,
    ...body,
    facts,
    interviews: visit.interviews.length > 0 ? interviews : undefined,
  }
}

/** Whether what it corrects is here is worked out whenever it is read; what is in it is checked now. */
const isPlainCorrection = (
  checklist: Checklist,
  { answers, interviews, carried, follows, moved, remedied }: Visit,
  corrects: Corrects,
): boolean =>
  interviews.length === 0 &&
  [carried, follows, moved, remedied].every((more) => more === undefined) &&
  canCorrect(checklist, { corrects, answers })
