/** Codes of areas, premises and stations: text that keeps its leading zeros. */

declare const brand: unique symbol
type Branded<Name extends string> = string & { readonly [brand]: Name }

/** Code of a province, district, commune or village; it begins with its parent's code. */
export type AreaCode = Branded<'AreaCode'>
/** Code of premises: the code of the smallest area it lies in, a dash, and a running number. */
export type PremisesCode = Branded<'PremisesCode'>
/** Code of a station as the election commission prints it. */
export type StationCode = Branded<'StationCode'>
/** Id of a visit: a UUID made on the device, so that sending twice is harmless. */
export type VisitId = Branded<'VisitId'>
export type CampaignId = Branded<'CampaignId'>
export type PersonId = Branded<'PersonId'>

/** What a code may look like: Latin letters, digits and a few separators; at most 40 characters. */
export const CODE_PATTERN = '^[0-9A-Za-z][0-9A-Za-z._/-]{0,39}$'
export const UUID_PATTERN = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'

const code = new RegExp(CODE_PATTERN)
const uuid = new RegExp(UUID_PATTERN)

/** Parsers at the border: the branded value, or nothing when the text is no such code. */
export const readAreaCode = (text: string): AreaCode | undefined =>
  code.test(text) ? (text as AreaCode) : undefined
export const readPremisesCode = (text: string): PremisesCode | undefined =>
  code.test(text) ? (text as PremisesCode) : undefined
export const readStationCode = (text: string): StationCode | undefined =>
  code.test(text) ? (text as StationCode) : undefined
export const readVisitId = (text: string): VisitId | undefined =>
  uuid.test(text) ? (text as VisitId) : undefined
export const readCampaignId = (text: string): CampaignId | undefined =>
  uuid.test(text) ? (text as CampaignId) : undefined
export const readPersonId = (text: string): PersonId | undefined =>
  uuid.test(text) ? (text as PersonId) : undefined
