/** How each act of the logbook is called on a page; a new act does not compile until it has words. */

import type { LogbookAct } from '../../schema/people/logbook.ts'
import type { WordId } from '../words/ids.ts'

export const ACT_WORDS = {
  'backup.checked': 'act-backup-checked',
  'backup.made': 'act-backup-made',
  'backup.restored': 'act-backup-restored',
  'campaign.saved': 'act-campaign-saved',
  'cards.made': 'act-cards-made',
  'checklist.published': 'act-checklist-published',
  'export.made': 'act-export-made',
  'first-administrator.made': 'act-first-administrator-made',
  'incidents.read': 'act-incidents-read',
  'key.used-first': 'act-key-used-first',
  'logbook.begun': 'act-logbook-begun',
  'monitor.enrolled': 'act-monitor-enrolled',
  'monitor.enrolled-again': 'act-monitor-enrolled-again',
  'monitor.found': 'act-monitor-found',
  'monitor.lost': 'act-monitor-lost',
  'monitor.replaced': 'act-monitor-replaced',
  'monitor.revoked': 'act-monitor-revoked',
  'packets.taken-in': 'act-packets-taken-in',
  'photo.read': 'act-photo-read',
  'set-aside.taken-in': 'act-set-aside-taken-in',
  'staff.added': 'act-staff-added',
  'staff.changed': 'act-staff-changed',
  'staff.signed-in': 'act-staff-signed-in',
  'staff.signed-out': 'act-staff-signed-out',
  'stations.imported': 'act-stations-imported',
  'stations.undone': 'act-stations-undone',
  'two.approved': 'act-two-approved',
  'two.asked': 'act-two-asked',
  'two.refused': 'act-two-refused',
  'two.used': 'act-two-used',
  'visits.read': 'act-visits-read',
} as const satisfies Readonly<Record<LogbookAct, WordId>>
