import { TargetError, type TargetFault } from '../../domain/backup/target';
import { type Answer, detailOf } from './ask';
import { readXmlBytes, textOf, type XmlNode } from './xml';

/**
 * Error codes as the stores document them: AWS, Alibaba OSS, Tencent COS, Huawei OBS, MinIO, Ceph, OpenStack Swift. What is
 * not here goes by its status. Read 2026-11-30; whether COS says a debt with a code of its own is not known.
 */
const FAULTS: Readonly<Record<string, TargetFault>> = {
  RequestTimeTooSkewed: 'clock',
  RequestExpired: 'clock',
  NoSuchBucket: 'noPlace',
  InvalidBucketName: 'noPlace',
  PermanentRedirect: 'noPlace',
  TemporaryRedirect: 'noPlace',
  IllegalLocationConstraintException: 'noPlace',
  // The address needs the bucket in its name.
  SecondLevelDomainForbidden: 'noPlace',
  VirtualHostDomainRequired: 'noPlace',
  QuotaExceeded: 'noRoom',
  ServiceQuotaExceeded: 'noRoom',
  InsufficientStorageSpace: 'noRoom',
  XMinioStorageFull: 'noRoom',
  XMinioAdminBucketQuotaExceeded: 'noRoom',
  // Swift says so when a quota is used up: its largest file is 5 GB, ours are far from that.
  EntityTooLarge: 'noRoom',
  // A bill that was not paid: OSS twice, OBS.
  InDebt: 'noRoom',
  InDebtOverdue: 'noRoom',
  UserDisable: 'noRoom',
  InArrearOrInsufficientBalance: 'noRoom',
  SlowDown: 'busy',
  RequestTimeout: 'busy',
  OperationAborted: 'busy',
  InvalidAccessKeyId: 'refused',
  SignatureDoesNotMatch: 'refused',
  AccessDenied: 'refused',
  AuthorizationHeaderMalformed: 'refused',
};

function byStatus(status: number): TargetFault {
  if (status === 0 || (status >= 300 && status < 400) || status === 404) return 'noPlace';
  if (status === 401 || status === 403 || status === 451) return 'refused';
  if (status === 402 || status === 507) return 'noRoom';
  return status >= 500 || status === 408 || status === 425 || status === 429 ? 'busy' : 'odd';
}

function readError({ status, bytes }: Answer): XmlNode | undefined {
  if (status >= 200 && status < 300) return undefined;
  const root = readXmlBytes(bytes);
  return root?.name === 'Error' ? root : undefined;
}

/** The store's own word for what went wrong; '' without one. */
export const codeOf = (answer: Answer): string => textOf(readError(answer), 'Code');

/** What it was that an answer tells of. */
export function s3Fault(answer: Answer): TargetError {
  const code = codeOf(answer);
  const known = Object.hasOwn(FAULTS, code) ? FAULTS[code] : undefined;
  return new TargetError(known ?? byStatus(answer.status), detailOf(answer, code));
}

/** More than that, and a store refuses what we sign: its own bound is 15 minutes. */
const MOST_SKEW = 5 * 60_000;

/**
 * The store's time, where it refused and ours differs from it; 'unknown' when it says so without telling its own.
 * @param ours the time that was signed
 */
export function otherTime(answer: Answer, ours: number): number | 'unknown' | undefined {
  if (![400, 401, 403].includes(answer.status)) return undefined;
  const told = [answer.headers.get('date') ?? '', textOf(readError(answer), 'ServerTime')];
  const time = told.map((text) => Date.parse(text)).find((at) => !Number.isNaN(at));
  if (time !== undefined && Math.abs(time - ours) > MOST_SKEW) return time;
  return time === undefined && FAULTS[codeOf(answer)] === 'clock' ? 'unknown' : undefined;
}

export interface Listing {
  readonly keys: readonly string[];
  /** What to ask for the rest with; undefined when that was all. */
  readonly next: Readonly<Record<string, string>> | undefined;
}

function decodeUrl(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/**
 * One page of a listing. Asked for in the second version; a store that knows the first alone (COS documents no other) answers in
 * that, and goes on from the last key.
 */
export function readListing(answer: Answer): Listing {
  const root = readXmlBytes(answer.bytes);
  if (root?.name !== 'ListBucketResult') throw new TargetError('odd', detailOf(answer, 'no-listing'));
  const decode = textOf(root, 'EncodingType') === 'url' ? decodeUrl : (text: string) => text;
  const keys = root.children
    .filter(({ name }) => name === 'Contents')
    .map((node) => decode(textOf(node, 'Key')));
  if (textOf(root, 'IsTruncated') !== 'true') return { keys, next: undefined };
  const token = textOf(root, 'NextContinuationToken');
  if (token !== '') return { keys, next: { 'continuation-token': token } };
  const last = decode(textOf(root, 'NextMarker')) || keys.at(-1);
  return { keys, next: last === undefined ? undefined : { marker: last, 'start-after': last } };
}
