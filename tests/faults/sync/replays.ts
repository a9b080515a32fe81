/** The same packets sent many times at once, as by a line that doubles and tablets that try again: one row, one receipt each. */

import { randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { randomFrom } from '../../../seeds/demo/random.ts'
import { type Ground, openFieldOffice } from './field-office.ts'
import { readOffice } from './ledger.ts'
import { makeIncident, makeVisit, openWorkshop, type Packet } from './packets.ts'
import { type SabotageName, sabotageOf } from './sabotage.ts'

export interface ToReplay {
  readonly ids: number
  /** How often each is sent at once. */
  readonly times: number
  readonly sabotage?: SabotageName | undefined
}

export interface Replayed {
  readonly ids: number
  readonly requests: number
  readonly rows: number
  /** Different receipts, byte for byte. */
  readonly receipts: number
  /** Requests that were answered with anything but a receipt. */
  readonly refused: number
  readonly red: readonly string[]
}

const MOST_SHOWN = 5
/** Tablets that send theirs at the same time: while one waits, the others go on. */
const AT_ONCE = 4

export async function replay(ground: Ground, { ids, times, sabotage }: ToReplay): Promise<Replayed> {
  const office = await openFieldOffice(ground, ids)
  try {
    await sabotageOf(sabotage).atOffice(office)
    const workshop = await openWorkshop(office.key, office.campaign)
    const random = randomFrom(randomInt(2 ** 31))
    const at = new Date(Date.UTC(2027, 5, 6))
    let refused = 0
    let receipts = 0
    const red: string[] = []
    const sendNth = async (nth: number, { code, token }: (typeof office.people)[number]) => {
      const wishes = { id: random.uuid(), code, at, photos: 0, random }
      const packet = await makeNth(nth, workshop, wishes)
      const answers = await Promise.all(
        Array.from({ length: times }, () => sendOnce(office.url, packet, token)),
      )
      const given = new Set(answers.filter((answer) => answer !== undefined))
      receipts += given.size
      refused += answers.filter((answer) => answer === undefined).length
      if (given.size !== 1) red.push(`${packet.place} ${packet.id} got ${given.size} different receipts`)
    }
    const waiting = [...office.people.entries()]
    const sendOnes = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) await sendNth(...next)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, sendOnes))
    const rows = (await office.within(readOffice)).length
    if (rows !== ids) red.push(`${ids} packets are ${rows} rows`)
    if (refused > 0) red.push(`${refused} honest replays were refused`)
    return { ids, requests: ids * times, rows, receipts, refused, red: red.slice(0, MOST_SHOWN) }
  } finally {
    await office.close()
  }
}

/** All the ways in: taken in as a visit or an incident, or set aside. */
function makeNth(
  nth: number,
  workshop: Parameters<typeof makeVisit>[0],
  wishes: Parameters<typeof makeVisit>[1],
): Promise<Packet> {
  if (nth % 4 === 1) return makeIncident(workshop, wishes)
  return makeVisit(workshop, wishes, nth % 4 === 3 ? 'unfinished' : 'visit')
}

const MOST_WAIT_MS = 1_000

/** The receipt as it came, after whatever waits the office asks for; nothing when it was none. */
async function sendOnce(url: string, { id, envelope }: Packet, token: string): Promise<string | undefined> {
  for (;;) {
    const response = await fetch(new URL(`/api/sealed/${id}`, url), {
      method: 'PUT',
      body: envelope,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    })
    const text = await response.text()
    const wait = response.headers.get('retry-after')
    if (wait === null) return response.status === 200 || response.status === 202 ? text : undefined
    // Its whole window is for thousands of tablets that come at once. Spread, as theirs are.
    await pause(Math.min(Number(wait) * 1000, MOST_WAIT_MS) * Math.random())
  }
}
