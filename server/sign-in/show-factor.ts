/** Whether somebody's second factor is true, whichever of the three it is; each code, word and answer is good once. */

import type { FastifyRequest } from 'fastify'
import type { PersonId } from '../../schema/codes.ts'
import type { InputOf } from '../../schema/wire/endpoint.ts'
import type { showFactor } from '../../schema/wire/factor-endpoints.ts'
import { findTotp, listWordTags, useTotpStep, useWordTag } from '../queries/factors.ts'
import type { Services } from '../services.ts'
import { openFor } from './factor-seals.ts'
import { tagOfWord } from './recovery-words.ts'
import { findAnswering } from './show-passkey.ts'
import { stepOfCode } from './totp.ts'

export type Shown = InputOf<typeof showFactor>['body']

export async function isShown(
  services: Services,
  request: FastifyRequest,
  person: PersonId,
  shown: Shown,
): Promise<boolean> {
  if ('totp' in shown) return isTotp(services, person, shown.totp)
  if ('recoveryWord' in shown) return isWord(services, person, shown.recoveryWord)
  const answering = await findAnswering(services, request, `factor ${person}`, shown.passkey)
  return answering?.person === person
}

async function isTotp(
  { db, organisationKeys, now }: Services,
  person: PersonId,
  typed: string,
): Promise<boolean> {
  const totp = await findTotp(db, person)
  const secret = totp && openFor(organisationKeys, 'totp', person, totp.sealed)
  const step = secret === undefined ? undefined : stepOfCode(secret, typed, now())
  return step !== undefined && useTotpStep(db, person, step)
}

async function isWord(
  { db, organisationKeys: keys }: Services,
  person: PersonId,
  typed: string,
): Promise<boolean> {
  for (const tag of await listWordTags(db, person)) {
    const [, id = ''] = tag.split('.')
    // Words of a key that is not in the file any more are good for nothing.
    if (keys.findFactorKey(id) && tagOfWord(keys, person, typed, id) === tag)
      return useWordTag(db, person, tag)
  }
  return false
}
