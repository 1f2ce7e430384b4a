import type { S3Settings, TargetSettings, WebDavSettings } from '../../domain/backup/target';
import { bucketAddress } from './s3-target';

type SettingsField =
  | 'endpoint'
  | 'region'
  | 'bucket'
  | 'style'
  | 'keyId'
  | 'secret'
  | 'prefix'
  | 'address'
  | 'user'
  | 'password'
  | 'name';

/**
 * `empty` nothing in it · `noAddress` no address that begins with http:// or https:// · `userInAddress` name or password stand in the
 * address · `extraInAddress` more in it than belongs there (`?…`, `#…`, for a bucket a path) · `signs` it has signs that
 * it cannot have · `tooLong` · `numbers` a server that is named by numbers cannot have the bucket in its name
 */
type SettingsFlaw =
  | 'empty'
  | 'noAddress'
  | 'userInAddress'
  | 'extraInAddress'
  | 'signs'
  | 'tooLong'
  | 'numbers';

export interface RefusedField {
  readonly field: SettingsField;
  readonly flaw: SettingsFlaw;
}

const LONGEST = 1_000;
const LONGEST_PREFIX = 300;

function parse(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

function addressFlaw(text: string, isBucket: boolean): SettingsFlaw | undefined {
  if (text === '') return 'empty';
  if (text.length > LONGEST) return 'tooLong';
  const url = parse(text);
  if (!url || !/^https?:$/.test(url.protocol)) return 'noAddress';
  if (url.username !== '' || url.password !== '') return 'userInAddress';
  if (/[?#]/.test(text) || (isBucket && url.pathname !== '/')) return 'extraInAddress';
  return undefined;
}

function textFlaw(text: string, allowed: RegExp): SettingsFlaw | undefined {
  if (text === '') return 'empty';
  if (text.length > LONGEST) return 'tooLong';
  return allowed.test(text) ? undefined : 'signs';
}

/** Part of the name of a server. */
const HOST_BUCKET = /^[a-z0-9](?:[a-z0-9.-]{0,61}[a-z0-9])?$/;
const PATH_BUCKET = /^[A-Za-z0-9][A-Za-z0-9._-]{0,254}$/;
/** They stand in a header, with `/` and `,` behind. */
const KEY_ID = /^[!-+\-.0-~]+$/;
const PRINTABLE = /^[!-~]+$/;
const NAME = /^[\p{L}\p{N}._-]+$/u;
/** Everything but control signs. */
const PLAIN = /^\P{Cc}+$/u;

function prefixFlaw(prefix: string): SettingsFlaw | undefined {
  if (prefix.length > LONGEST_PREFIX) return 'tooLong';
  const names = prefix === '' ? [] : prefix.split('/');
  return names.every((name) => NAME.test(name) && !/^\.\.?$/.test(name)) ? undefined : 'signs';
}

const isNumbers = (endpoint: string) =>
  /^(?:\d+\.\d+\.\d+\.\d+|\[.*\])$/.test(parse(endpoint)?.hostname ?? '');

function s3Flaws(settings: S3Settings): Array<[SettingsField, SettingsFlaw | undefined]> {
  const inHost = settings.style === 'host';
  return [
    ['endpoint', addressFlaw(settings.endpoint, true)],
    ['region', textFlaw(settings.region, /^[A-Za-z0-9-]{1,64}$/)],
    ['bucket', textFlaw(settings.bucket, inHost ? HOST_BUCKET : PATH_BUCKET)],
    ['style', inHost && isNumbers(settings.endpoint) ? 'numbers' : undefined],
    ['keyId', textFlaw(settings.keyId, KEY_ID)],
    ['secret', textFlaw(settings.secret, PRINTABLE)],
    ['prefix', prefixFlaw(settings.prefix)],
  ];
}

function webDavFlaws(settings: WebDavSettings): Array<[SettingsField, SettingsFlaw | undefined]> {
  const { user, password } = settings;
  return [
    ['address', addressFlaw(settings.address, false)],
    // Basic authentication ends the name at its first colon.
    ['user', textFlaw(user, PLAIN) ?? (user.includes(':') ? 'signs' : undefined)],
    ['password', textFlaw(password, PLAIN)],
  ];
}

/** Which fields are no good, in their order, and why; none when a target can be opened with them. To be asked of `normalised`. */
export function refusedSettings(settings: TargetSettings): RefusedField[] {
  const flaws =
    settings.kind === 's3'
      ? s3Flaws(settings)
      : settings.kind === 'webdav'
        ? webDavFlaws(settings)
        : [['name', textFlaw(settings.name, PLAIN)] as [SettingsField, SettingsFlaw | undefined]];
  return flaws.flatMap(([field, flaw]) => (flaw ? [{ field, flaw }] : []));
}

/** A server's name alone is meant as https. */
function withScheme(text: string): string {
  const trimmed = text.trim();
  return trimmed === '' || /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
}

/** What cannot be read stays as it is: `refusedSettings` names it. */
function normalAddress(text: string, isBucket: boolean): string {
  const whole = withScheme(text);
  const url = parse(whole);
  if (!url || addressFlaw(whole, isBucket)) return whole;
  return isBucket ? url.origin : url.href.replace(/\/*$/, '/');
}

/** The same settings as they are kept: without blanks around them, the address as every part expects it. A password stays untouched. */
export function normalised(settings: S3Settings): S3Settings;
export function normalised(settings: WebDavSettings): WebDavSettings;
export function normalised(settings: TargetSettings): TargetSettings;
export function normalised(settings: TargetSettings): TargetSettings {
  if (settings.kind === 'folder') return settings;
  if (settings.kind === 'webdav') {
    return {
      ...settings,
      address: normalAddress(settings.address, false),
      user: settings.user.trim(),
    };
  }
  return {
    ...settings,
    endpoint: normalAddress(settings.endpoint, true),
    region: settings.region.trim(),
    bucket: settings.bucket.trim(),
    keyId: settings.keyId.trim(),
    secret: settings.secret.trim(),
    prefix: settings.prefix
      .trim()
      .normalize('NFC')
      .replace(/^\/+|\/+$/g, ''),
  };
}

/** The one site that the browser is asked about; a pattern knows no port. Nothing for a folder. */
export function originOf(settings: TargetSettings): string[] {
  if (settings.kind === 'folder') return [];
  const address = settings.kind === 's3' ? bucketAddress(settings) : settings.address;
  const { protocol, hostname } = new URL(address);
  return [`${protocol}//${hostname}/*`];
}
