import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { newIdentity, recipientOf } from '../../../../../utils/exchange/segment/age-file';
import type { Browser } from '../../../../../utils/services/shared/browser-api';
import { meetTeam } from '../../../../../utils/services/shared/team/meet';
import { type BackupDb, type ColleagueRow, openBackupDb } from '../../../../../utils/store/backup/backup-db';
import { FakeArea } from '../../../support/store/fake-area';
import { type Installation, twoInstallations } from '../../../support/store/installations';
import { firmKeys } from '../../../support/store/places';

let a: Installation;
let backup: BackupDb;
let member: string;

/** A place that the browser keeps shut. */
const browser = {
  storage: { local: new FakeArea() },
  permissions: { contains: async () => false },
  runtime: { getPlatformInfo: async () => ({}) },
} as unknown as Browser;

beforeEach(async () => {
  vi.stubGlobal('navigator', {
    userAgent: 'Chrome/140.0',
    locks: { request: (_: string, _options: unknown, work: () => unknown) => work() },
  });
  [a] = await twoInstallations();
  const { keyring, recoveryRecipient } = await firmKeys();
  member = await newIdentity();
  backup = await openBackupDb();
  for (const name of ['places', 'colleagues'] as const) await backup.clear(name);
  await backup.put('keys', { ring: keyring, member, recoveryRecipient, madeAt: 1 }, 'ring');
  await backup.put('places', {
    id: 'P',
    settings: {
      kind: 'webdav',
      address: 'https://dav.example.com/',
      user: 'u',
      password: 'p',
    },
    addedAt: 1,
    installation: 'OWN',
    registered: 1,
    seq: 1,
    prev: '',
    cursor: 1,
    lacking: [],
  });
});

afterEach(() => {
  backup.close();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const meet = () => meetTeam(browser, async () => a.db);
const met = (installation: string, more: Partial<ColleagueRow> = {}) =>
  backup.put('colleagues', { placeId: 'P', installation, name: '王芳', since: 1, ...more });

describe('a clerk with colleagues', () => {
  test('is told when their place cannot be reached', async () => {
    await met('OWN');
    await met('LI', { name: '李莉', chainId: 'L' });
    expect(await meet()).toBe('unreachable');
  });

  test('when it keeps silent longer than she waits, whatever a request may take', async () => {
    await met('LI', { name: '李莉', chainId: 'L' });
    const control = new AbortController();
    vi.spyOn(AbortSignal, 'timeout').mockReturnValue(control.signal);
    vi.stubGlobal('fetch', () => {
      control.abort(new DOMException('', 'TimeoutError'));
      return new Promise(() => undefined);
    });
    const permissions = { contains: async () => true };
    expect(await meetTeam({ ...browser, permissions } as unknown as Browser, async () => a.db)).toBe(
      'unreachable',
    );
    expect((await backup.get('places', 'P'))?.failing).toBeUndefined();
  });

  test('whose place is not known yet, for nothing was taken in so far', async () => {
    await met('LI', { name: '李莉' });
    expect(await meet()).toBe('unreachable');
  });
});

describe('a clerk alone', () => {
  test('asks nobody: this computer is registered itself', async () => {
    await met('OWN', { chainId: 'A' });
    expect(await meet()).toBe('alone');
  });

  test('by all the names that her computer ever had', async () => {
    await met('OWN');
    await met('BEFORE', { chainId: 'A' });
    await met('EARLIER', { recipient: await recipientOf(member) });
    expect(await meet()).toBe('alone');
  });

  test('once the place is given up, though a run was under way then', async () => {
    await met('LI', { name: '李莉', chainId: 'L' });
    await backup.delete('places', 'P');
    expect(await meet()).toBe('alone');
  });
});
