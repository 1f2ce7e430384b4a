import { bytesToHex } from '@noble/hashes/utils.js';
import { fromBER, Integer, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import {
  AlgorithmIdentifier,
  type Certificate,
  ExtKeyUsage,
  getCrypto,
  IssuerAndSerialNumber,
  MessageImprint,
  SignedData,
  type SignerInfo,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';
import type { StampCheck, StampRefusal } from './stamp-check';

const OID = {
  sha256: '2.16.840.1.101.3.4.2.1',
  tstInfo: '1.2.840.113549.1.9.16.1.4',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  /** The signed name of the certificate, by its hash: version 1 (SHA-1) and 2. */
  certificate1: '1.2.840.113549.1.9.16.2.12',
  certificate2: '1.2.840.113549.1.9.16.2.47',
  keyUsage: '2.5.29.37',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  commonName: '2.5.4.3',
} as const;
const HASHES: Readonly<Record<string, string>> = {
  [OID.sha256]: 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};

class Refused extends Error {
  constructor(readonly refusal: StampRefusal) {
    super(refusal);
  }
}
const demand = (holds: boolean, refusal: StampRefusal): void => {
  if (!holds) throw new Refused(refusal);
};

const bytesOf = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const hexOf = (buffer: ArrayBuffer | Uint8Array) => bytesToHex(new Uint8Array(buffer));

/** A question for a time stamp over a SHA-256 (RFC 3161), with its nonce, and with the wish for the certificate. */
export function stampRequest(hash: string, nonce: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: OID.sha256 }),
      hashedMessage: new OctetString({ valueHex: bytesOf(hash).buffer }),
    }),
    nonce: new Integer({ valueHex: nonce.buffer }),
    certReq: true,
  });
  return new Uint8Array(request.toSchema().toBER());
}

/** A nonce as the answer writes it: a positive number without leading zeros. */
const plainNumber = (hex: string) => hex.replace(/^(?:00)+/, '');

function openToken(bytes: Uint8Array): { signed: SignedData; tst: TSTInfo; tstBytes: ArrayBuffer } {
  const parsed = fromBER(Uint8Array.from(bytes).buffer);
  demand(parsed.offset === bytes.length, 'unreadable');
  const answer = new TimeStampResp({ schema: parsed.result });
  demand(answer.status.status === 0 || answer.status.status === 1, 'refused');
  demand(answer.timeStampToken?.contentType === OID.signedData, 'unreadable');
  const signed = new SignedData({ schema: answer.timeStampToken?.content });
  demand(signed.encapContentInfo.eContentType === OID.tstInfo, 'unreadable');
  const tstBytes = signed.encapContentInfo.eContent?.getValue() as ArrayBuffer;
  const tst = TSTInfo.fromBER(tstBytes);
  return { signed, tst, tstBytes };
}

/** The certificate in the token that its signer names. */
function signerOf(signed: SignedData): { info: SignerInfo; certificate: Certificate } {
  const [info, ...others] = signed.signerInfos;
  demand(others.length === 0 && info?.sid instanceof IssuerAndSerialNumber, 'signature');
  const { issuer, serialNumber } = (info as SignerInfo).sid as IssuerAndSerialNumber;
  const certificate = signed.certificates?.find(
    (one): one is Certificate =>
      'serialNumber' in one && one.issuer.isEqual(issuer) && one.serialNumber.isEqual(serialNumber),
  );
  demand(certificate !== undefined, 'signature');
  return { info: info as SignerInfo, certificate: certificate as Certificate };
}

/** What of a certificate says that it signs time stamps, and nothing else (RFC 3161, 2.3). */
function isForStamps({ extensions = [] }: Certificate): boolean {
  const usage = extensions.find(({ extnID }) => extnID === OID.keyUsage);
  const parsed = usage?.parsedValue;
  return (
    usage?.critical === true &&
    parsed instanceof ExtKeyUsage &&
    parsed.keyPurposes.length === 1 &&
    parsed.keyPurposes[0] === OID.timeStamping
  );
}

/** The first certificate that the signed attribute names must be this one, byte for byte. */
async function namesCertificate(
  attribute: unknown,
  certificate: Certificate,
  isFirstVersion: boolean,
): Promise<boolean> {
  const inside = (part: unknown): unknown[] =>
    part instanceof Sequence ? (part.valueBlock.value as unknown[]) : [];
  const parts = inside(inside(inside(attribute)[0])[0]);
  const told = parts.find((part) => part instanceof OctetString);
  const algorithm = inside(parts[0])[0];
  const named = algorithm instanceof ObjectIdentifier ? HASHES[algorithm.valueBlock.toString()] : 'SHA-256';
  const hash = isFirstVersion ? 'SHA-1' : named;
  if (!told || hash === undefined) return false;
  const digest = await crypto.subtle.digest(hash, certificate.toSchema().toBER());
  return hexOf(told.getValue()) === hexOf(digest);
}

async function checkSignature(
  info: SignerInfo,
  certificate: Certificate,
  tstBytes: ArrayBuffer,
): Promise<void> {
  const attributes = info.signedAttrs?.attributes ?? [];
  const attributeOf = (type: string) => {
    const [found, ...others] = attributes.filter((one) => one.type === type);
    return others.length === 0 ? found?.values[0] : undefined;
  };
  demand(attributeOf(OID.contentType)?.valueBlock.toString() === OID.tstInfo, 'signature');
  const hash = HASHES[info.digestAlgorithm.algorithmId];
  demand(hash !== undefined, 'signature');
  const digest = hexOf(await crypto.subtle.digest(hash as string, tstBytes));
  const told = attributeOf(OID.messageDigest);
  demand(told instanceof OctetString && hexOf(told.getValue()) === digest, 'signature');
  const [second, first] = [attributeOf(OID.certificate2), attributeOf(OID.certificate1)];
  demand(await namesCertificate(second ?? first, certificate, second === undefined), 'signature');
  const isSigned = await getCrypto(true).verifyWithPublicKey(
    info.signedAttrs?.encodedValue as ArrayBuffer,
    info.signature,
    certificate.subjectPublicKeyInfo,
    info.signatureAlgorithm,
    hash as string,
  );
  demand(isSigned, 'signature');
}

const nameOf = ({ subject }: Certificate): string => {
  const names = subject.typesAndValues;
  const common = names.find(({ type }) => type === OID.commonName) ?? names[0];
  return String(common?.value.valueBlock.value ?? '').slice(0, 200);
};

/**
 * What a time stamp (the whole answer of the service) says of a SHA-256: imprint, purpose and validity of the certificate in
 * it, and its signature over what it says. Whether the signer is to be trusted is not judged: no list of trusted ones is here.
 * @param nonce of our question, where it is known
 */
export async function checkStamp(answer: Uint8Array, hash: string, nonce?: Uint8Array): Promise<StampCheck> {
  try {
    const { signed, tst, tstBytes } = openToken(answer);
    const { hashAlgorithm, hashedMessage } = tst.messageImprint;
    demand(hashAlgorithm.algorithmId === OID.sha256 && hexOf(hashedMessage.getValue()) === hash, 'imprint');
    if (nonce) {
      const told = tst.nonce ? hexOf(tst.nonce.valueBlock.valueHexView) : '';
      demand(plainNumber(told) === plainNumber(bytesToHex(nonce)), 'nonce');
    }
    const { info, certificate } = signerOf(signed);
    demand(isForStamps(certificate), 'purpose');
    const { notBefore, notAfter } = certificate;
    const at = tst.genTime.getTime();
    demand(at >= notBefore.value.getTime() && at <= notAfter.value.getTime(), 'expired');
    await checkSignature(info, certificate, tstBytes);
    return {
      isGood: true,
      at,
      signer: nameOf(certificate),
      serial: hexOf(tst.serialNumber.valueBlock.valueHexView),
      policy: tst.policy,
    };
  } catch (error) {
    // Whatever the library stumbles over is the token's fault.
    return { isGood: false, refusal: error instanceof Refused ? error.refusal : 'unreadable' };
  }
}
