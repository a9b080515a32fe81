/** What server and browser say to each other about passkeys: WebAuthn's own JSON, with limits. */

import { Type } from 'typebox'

const Base64Url = (most: number) => Type.String({ pattern: '^[A-Za-z0-9_-]*$', maxLength: most })
const CredentialId = Type.String({ pattern: '^[A-Za-z0-9_-]+$', maxLength: 1400 })
const Known = Type.Object({
  id: Type.String(),
  type: Type.Literal('public-key'),
})

/** Options of `navigator.credentials.get`. */
export const PasskeyQuestion = Type.Object({
  challenge: Type.String(),
  rpId: Type.String(),
  timeout: Type.Integer(),
  userVerification: Type.Enum(['preferred', 'required']),
  /** Empty where any passkey of this place may answer. */
  allowCredentials: Type.Array(Known),
})

/** Options of `navigator.credentials.create`. */
export const PasskeyOffer = Type.Object({
  rp: Type.Object({ name: Type.String(), id: Type.String() }),
  user: Type.Object({ id: Type.String(), name: Type.String(), displayName: Type.String() }),
  challenge: Type.String(),
  pubKeyCredParams: Type.Array(Type.Object({ alg: Type.Integer(), type: Type.Literal('public-key') })),
  timeout: Type.Integer(),
  attestation: Type.Literal('none'),
  excludeCredentials: Type.Array(Known),
  authenticatorSelection: Type.Object({
    residentKey: Type.Literal('preferred'),
    userVerification: Type.Literal('preferred'),
  }),
})

/** Browsers add fields of their own as WebAuthn grows, so what is not known here is not refused. */
const reply = {
  id: CredentialId,
  rawId: CredentialId,
  type: Type.Literal('public-key'),
  clientExtensionResults: Type.Object({}),
}

export const PasskeyAnswer = Type.Object({
  ...reply,
  response: Type.Object({
    clientDataJSON: Base64Url(4000),
    authenticatorData: Base64Url(4000),
    signature: Base64Url(4000),
    userHandle: Type.Optional(Base64Url(200)),
  }),
})

export const PasskeyMade = Type.Object({
  ...reply,
  response: Type.Object({
    clientDataJSON: Base64Url(4000),
    attestationObject: Base64Url(20_000),
  }),
})
