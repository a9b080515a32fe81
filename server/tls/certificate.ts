/** Makes X.509 certificates (RFC 5280) with P-256 keys: one for an authority, and those it signs. */

import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto'
import { AsnConvert, OctetString } from '@peculiar/asn1-schema'
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  ExtendedKeyUsage,
  Extension,
  Extensions,
  GeneralName,
  GeneralSubtree,
  GeneralSubtrees,
  KeyIdentifier,
  KeyUsage,
  KeyUsageFlags,
  Name,
  NameConstraints,
  RelativeDistinguishedName,
  SubjectAlternativeName,
  SubjectKeyIdentifier,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509'

const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2'
const COMMON_NAME = '2.5.4.3'
const SERVER_AUTH = '1.3.6.1.5.5.7.3.1'
const EXTENSION = {
  subjectKey: '2.5.29.14',
  keyUsage: '2.5.29.15',
  names: '2.5.29.17',
  basics: '2.5.29.19',
  constraints: '2.5.29.30',
  authorityKey: '2.5.29.35',
  extendedUsage: '2.5.29.37',
} as const

/** Names of a machine as a certificate says them. */
export interface Names {
  readonly dns: readonly string[]
  readonly ip: readonly string[]
}

/** What an authority may vouch for: names that end so, and ranges of addresses, each with the length of its prefix. */
export interface Bounds {
  readonly dns: readonly string[]
  readonly ip: readonly string[]
}

interface Common {
  readonly subject: string
  readonly publicKey: KeyObject
  readonly from: Date
  readonly until: Date
  /** 16 random bytes. */
  readonly serial: Uint8Array
}

/** DER of a certificate that signs others, and itself. */
export function makeAuthority(
  common: Common & { readonly secretKey: KeyObject; readonly bounds: Bounds },
): Buffer {
  const { subject, publicKey, secretKey, bounds } = common
  return makeCertificate(common, { name: subject, publicKey, secretKey }, [
    extension('basics', true, new BasicConstraints({ cA: true, pathLenConstraint: 0 })),
    extension('keyUsage', true, new KeyUsage(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign)),
    extension('constraints', true, new NameConstraints({ permittedSubtrees: subtreesOf(bounds) })),
  ])
}

export interface Issuer {
  readonly name: string
  readonly publicKey: KeyObject
  readonly secretKey: KeyObject
}

/** DER of a server's certificate. */
export function makeServerCertificate(common: Common & { readonly names: Names }, issuer: Issuer): Buffer {
  const { dns, ip } = common.names
  return makeCertificate(common, issuer, [
    extension('basics', true, new BasicConstraints({ cA: false })),
    extension('keyUsage', true, new KeyUsage(KeyUsageFlags.digitalSignature)),
    extension('extendedUsage', false, new ExtendedKeyUsage([SERVER_AUTH])),
    extension(
      'names',
      false,
      new SubjectAlternativeName([
        ...dns.map((dNSName) => new GeneralName({ dNSName })),
        ...ip.map((iPAddress) => new GeneralName({ iPAddress })),
      ]),
    ),
  ])
}

export const pemOf = (der: Uint8Array): string => {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/gu) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}

function makeCertificate(
  { subject, publicKey, from, until, serial }: Common,
  issuer: Issuer,
  extensions: readonly Extension[],
): Buffer {
  const algorithm = new AlgorithmIdentifier({ algorithm: ECDSA_WITH_SHA256 })
  const subjectKey = keyIdentifierOf(publicKey)
  const tbs = new TBSCertificate({
    version: Version.v3,
    serialNumber: positive(serial),
    signature: algorithm,
    issuer: nameOf(issuer.name),
    subject: nameOf(subject),
    validity: new Validity({ notBefore: from, notAfter: until }),
    subjectPublicKeyInfo: AsnConvert.parse(exportedPublic(publicKey), SubjectPublicKeyInfo),
    extensions: new Extensions([
      ...extensions,
      extension('subjectKey', false, new SubjectKeyIdentifier(subjectKey)),
      extension(
        'authorityKey',
        false,
        new AuthorityKeyIdentifier({ keyIdentifier: new KeyIdentifier(keyIdentifierOf(issuer.publicKey)) }),
      ),
    ]),
  })
  const signed = sign('sha256', Buffer.from(AsnConvert.serialize(tbs)), issuer.secretKey)
  return Buffer.from(
    AsnConvert.serialize(
      new Certificate({
        tbsCertificate: tbs,
        signatureAlgorithm: algorithm,
        signatureValue: arrayOf(signed),
      }),
    ),
  )
}

const extension = (kind: keyof typeof EXTENSION, critical: boolean, value: object): Extension =>
  new Extension({
    extnID: EXTENSION[kind],
    critical,
    extnValue: new OctetString(AsnConvert.serialize(value)),
  })

const nameOf = (name: string): Name =>
  new Name([
    new RelativeDistinguishedName([
      new AttributeTypeAndValue({ type: COMMON_NAME, value: new AttributeValue({ utf8String: name }) }),
    ]),
  ])

const subtreesOf = ({ dns, ip }: Bounds): GeneralSubtrees =>
  new GeneralSubtrees([
    ...dns.map((dNSName) => new GeneralSubtree({ base: new GeneralName({ dNSName }) })),
    ...ip.map((iPAddress) => new GeneralSubtree({ base: new GeneralName({ iPAddress }) })),
  ])

const exportedPublic = (key: KeyObject): Buffer => key.export({ type: 'spki', format: 'der' })

/** SHA-1 over the point itself, as RFC 5280 4.2.1.2 proposes; it only names the key, nothing rests on it. */
const keyIdentifierOf = (key: KeyObject): ArrayBuffer =>
  arrayOf(
    createHash('sha1')
      .update(new Uint8Array(AsnConvert.parse(exportedPublic(key), SubjectPublicKeyInfo).subjectPublicKey))
      .digest(),
  )

const arrayOf = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer

/** A serial number is a positive integer of at most 20 bytes: the first bit stays clear. */
const positive = (serial: Uint8Array): ArrayBuffer => {
  const bytes = Uint8Array.from(serial)
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40
  return bytes.buffer
}

/** Both halves of a P-256 key from the PKCS#8 text of its secret one. */
export const keysOf = (pem: string): { readonly secretKey: KeyObject; readonly publicKey: KeyObject } => {
  const secretKey = createPrivateKey(pem)
  return { secretKey, publicKey: createPublicKey(secretKey) }
}
