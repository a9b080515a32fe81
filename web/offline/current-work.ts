/** The stores of whoever is at work at the moment of each call: people change on a tablet, and its pages stay. */

import type { Drafts } from './drafts.ts'
import type { Incidents } from './incidents.ts'

/** The drafts of whoever is at work at the moment of each call. */
export const draftsOf = (now: () => Drafts): Drafts => ({
  start: async (head) => now().start(head),
  keep: async (visit, entry) => now().keep(visit, entry),
  moveTo: async (visit, section, question) => now().moveTo(visit, section, question),
  saveStation: async (visit, station) => now().saveStation(visit, station),
  eraseTalk: async (visit, interview, consent) => now().eraseTalk(visit, interview, consent),
  read: async (visit) => now().read(visit),
  list: async () => now().list(),
  drop: async (visit) => now().drop(visit),
})

/** What is told just before a lock goes on into the vault it was told in. */
export const incidentsOf = (now: () => Incidents): Incidents => ({
  read: async () => now().read(),
  get keeping() {
    return now().keeping
  },
  keep: (draft) => now().keep(draft),
  settle: async () => now().settle(),
  rescue: async () => now().rescue(),
  forget: async () => now().forget(),
  seal: async (incident) => now().seal(incident),
  sealAsItIs: async () => now().sealAsItIs(),
})
