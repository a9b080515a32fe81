/** Every endpoint, asked by everybody there is: who gets through is written down here a second time. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listRolesThatMay } from '../../schema/people/permissions.ts'
import { STAFF_ROLES } from '../../schema/people/roles.ts'
import type { Endpoint } from '../../schema/wire/endpoint.ts'
import { type Api, type Caller, openApi } from '../support/api.ts'
import { readEndpoints } from '../support/endpoints.ts'
import { enrolTablet, signIn } from '../support/signed-in.ts'

/**
 * Who gets through to each endpoint: administrator, coordinator, reviewer, liaison, monitor, nobody. In small letters
 * what else counts: `fresh` asks for a factor shown just now, `half` lets in who has only given the passphrase. Who
 * adds an endpoint adds its line, and thinks twice.
 */
const WHO: Readonly<Record<string, string>> = {
  agreeAsSecond: 'ACRL fresh',
  askForFactor: 'ACRL half',
  askForPasskey: 'ACRLMN',
  askForReport: 'CRL fresh',
  askForTwo: 'ACRL',
  askStanding: 'M',
  beginChecklistDraft: 'AC',
  carryRecords: 'L',
  changeMonitorPlan: 'C',
  changeOwnPassphrase: 'ACRL fresh',
  checkFreshness: 'ACRL fresh',
  checkHeadWords: 'AC',
  closeStaffAccount: 'A fresh',
  confirmStationImport: 'AC',
  correctStationImport: 'AC',
  countReviews: 'R',
  createFirstAdministrator: 'ACRLMN',
  decideOnPhoto: 'CR fresh',
  dropBoundaries: 'AC',
  dropChecklistDraft: 'AC',
  dropPasskey: 'ACRL fresh',
  dropRegisterEntry: 'C fresh',
  dropStaffFactors: 'A fresh',
  dropTotp: 'ACRL fresh',
  editChecklistDraft: 'ACR',
  endAllSessions: 'ACRL',
  endClassEarly: 'AC fresh',
  endHold: 'C',
  endSession: 'ACRL',
  enrol: 'ACRLMN',
  enrolAgain: 'ACRLMN',
  exportAreaPack: 'L fresh',
  exportFindings: 'L fresh',
  exportFindingsCodebook: 'L fresh',
  exportGeoJson: 'L fresh',
  exportIndicators: 'L fresh',
  exportOData: 'L fresh',
  exportODataService: 'L fresh',
  exportPlan: 'C fresh',
  exportPremisesSheet: 'L fresh',
  exportRecommendations: 'L fresh',
  exportRelease: 'L fresh',
  exportXlsForm: 'AC',
  findTabletAddress: 'C',
  followResults: 'CRL',
  gatherRecords: 'L',
  holdClass: 'AC fresh',
  holdStation: 'C',
  keepPasskey: 'ACRL fresh',
  keepRecoveryWords: 'ACRL fresh',
  keepTotp: 'ACRL fresh',
  letGoClass: 'AC fresh',
  listAreas: 'ACRLM',
  listBoundaryLevels: 'AC',
  listCampaigns: 'ACRLM',
  listChecklistDrafts: 'ACR',
  listChecklists: 'ACRLM',
  listCorrections: 'R',
  listEarlier: 'CRL',
  listFactors: 'ACRL',
  listIncidents: 'CR',
  listLogbook: 'AC',
  listMissingOfLost: 'C',
  listMonitors: 'C',
  listOfferedPhotos: 'CR',
  listPaperBatches: 'C',
  listPaperEntries: 'R',
  listPlanStations: 'C',
  listRecommendations: 'CRL',
  listRecords: 'CRL',
  listRefusedTries: 'AC',
  listReleaseParts: 'L',
  listReleases: 'CRL',
  listRequestsForTwo: 'ACRL',
  listRetention: 'ACR',
  listReviews: 'R',
  listSamples: 'C',
  listSessions: 'ACRL',
  listSetAside: 'C',
  listSilentMonitors: 'C',
  listStaff: 'A',
  listStationImports: 'AC',
  listStations: 'CRL',
  listVisits: 'R',
  makeEnrolmentCards: 'C fresh',
  makeMonitors: 'C fresh',
  markFound: 'C',
  markLost: 'C',
  moveRecords: 'L',
  offerPasskey: 'ACRL fresh',
  offerPhoto: 'R',
  offerRecoveryWords: 'ACRL fresh',
  offerTotp: 'ACRL fresh',
  publishChecklist: 'AC fresh',
  publishChecklistDraft: 'AC fresh',
  publishXlsForm: 'AC fresh',
  putCampaign: 'C fresh',
  putPaperBatch: 'C',
  putPaperEntry: 'R',
  putPhotoPart: 'M',
  putRegisterEntry: 'C fresh',
  putRelease: 'L fresh',
  putSample: 'C',
  putSealed: 'M',
  putStaff: 'A fresh',
  readAgreement: 'R',
  readAreaShapes: 'CRL',
  readAreaShares: 'CRL',
  readBackground: 'CRL',
  readBackgroundTile: 'CRL',
  readChecklist: 'ACRLM',
  readChecklistDraft: 'ACR',
  readComparison: 'CRL',
  readCountry: 'ACRLMN',
  readCoverage: 'CRL',
  readFigures: 'CRL',
  readFilterNames: 'ACRLM',
  readHeadWords: 'AC',
  readHealth: 'ACRLMN',
  readHold: 'C',
  readIndicators: 'CRL',
  readKit: 'M',
  readMap: 'CRL',
  readMonitorPlan: 'C',
  readOfferedPhoto: 'CR',
  readPaperBatch: 'C',
  readPaperSheet: 'R',
  readPeopleRegister: 'C',
  readPhoto: 'R',
  readPlan: 'C',
  readRecord: 'CRL',
  readRegister: 'ACRLM',
  readRelease: 'CRL',
  readReport: 'CRL fresh',
  readReview: 'R',
  readSession: 'ACRLMN',
  readSetUp: 'ACRLMN',
  readStation: 'CRL',
  readTiles: 'CRL',
  refuseAsSecond: 'ACRL',
  replaceLost: 'C',
  revealIdentity: 'C fresh',
  revokeMonitor: 'C',
  sayAccreditation: 'C',
  setRetentionDay: 'AC fresh',
  showFactor: 'ACRL half',
  showRelease: 'L fresh',
  signIn: 'ACRLMN',
  signInWithPasskey: 'ACRLMN',
  signOut: 'ACRLMN',
  takeBackRecordSteps: 'RL',
  takeBackReviewSteps: 'R',
  takeBoundaries: 'AC',
  takeInAgain: 'C',
  takeInPackets: 'C',
  takeInPaperSheet: 'R',
  takePlanList: 'C fresh',
  takeReviewSteps: 'R',
  tryBoundaries: 'AC',
  tryMonitorList: 'C',
  tryPlanList: 'C',
  tryStationImport: 'AC',
  tryXlsForm: 'AC',
  undoChecklistEdit: 'ACR',
  undoStationImport: 'AC fresh',
  withdrawRelease: 'CL fresh',
  wordRecord: 'RL',
}

const endpoints = await readEndpoints()
const LETTERS = { administrator: 'A', coordinator: 'C', reviewer: 'R', liaison: 'L', monitor: 'M' } as const

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

/** A path with something in every place. */
const somewhere = ({ url }: Endpoint): string =>
  url.replace(/:(sha256)/gu, 'a'.repeat(64)).replace(/:[a-z0-9]+/giu, '01890000-0000-7000-8000-0000000000ff')

/** Nothing that fits: whoever is let in is told so, and whoever is not never learns that it did not fit. */
const ask = (caller: Caller, endpoint: Endpoint) =>
  caller.send(endpoint.method, somewhere(endpoint), {
    ...(endpoint.method === 'GET'
      ? {}
      : { body: '{"not": "what belongs here"', headers: { 'content-type': 'application/json' } }),
  })

/** What stops somebody at the door, whatever they brought. */
const DOOR = ['sign-in-first', 'not-yours', 'second-factor-needed', 'fresh-factor-needed']
const stoppedBy = async (caller: Caller, endpoint: Endpoint): Promise<string> => {
  const { problem = '' } = await ask(caller, endpoint)
  return DOOR.includes(problem) ? problem : 'let in'
}

describe('the matrix of permissions', () => {
  it('has a line for every endpoint, and no line for one that is gone', () => {
    expect(Object.keys(WHO)).toEqual(endpoints.map(([name]) => name).toSorted())
  })

  const lines = endpoints.map(([name, endpoint]) => {
    const [who = '', ...more] = (WHO[name] ?? '').split(' ')
    return { name, endpoint, who, isFresh: more.includes('fresh'), isHalf: more.includes('half') }
  })

  it.each(lines)('$name lets in $who and nobody else', async ({ endpoint, who, isFresh, isHalf }) => {
    const isOpen = who.includes('N')
    expect(await stoppedBy(api.nobody, endpoint)).toBe(isOpen ? 'let in' : 'sign-in-first')
    expect(await stoppedBy(await enrolTablet(api), endpoint)).toBe(who.includes('M') ? 'let in' : 'not-yours')
    for (const role of STAFF_ROLES) {
      const isLetIn = who.includes(LETTERS[role])
      const expected = isLetIn ? 'let in' : 'not-yours'
      // Each with a session of their own: some of these end it.
      expect([role, await stoppedBy(await signIn(api, [role], 'whole'), endpoint)]).toEqual([role, expected])
      const stale = isLetIn && isFresh ? 'fresh-factor-needed' : expected
      expect([role, await stoppedBy(await signIn(api, [role], 'stale'), endpoint)]).toEqual([role, stale])
      const half = isOpen || isHalf ? expected : 'second-factor-needed'
      expect([role, await stoppedBy(await signIn(api, [role], 'half'), endpoint)]).toEqual([role, half])
    }
  })

  it('says the same as the one table the server and the pages ask', () => {
    for (const { endpoint, who, name, isFresh } of lines) {
      const { access } = endpoint
      const all = [...STAFF_ROLES, 'monitor'] as const
      const roles =
        access === 'everybody' ? all : access === 'signed-in' ? STAFF_ROLES : listRolesThatMay(access)
      const letters = all.filter((role) => roles.includes(role)).map((role) => LETTERS[role])
      expect([name, letters.join('') + (access === 'everybody' ? 'N' : '')]).toEqual([name, who])
      expect([name, endpoint.freshFactor ?? false]).toEqual([name, isFresh])
    }
  })
})
