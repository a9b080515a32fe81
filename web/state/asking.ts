/** One question to the server and how far it is: under way, answered, or refused; the element follows. */

import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Outcome, Problem } from '../api/problem.ts'

export class Asking<Reply> implements ReactiveController {
  reply: Reply | undefined
  problem: Problem | undefined
  isUnderWay = false
  private readonly host: ReactiveControllerHost
  private question: (() => Promise<Outcome<Reply>>) | undefined
  /** Counts questions, so that a slow answer never replaces a later one. */
  private turn = 0

  constructor(host: ReactiveControllerHost) {
    this.host = host
    host.addController(this)
  }

  hostConnected(): void {}

  /** The reply; nothing when there was a problem, or when something else was asked meanwhile. */
  async ask(question: () => Promise<Outcome<Reply>>): Promise<Reply | undefined> {
    this.turn += 1
    const turn = this.turn
    this.question = question
    this.isUnderWay = true
    this.problem = undefined
    this.host.requestUpdate()
    const outcome = await question()
    if (turn !== this.turn) return undefined
    this.isUnderWay = false
    if ('reply' in outcome) this.reply = outcome.reply
    else this.problem = outcome.problem
    this.host.requestUpdate()
    return 'reply' in outcome ? outcome.reply : undefined
  }

  /** Asks the same once more. */
  async again(): Promise<Reply | undefined> {
    return this.question && this.ask(this.question)
  }

  /** Takes a newer state of the same thing, for example the reply to a change. */
  take(reply: Reply): void {
    this.reply = reply
    this.host.requestUpdate()
  }

  /** No answer to what was asked is wanted any more; what is there stays. */
  leaveOut(): void {
    if (!this.isUnderWay) return
    this.turn += 1
    this.isUnderWay = false
    this.host.requestUpdate()
  }

  forget(): void {
    this.turn += 1
    this.reply = undefined
    this.problem = undefined
    this.isUnderWay = false
    this.host.requestUpdate()
  }
}
