/** Who may do what: above all, what no role may see together. */

import { describe, expect, it } from 'vitest'
import { ACTIONS, listRolesThatMay, may } from '../../../schema/people/permissions.ts'
import { ROLES, type Role } from '../../../schema/people/roles.ts'

const as = (...roles: readonly Role[]) => ({ roles })

describe('the table of permissions', () => {
  it('keeps those who know the monitors away from single visits', () => {
    for (const role of listRolesThatMay('monitors.enrol')) expect(may(as(role), 'visit.read')).toBe(false)
  })

  it('lets reviewers read but not export, and the liaison export but not read visits', () => {
    expect(may(as('reviewer'), 'visit.read')).toBe(true)
    expect(may(as('reviewer'), 'export.findings')).toBe(false)
    expect(may(as('liaison'), 'export.findings')).toBe(true)
    expect(may(as('liaison'), 'visit.read')).toBe(false)
  })

  it('lets administrators keep accounts and read no results', () => {
    expect(may(as('administrator'), 'people.write')).toBe(true)
    for (const action of ['visit.read', 'results.read', 'export.findings'] as const)
      expect(may(as('administrator'), action)).toBe(false)
  })

  it('lets monitors send and read nothing back', () => {
    expect(may(as('monitor'), 'visit.submit')).toBe(true)
    for (const action of ['visit.read', 'results.read', 'export.findings', 'people.read'] as const)
      expect(may(as('monitor'), action)).toBe(false)
    expect(ROLES.filter((role) => may(as(role), 'visit.submit'))).toEqual(['monitor'])
  })

  it('adds up the roles one person holds in a small office', () => {
    expect(may(as('administrator', 'liaison'), 'export.findings')).toBe(true)
    expect(may(as('administrator', 'liaison'), 'visit.read')).toBe(false)
  })

  it('lets nobody do anything without a role, and leaves no action to nobody', () => {
    for (const action of ACTIONS) {
      expect(may(undefined, action)).toBe(false)
      expect(may(as(), action)).toBe(false)
      expect(listRolesThatMay(action).length).toBeGreaterThan(0)
    }
  })
})
