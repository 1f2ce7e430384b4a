import { TargetSettings } from '../../utils/domain/backup/target';

export type PlaceKind = TargetSettings['kind'];
export const PLACE_KINDS = ['s3', 'webdav', 'folder'] as const satisfies readonly PlaceKind[];

type FieldName =
  | 'endpoint'
  | 'region'
  | 'bucket'
  | 'keyId'
  | 'secret'
  | 'prefix'
  | 'address'
  | 'user'
  | 'password';
export type PlaceValues = Record<FieldName, string> & { style: 'host' | 'path' };

interface PlaceField {
  readonly name: FieldName;
  readonly isSecret?: true;
  /** As an example, in grey. */
  readonly example?: string;
}

/** Asked for in this order. */
export const PLACE_FIELDS: Readonly<Record<PlaceKind, readonly PlaceField[]>> = {
  s3: [
    { name: 'endpoint', example: 'https://s3.oss-cn-beijing.aliyuncs.com' },
    { name: 'region', example: 'cn-beijing' },
    { name: 'bucket', example: 'piaoying-beifen' },
    { name: 'prefix', example: 'piaoying' },
    { name: 'keyId' },
    { name: 'secret', isSecret: true },
  ],
  webdav: [
    { name: 'address', example: 'https://dav.jianguoyun.com/dav/piaoying/' },
    { name: 'user' },
    { name: 'password', isSecret: true },
  ],
  folder: [],
};

/**
 * What a preset fills in, and nothing else. OSS answers the S3 interface under `s3.oss-…` and takes the bucket in the name of the server
 * alone; COS is asked under `cos.…` (manuals of both, 2026-03 and 2025-08). 坚果云 holds files only in a folder, not at its root.
 */
export const PRESETS = {
  oss: {
    kind: 's3',
    values: { endpoint: 'https://s3.oss-cn-beijing.aliyuncs.com', region: 'cn-beijing', style: 'host' },
  },
  cos: {
    kind: 's3',
    values: { endpoint: 'https://cos.ap-beijing.myqcloud.com', region: 'ap-beijing', style: 'host' },
  },
  minio: { kind: 's3', values: { endpoint: 'https://', region: 'us-east-1', style: 'path' } },
  nutstore: { kind: 'webdav', values: { address: 'https://dav.jianguoyun.com/dav/piaoying/' } },
  nextcloud: {
    kind: 'webdav',
    values: { address: 'https://cloud.example.com/remote.php/dav/files/用户名/piaoying/' },
  },
  nas: { kind: 'webdav', values: { address: 'https://' } },
} as const satisfies Record<string, { kind: PlaceKind; values: Partial<PlaceValues> }>;
export type Preset = keyof typeof PRESETS;
export const PRESET_NAMES = Object.keys(PRESETS) as Preset[];

export const emptyValues = (): PlaceValues => ({
  endpoint: '',
  region: '',
  bucket: '',
  keyId: '',
  secret: '',
  prefix: 'piaoying',
  address: '',
  user: '',
  password: '',
  style: 'host',
});

/** Why a field cannot be used as it is; `empty` and `tooLong` are found here, the others by whoever knows what an address is. */
type FieldFlaw = 'empty' | 'tooLong' | 'noAddress' | 'userInAddress' | 'extraInAddress' | 'signs' | 'numbers';
export interface FieldTrouble {
  readonly field: FieldName | 'style' | 'name';
  readonly flaw: FieldFlaw;
}

export type ReadPlace =
  | { readonly ok: true; readonly settings: TargetSettings }
  | { readonly ok: false; readonly trouble: FieldTrouble };

const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;
const bare = (text: string) => text.replace(/^\/+|\/+$/g, '');

/** A server's name alone is meant as https; a beginning alone is nothing. */
function addressOf(typed: string): string {
  const rest = bare(typed.trim().replace(SCHEME, ''));
  const [scheme = 'https://'] = SCHEME.exec(typed.trim()) ?? [];
  return rest === '' ? '' : `${scheme}${rest}`;
}

function settingsOf(kind: PlaceKind, values: PlaceValues, folder: string): TargetSettings {
  const typed = (name: FieldName) => values[name].trim();
  const address = addressOf(values.address);
  if (kind === 'folder') return { kind, name: folder };
  if (kind === 'webdav')
    return {
      kind,
      address: address === '' ? '' : `${address}/`,
      user: typed('user'),
      password: values.password,
    };
  return {
    kind,
    endpoint: addressOf(values.endpoint),
    region: typed('region'),
    bucket: typed('bucket'),
    style: values.style,
    keyId: typed('keyId'),
    secret: typed('secret'),
    prefix: bare(typed('prefix')),
  };
}

/**
 * The settings as they were typed, without what slips in: spaces, a slash too many or missing.
 * @param folder name of the folder that was chosen, '' for none
 * @param refused what else makes a field no good
 */
export function readPlace(
  kind: PlaceKind,
  values: PlaceValues,
  folder: string,
  refused: (settings: TargetSettings) => readonly FieldTrouble[],
): ReadPlace {
  const given = settingsOf(kind, values, folder);
  const trouble = (field: FieldTrouble['field'], flaw: FieldFlaw): ReadPlace => ({
    ok: false,
    trouble: { field, flaw },
  });
  if (given.kind === 'folder' && given.name === '') return trouble('name', 'empty');
  const members: Readonly<Record<string, string>> = given;
  const empty = PLACE_FIELDS[kind].find(({ name }) => name !== 'prefix' && members[name] === '');
  if (empty) return trouble(empty.name, 'empty');
  const parsed = TargetSettings.safeParse(given);
  // Nothing else is left to be wrong in its shape.
  if (!parsed.success) return trouble(parsed.error.issues[0]?.path[0] as FieldTrouble['field'], 'tooLong');
  const [first] = refused(parsed.data);
  return first ? { ok: false, trouble: first } : { ok: true, settings: parsed.data };
}
