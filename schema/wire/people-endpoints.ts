/** Staff accounts, enrolment cards of monitors, and enrolling a tablet with a card. */

import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { OrganisationKeyShape } from './sealed-shape.ts'
import { Passphrase, StaffName } from './session-endpoints.ts'
import { Count, closed, EnrolmentTicket, StaffRoleShape, Uuid } from './shape.ts'

const tags = ['people'] as const

const StaffShape = Type.Object({ person: Uuid, name: Type.String(), roles: Type.Array(StaffRoleShape) })

const ListedStaffShape = Type.Object({
  ...StaffShape.properties,
  /** It has a second factor; without one it can do nothing but set one up. */
  isSecured: Type.Boolean(),
  isDisabled: Type.Boolean(),
})

export const listStaff = endpoint({
  method: 'GET',
  url: '/api/staff',
  access: 'people.read',
  schema: { summary: 'Staff accounts', tags, response: { 200: Type.Array(ListedStaffShape) } },
})

export const putStaff = endpoint({
  method: 'PUT',
  url: '/api/staff/:person',
  access: 'people.write',
  freshFactor: true,
  schema: {
    summary: 'Create a staff account, or change its roles or passphrase',
    tags,
    params: Type.Object({ person: Uuid }, closed),
    body: Type.Object(
      {
        name: StaffName,
        roles: Type.Array(StaffRoleShape, { minItems: 1, uniqueItems: true }),
        passphrase: Type.Optional(Passphrase),
      },
      closed,
    ),
    response: { 200: StaffShape },
  },
})

export const closeStaffAccount = endpoint({
  method: 'PUT',
  url: '/api/staff/:person/closed',
  access: 'people.write',
  freshFactor: true,
  schema: {
    summary: 'Close an account, or open it again; a closed one is signed out everywhere at once',
    tags,
    params: Type.Object({ person: Uuid }, closed),
    body: Type.Object({ isDisabled: Type.Boolean() }, closed),
    response: { 200: ListedStaffShape },
  },
})

export const dropStaffFactors = endpoint({
  method: 'DELETE',
  url: '/api/staff/:person/factors',
  access: 'people.write',
  freshFactor: true,
  schema: {
    summary: 'Take all second factors of a colleague away, who lost them and sets up anew',
    tags,
    params: Type.Object({ person: Uuid }, closed),
    response: { 200: ListedStaffShape },
  },
})

/** A monitor exists here as a code only; the register of names comes as a room of its own. */
export const MonitorShape = Type.Object({
  code: Type.String(),
  state: Type.Enum(['card-open', 'enrolled', 'lost', 'revoked']),
  lost: Type.Optional(Type.Object({ at: Type.String(), isReplaced: Type.Boolean() })),
  visits: Count,
  /** A restored database did not know this tablet, and its ticket brought it back. */
  cameBack: Type.Boolean(),
})

export const listMonitors = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/monitors',
  access: 'monitors.enrol',
  schema: {
    summary: 'Monitors of a campaign by code, with the state of their card',
    tags,
    params: Type.Object({ campaign: Uuid }, closed),
    response: { 200: Type.Array(MonitorShape) },
  },
})

export const findTabletAddress = endpoint({
  method: 'GET',
  url: '/api/tablet-address',
  access: 'monitors.enrol',
  schema: {
    summary: 'Where tablets come to, and in an office network where they learn to trust it',
    tags,
    response: {
      200: Type.Object({
        address: Type.String(),
        trust: Type.Optional(
          Type.Object({
            address: Type.String(),
            /** SHA-256 of the authority, as a tablet shows it. */
            fingerprint: Type.String(),
          }),
        ),
      }),
    },
  },
})

export const makeEnrolmentCards = endpoint({
  method: 'POST',
  url: '/api/campaigns/:campaign/enrolment-cards',
  access: 'monitors.enrol',
  freshFactor: true,
  schema: {
    summary: 'Make enrolment cards; their words are shown once and never again',
    tags,
    params: Type.Object({ campaign: Uuid }, closed),
    body: Type.Object({ count: Type.Integer({ minimum: 1, maximum: 2000 }) }, closed),
    response: {
      200: Type.Object({
        cards: Type.Array(Type.Object({ code: Type.String(), words: Type.String(), link: Type.String() })),
      }),
    },
  },
})

export const revokeMonitor = endpoint({
  method: 'DELETE',
  url: '/api/campaigns/:campaign/monitors/:code',
  access: 'monitors.enrol',
  schema: {
    summary: 'Revoke a card and the tablet enrolled with it',
    tags,
    params: Type.Object({ campaign: Uuid, code: Type.String({ maxLength: 40 }) }, closed),
    response: { 200: MonitorShape },
  },
})

export const enrol = endpoint({
  method: 'POST',
  url: '/api/enrolments',
  access: 'everybody',
  side: 'monitor',
  schema: {
    summary:
      'Enrol a tablet with the code and the words of a card; asked again with the same token, it says the same',
    tags,
    body: Type.Object(
      {
        code: Type.String({ minLength: 1, maxLength: 40 }),
        words: Type.String({ minLength: 1, maxLength: 200 }),
        /** 256 random bits made on the tablet, which may have begun to work with them. Without it one is drawn here. */
        token: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' })),
      },
      closed,
    ),
    response: {
      200: Type.Object({
        token: Type.String(),
        campaign: Uuid,
        code: Type.String(),
        organisationKey: OrganisationKeyShape,
        ticket: EnrolmentTicket,
      }),
    },
  },
})

export const enrolAgain = endpoint({
  method: 'POST',
  url: '/api/enrolments/again',
  // The token is not known yet, and the ticket says whose it is.
  access: 'everybody',
  side: 'monitor',
  schema: {
    summary:
      'Let a tablet in again that a restored database does not know: its token in the header, its ticket here',
    tags,
    body: Type.Object({ ticket: EnrolmentTicket }, closed),
    response: {
      200: Type.Object({
        campaign: Uuid,
        /** As the office knows it from now on. */
        code: Type.String(),
      }),
    },
  },
})
