/** Why something that was sent is set aside: kept whole and shown to a coordinator, but not used as it is. */

export const SET_ASIDE_REASONS = [
  /** Sealed to a key the organisation does not have. */
  'unknown-key',
  /** It does not open, though the key is there. */
  'damaged',
  /** It opens, and says nothing that can be read. */
  'unreadable',
  'other-campaign',
  'unknown-checklist',
  'unknown-station',
  'does-not-fit',
  /** A rescue copy of a draft that could not be finished. */
  'unfinished',
  /** Something else has the same id and was there first. */
  'other-content',
  /** More from one tablet than a monitor can have seen in an event. */
  'too-many',
  /** Its sender's card was withdrawn, or replaced on the tablet since. */
  'revoked-sender',
  /** From a tablet that was lost by then: somebody else may have it in hands. */
  'lost-tablet',
  /** It came in a file, sealed to this organisation, and the office has no card of its sender. */
  'unknown-sender',
] as const
export type SetAsideReason = (typeof SET_ASIDE_REASONS)[number]

/** What may fit once something else is there: a key, a checklist, a station, a newer version of the product. */
export const MAY_FIT_LATER: readonly SetAsideReason[] = [
  'unknown-key',
  'damaged',
  'unreadable',
  'unknown-checklist',
  'unknown-station',
  'does-not-fit',
]

/** What only a person can say is honest, who has asked the monitor. */
export const VOUCHED_FOR: readonly SetAsideReason[] = ['too-many', 'revoked-sender']

/** Of a tablet that was lost: vouched for apart, since whoever has it may have sent it. */
export const VOUCHED_FOR_LOST: readonly SetAsideReason[] = ['lost-tablet']

/** Of one photo. */
export const PHOTO_SET_ASIDE_REASONS = [
  'unknown-key',
  'damaged',
  /** No picture, too large, or with place and device still in it. */
  'photo-unusable',
  'photo-not-named',
  /** What it belongs to was set aside itself. */
  'of-set-aside',
  /** Photos of its campaign are not kept any more. */
  'ended',
] as const
export type PhotoSetAsideReason = (typeof PHOTO_SET_ASIDE_REASONS)[number]
