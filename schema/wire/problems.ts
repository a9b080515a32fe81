/** Every refusal of the API: slug, status, facts. Their words are in `web/words`, in every language. */

import { type Static, type TObject, Type } from 'typebox'

const none = Type.Object({})

export const problems = {
  'bad-request': { status: 400, facts: Type.Object({ where: Type.String(), what: Type.String() }) },
  'not-json': { status: 415, facts: none },
  'too-large': { status: 413, facts: Type.Object({ limit: Type.Integer() }) },
  'too-deep': { status: 400, facts: none },
  'not-found': { status: 404, facts: none },
  'wrong-method': { status: 405, facts: none },
  'sign-in-first': { status: 401, facts: none },
  'wrong-sign-in': { status: 401, facts: none },
  'wrong-factor': { status: 401, facts: none },
  /** The present one, asked for before another is taken. */
  'wrong-passphrase': { status: 403, facts: none },
  /** Only the passphrase was given so far, or the account has no second factor yet. */
  'second-factor-needed': { status: 403, facts: none },
  /** The second factor was shown too long ago for something this grave. */
  'fresh-factor-needed': { status: 403, facts: none },
  'last-factor': { status: 409, facts: none },
  'offer-unfit': { status: 410, facts: none },
  'foreign-origin': { status: 403, facts: none },
  'not-yours': { status: 403, facts: Type.Object({ action: Type.String() }) },
  'link-is-used': { status: 410, facts: none },
  'card-is-used': { status: 410, facts: none },
  'card-unknown': { status: 404, facts: none },
  'ticket-unfit': { status: 403, facts: none },
  'name-is-taken': { status: 409, facts: Type.Object({ name: Type.String() }) },
  'passphrase-too-short': { status: 422, facts: Type.Object({ least: Type.Integer() }) },
  'passphrase-too-common': { status: 422, facts: none },
  /** Nobody else has agreed yet, or it was used, refused, or older than a day. */
  'second-person-needed': { status: 403, facts: Type.Object({ act: Type.String() }) },
  'request-not-open': { status: 409, facts: none },
  /** Monitors are still on their way: nothing leaves before that day. */
  'quiet-days': { status: 409, facts: Type.Object({ until: Type.String() }) },
  /** A preliminary release goes from the close of the poll to the end of the quiet days, a final one from then on. */
  'release-not-now': { status: 409, facts: Type.Object({ from: Type.String() }) },
  /** Two preliminary ones would differ by what came between them. */
  'release-exists': { status: 409, facts: none },
  /** A preliminary one would point at those few. */
  'release-too-few': {
    status: 409,
    facts: Type.Object({ stations: Type.Integer(), monitors: Type.Integer() }),
  },
  /** It holds no single station. */
  'release-is-preliminary': { status: 409, facts: none },
  'release-withdrawn': { status: 410, facts: none },
  /** Of its making only; the release and the other forms of its report are well. */
  'report-not-made': { status: 503, facts: Type.Object({ reason: Type.String() }) },
  /** It was kept until its day, and is gone since. */
  ended: { status: 410, facts: Type.Object({ on: Type.String() }) },
  /** A legal hold stands on it. */
  'is-held': { status: 409, facts: none },
  /** A question about people, asked of single stations. */
  'kept-inside': { status: 403, facts: none },
  'last-administrator': { status: 409, facts: none },
  'too-many-tries': { status: 429, facts: Type.Object({ waitSeconds: Type.Integer() }) },
  'unknown-station': { status: 422, facts: Type.Object({ station: Type.String() }) },
  'unknown-campaign': { status: 422, facts: Type.Object({ campaign: Type.String() }) },
  'unknown-checklist': { status: 422, facts: Type.Object({ id: Type.String(), version: Type.String() }) },
  'not-sealed': { status: 415, facts: none },
  'photo-not-expected': { status: 422, facts: none },
  'photo-hash-differs': { status: 422, facts: none },
  'photo-part-differs': { status: 422, facts: none },
  /** How far the office has the photo: where the next part begins. */
  'photo-offset': { status: 409, facts: Type.Object({ offset: Type.Integer() }) },
  'packets-unreadable': { status: 422, facts: none },
  'list-unreadable': { status: 422, facts: Type.Object({ what: Type.String() }) },
  'boundaries-unreadable': { status: 422, facts: Type.Object({ what: Type.String() }) },
  'list-has-errors': { status: 422, facts: Type.Object({ errors: Type.Integer() }) },
  'people-list-has-errors': { status: 422, facts: Type.Object({ errors: Type.Integer() }) },
  /** Its time is over and its key gone: nothing about people is kept any more. */
  'register-has-ended': { status: 409, facts: none },
  /** The tablet and its card go nowhere any more. */
  'monitor-is-revoked': { status: 409, facts: Type.Object({ code: Type.String() }) },
  /** Somebody changed this monitor's plan meanwhile; the facts are how it stands now. */
  'plan-has-changed': {
    status: 409,
    facts: Type.Object({ version: Type.String(), stations: Type.Array(Type.String()) }),
  },
  /** The same for a list of the whole plan. */
  'whole-plan-has-changed': { status: 409, facts: none },
  /** Nothing is listed there to draw from. */
  'sample-is-empty': { status: 422, facts: none },
  /** Nobody goes there, so nobody could be handed a form. */
  'paper-for-nobody': { status: 422, facts: none },
  'paper-too-many': { status: 422, facts: Type.Object({ forms: Type.Integer(), most: Type.Integer() }) },
  /** Another window of the same person has kept something since, or what was to be decided is another by now. */
  'paper-moved-on': { status: 409, facts: none },
  /** Two others key it, or it was keyed twice. */
  'paper-by-others': { status: 409, facts: none },
  'paper-is-taken-in': { status: 409, facts: none },
  'paper-has-faults': { status: 422, facts: Type.Object({ faults: Type.Integer() }) },
  'plan-list-has-errors': { status: 422, facts: Type.Object({ errors: Type.Integer() }) },
  'import-not-open': { status: 409, facts: Type.Object({ state: Type.String() }) },
  'import-in-use': { status: 409, facts: Type.Object({ visits: Type.Integer() }) },
  'checklist-has-faults': { status: 422, facts: Type.Object({ faults: Type.Array(Type.String()) }) },
  /** Somebody else has edited the draft meanwhile; what stands now where this edit would have changed something. */
  'draft-moved-on': {
    status: 409,
    facts: Type.Object({ version: Type.Integer(), now: Type.Record(Type.String(), Type.String()) }),
  },
  'draft-is-published': { status: 409, facts: Type.Object({ version: Type.String() }) },
  'edit-unfit': { status: 422, facts: Type.Object({ what: Type.String() }) },
  'form-unreadable': { status: 422, facts: Type.Object({ what: Type.String() }) },
  'form-has-errors': { status: 422, facts: Type.Object({ errors: Type.Integer() }) },
  'version-exists': { status: 409, facts: Type.Object({ version: Type.String() }) },
  /** Somebody else has decided, or a correction has come, since these visits were looked at. */
  'review-moved-on': {
    status: 409,
    facts: Type.Object({
      moved: Type.Array(
        Type.Object({
          visit: Type.String(),
          station: Type.String(),
          state: Type.String(),
          isPutBack: Type.Boolean(),
          isAnswered: Type.Boolean(),
          /** What there is to have seen by now. */
          seen: Type.Object({ step: Type.Integer(), corrections: Type.Integer() }),
          /** Of the newest step; nothing where there is none. */
          reason: Type.Optional(Type.String()),
          words: Type.String(),
          /** A correction has come since. */
          isCorrected: Type.Boolean(),
        }),
      ),
    }),
  },
  /** From where the visits are, nothing leads there; or the reason says nothing. */
  'review-step-unfit': {
    status: 422,
    facts: Type.Object({ what: Type.String(), stations: Type.Array(Type.String()) }),
  },
  /** Somebody else has changed these recommendations since they were looked at. */
  'record-moved-on': {
    status: 409,
    facts: Type.Object({
      moved: Type.Array(
        Type.Object({ record: Type.String(), version: Type.Integer(), state: Type.String() }),
      ),
    }),
  },
  /** It goes on in a later campaign. */
  'record-is-carried-on': { status: 409, facts: none },
  'record-step-unfit': {
    status: 422,
    facts: Type.Object({ what: Type.String(), records: Type.Array(Type.String()) }),
  },
  /** Something came in since somebody looked at what gathering would add and change. */
  'gathering-moved-on': { status: 409, facts: none },
  /** Too much at once for everybody; the wait is spread by chance, so that not all come back together. */
  'server-busy': { status: 503, facts: Type.Object({ waitSeconds: Type.Integer() }) },
  'sends-too-often': { status: 429, facts: Type.Object({ waitSeconds: Type.Integer() }) },
  'photo-share-is-used': { status: 507, facts: Type.Object({ waitSeconds: Type.Integer() }) },
  /** It goes on by itself once there is room; photos are told so earlier than the rest. */
  'disk-full': { status: 507, facts: Type.Object({ waitSeconds: Type.Integer() }) },
  'server-fault': { status: 500, facts: none },
} as const satisfies Readonly<Record<string, { readonly status: number; readonly facts: TObject }>>

export type ProblemSlug = keyof typeof problems
export type ProblemFacts<Slug extends ProblemSlug> = Static<(typeof problems)[Slug]['facts']>

/** RFC 9457 problem details; `title` and `detail` come in every language of the product. */
export const ProblemShape = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String(),
  titles: Type.Record(Type.String(), Type.String()),
  details: Type.Record(Type.String(), Type.String()),
})
export type ProblemOnWire = Static<typeof ProblemShape>
