/** Who works with the product. One person may hold several roles in a small office. */

export const ROLES = ['administrator', 'coordinator', 'reviewer', 'liaison', 'monitor'] as const
export type Role = (typeof ROLES)[number]
export const STAFF_ROLES = ['administrator', 'coordinator', 'reviewer', 'liaison'] as const
export type StaffRole = (typeof STAFF_ROLES)[number]
