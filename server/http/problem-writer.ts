/** Any error becomes application/problem+json, in the languages of the product, without a word of what was sent. */

import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { problems } from '../../schema/wire/problems.ts'
import { isDiskFault, refusalFromConstraint } from '../storage/constraint-problems.ts'
import { TooManyWaiting } from '../storage/passphrases.ts'
import { preferredLanguage } from './language-of.ts'
import type { ProblemWords } from './problem-words.ts'
import { Refusal } from './refusal.ts'

export function writeProblems(app: FastifyInstance, words: ProblemWords): void {
  app.setErrorHandler<FastifyError>(async (error, request, reply) => {
    const refusal = refusalFor(error, request)
    if (refusal.slug === 'server-fault' || isDiskFault(error)) reportFault(error, request)
    return sendProblem(refusal, words, request, reply)
  })
}

export function sendProblem(
  refusal: Refusal,
  words: ProblemWords,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const { status } = problems[refusal.slug]
  const said = words.languages.map((language) => ({
    language,
    ...words.say(refusal.slug, refusal.facts, language),
  }))
  const language = preferredLanguage(request.headers['accept-language'], words.languages)
  const chosen = said.find((one) => one.language === language)
  const wait = refusal.facts.waitSeconds
  if (typeof wait === 'number') reply.header('retry-after', String(wait))
  return reply
    .code(status)
    .header('content-language', language)
    .type('application/problem+json; charset=utf-8')
    .send(
      JSON.stringify({
        ...refusal.facts,
        type: `/problems/${refusal.slug}`,
        status,
        title: chosen?.title,
        detail: chosen?.detail,
        titles: Object.fromEntries(said.map((one) => [one.language, one.title])),
        details: Object.fromEntries(said.map((one) => [one.language, one.detail])),
      }),
    )
}

/** What Fastify itself refuses, by its error code. */
const FROM_FASTIFY: Readonly<Record<string, Refusal>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: new Refusal('not-json', {}),
  FST_ERR_CTP_EMPTY_TYPE: new Refusal('not-json', {}),
  FST_ERR_CTP_EMPTY_JSON_BODY: new Refusal('bad-request', { where: 'body', what: 'empty' }),
  FST_ERR_CTP_INVALID_JSON_BODY: new Refusal('bad-request', { where: 'body', what: 'not-json' }),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: new Refusal('bad-request', { where: 'body', what: 'length' }),
  FST_ERR_BAD_URL: new Refusal('bad-request', { where: 'address', what: 'not-an-address' }),
  FST_ERR_MAX_PARAM_LENGTH: new Refusal('not-found', {}),
  FST_ERR_NOT_FOUND: new Refusal('not-found', {}),
}

export function refusalFor(error: FastifyError, request: FastifyRequest): Refusal {
  if (error instanceof Refusal) return error
  if (error instanceof TooManyWaiting) return new Refusal('server-busy', { waitSeconds: 5 })
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return new Refusal('too-large', { limit: request.routeOptions.bodyLimit })
  }
  if (error.validation) return refusalFromValidation(error)
  const known = FROM_FASTIFY[error.code]
  if (known) return known
  const fromConstraint = refusalFromConstraint(error)
  if (fromConstraint) return new Refusal(fromConstraint.slug, fromConstraint.facts)
  const status = error.statusCode
  if (status !== undefined && status >= 400 && status < 500) {
    return status === 404
      ? new Refusal('not-found', {})
      : new Refusal('bad-request', { where: 'request', what: 'not-understood' })
  }
  return new Refusal('server-fault', {})
}

/** Where it is wrong and against which rule; never what was sent there. */
function refusalFromValidation(error: FastifyError): Refusal {
  const context = error.validationContext ?? 'request'
  // An answer has one of eleven forms; the last complaint is about the whole of it, which is what helps.
  const complaint = error.validation?.at(-1)
  const path = (complaint?.instancePath ?? '').slice(0, 120)
  return new Refusal('bad-request', { where: `${context}${path}`, what: complaint?.keyword ?? 'shape' })
}

/** Route and kind of fault, for whoever runs the server: no address, no parameter, no body, no name. */
function reportFault(error: FastifyError, request: FastifyRequest): void {
  const where = `${request.method} ${request.routeOptions.url ?? 'no route'}`
  // The message of a database error may hold what somebody typed; its stack begins with it.
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '))
  console.error(`Fault at ${where}: ${error.name} ${error.code ?? ''}\n${frames.slice(0, 8).join('\n')}`)
}
