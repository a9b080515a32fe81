/** Measuring: percentiles, closed-loop load, and one table for all. */

import { readFile } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { performance } from 'node:perf_hooks'

export interface Latencies {
  readonly perSecond: number
  readonly p50Ms: number
  readonly p95Ms: number
  readonly p99Ms: number
}

export interface ToSend {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: Buffer
}

/** One line of the report: what was measured, the floor of the same run, and their ratio. */
export interface Line {
  readonly what: string
  readonly ours: number
  readonly unit: string
  readonly floor?: number
  readonly ratio?: number
  /** The figure we hold ourselves to, in words. */
  readonly bar?: string
  readonly kept?: boolean
  readonly spread?: string
}

/** The value below which the given share of the sorted values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const median = (values: readonly number[]): number => percentile(values, 0.5)

/** Sends every request once over the given number of connections, the next one only after an answer. */
export async function sendAll(
  url: string,
  requests: readonly ToSend[],
  connections: number,
): Promise<Latencies> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const { hostname, port } = new URL(url)
  const times: number[] = []
  let next = 0
  const work = async () => {
    for (let one = requests[next++]; one; one = requests[next++]) {
      const begun = performance.now()
      const status = await sendOne(agent, hostname, port, one)
      times.push(performance.now() - begun)
      if (status !== 200) throw new Error(`${one.method} ${one.path}: ${status}`)
    }
  }
  const begun = performance.now()
  await Promise.all(Array.from({ length: connections }, work))
  const seconds = (performance.now() - begun) / 1000
  agent.destroy()
  return {
    perSecond: requests.length / seconds,
    p50Ms: percentile(times, 0.5),
    p95Ms: percentile(times, 0.95),
    p99Ms: percentile(times, 0.99),
  }
}

const sendOne = (agent: Agent, hostname: string, port: string, one: ToSend): Promise<number> =>
  new Promise((resolve, reject) => {
    const sent = request(
      {
        agent,
        hostname,
        port,
        method: one.method,
        path: one.path,
        headers: { ...one.headers, ...(one.body ? { 'content-length': one.body.length } : {}) },
      },
      (reply) => {
        reply.resume()
        reply.on('end', () => resolve(reply.statusCode ?? 0))
        reply.on('error', reject)
      },
    )
    sent.on('error', reject)
    sent.end(one.body)
  })

/** Processor time a process has used so far, all its threads together, in milliseconds, as Linux tells it. */
export async function cpuMsOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  // Behind the name, which may hold anything: the 12th and 13th are its own and the system's ticks of 10 ms.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

export const round = (value: number, digits = 1): number => Math.round(value * 10 ** digits) / 10 ** digits

/** The report as a table for people. */
export function tableOf(lines: readonly Line[]): string {
  const rows = [
    ['what', 'ours', 'floor', 'ratio', 'bar', 'kept', 'spread'],
    ...lines.map((line) => [
      line.what,
      `${line.ours} ${line.unit}`,
      line.floor === undefined ? '–' : `${line.floor} ${line.unit}`,
      line.ratio === undefined ? '–' : `${line.ratio}`,
      line.bar ?? '–',
      line.kept === undefined ? '–' : line.kept ? 'yes' : 'NO',
      line.spread ?? '',
    ]),
  ]
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  return rows
    .map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`)
    .toSpliced(1, 0, `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`)
    .join('\n')
}
