/** Says before a body is read that the disk is full; by itself it goes on once there is room again. */

import type { FastifyInstance } from 'fastify'
import type { DiskRoom } from '../storage/disk-room.ts'
import { Refusal } from './refusal.ts'

/** So long a tablet waits, spread so that not all come back together. */
const SOONEST_S = 60
const LATEST_S = 300

/** These change nothing, though they are no GET. */
const READS: readonly string[] = ['/api/sealed/standing']

export function refuseWhenFull(app: FastifyInstance, disk: DiskRoom, random: () => number): void {
  app.addHook('onRequest', async (request) => {
    if (request.method === 'GET' || request.method === 'HEAD') return
    const { url = '' } = request.routeOptions
    if (!url.startsWith('/api/') || READS.includes(url)) return
    const room = await disk.room()
    const isRefused = room === 'nothing' || (room === 'no-photos' && url.includes('/photos/'))
    if (isRefused) throw new Refusal('disk-full', { waitSeconds: waitFor(random()) })
  })
}

/** `chance` lies from 0 to below 1. */
export const waitFor = (chance: number): number => Math.round(SOONEST_S + chance * (LATEST_S - SOONEST_S))
