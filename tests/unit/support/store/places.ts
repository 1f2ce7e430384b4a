import { ulid } from 'ulid';
import type { Target } from '../../../../utils/domain/backup/target';
import { newIdentity, recipientOf } from '../../../../utils/exchange/segment/age-file';
import { newKeyring } from '../../../../utils/exchange/segment/keyring';
import { applySeries } from '../../../../utils/services/shared/backup/apply-series';
import { type BackUpPorts, backUp } from '../../../../utils/services/shared/backup/back-up';
import { planSeries } from '../../../../utils/services/shared/backup/plan-series';
import { pullPlace } from '../../../../utils/services/shared/team/pull';
import { type BackupDb, openBackupDb } from '../../../../utils/store/backup/backup-db';
import type { Ledger } from '../../../../utils/store/ledger/db';
import * as make from '../facts/facts';
import { context } from './ledger';

/** A place in memory: what lies there can be looked at and changed. */
export function memoryTarget() {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const target: Target = {
    put: async (key, bytes) => void files.set(key, new Uint8Array(bytes)),
    get: async (key) => files.get(key)?.slice(),
    list: async (prefix) => [...files.keys()].filter((key) => key.startsWith(prefix)),
  };
  return { files, target };
}

let opened = 0;

/** Keys of a firm, and of its recovery sheet. */
export async function firmKeys() {
  const [own, recovery] = [await newIdentity(), await newIdentity()];
  return {
    keyring: newKeyring(own, make.NOON, recovery),
    recovery,
    recoveryRecipient: await recipientOf(recovery),
  };
}
export type FirmKeys = Awaited<ReturnType<typeof firmKeys>>;

/** A computer that backs up to one place. */
export async function backingUp(ledger: Ledger, target: Target, keys: FirmKeys) {
  opened += 1;
  const backup = await openBackupDb(`backup-${opened}`);
  const { keyring, recoveryRecipient } = keys;
  await backup.put('keys', { ring: keyring, recoveryRecipient, madeAt: make.NOON }, 'ring');
  await backup.put('places', {
    id: 'P',
    settings: { kind: 'folder', name: '备份' },
    addedAt: make.NOON,
    installation: ulid(),
    registered: 0,
    seq: 0,
    prev: '',
    cursor: 0,
    lacking: [],
  });
  const ports: BackUpPorts = {
    ledger,
    backup,
    target,
    name: '王芳',
    newId: ulid,
    now: () => make.NOON,
    chance: () => 0.5,
  };
  const place = async () => {
    const row = await backup.get('places', 'P');
    if (!row) throw new Error('no place');
    return row;
  };
  return {
    backup,
    ports,
    place,
    run: (more: Partial<BackUpPorts> = {}) => backUp('P', { ...ports, ...more }),
    /** Puts what is new, then takes in what the others put, as each computer does by itself. @throws what it failed for */
    async meet(more: Partial<BackUpPorts> = {}) {
      const all = { ...ports, ...more };
      const failure = await backUp('P', all, (keyring) =>
        pullPlace('P', { ...all, keyring, knowledgeOf: context.knowledgeOf }),
      );
      if (failure) throw failure;
      return 'fresh' as const;
    },
    colleagues: () => backup.getAll('colleagues'),
  };
}

/** Takes a series in, as a page does. */
export async function takeSeries(
  installation: string,
  ledger: Ledger,
  target: Target,
  { keyring }: FirmKeys,
  backup?: BackupDb,
) {
  opened += 1;
  const ports = {
    target,
    keyring,
    ledger,
    backup: backup ?? (await openBackupDb(`backup-${opened}`)),
    knowledgeOf: context.knowledgeOf,
  };
  const plan = await planSeries(installation, ports);
  return { plan, ports, ...(await applySeries(installation, ports)) };
}
