import { afterEach, expect, test, vi } from 'vitest';
import { createBackupDesk } from '../../../../../utils/services/desk/backup/backup-desk';
import type { Browser } from '../../../../../utils/services/shared/browser-api';
import { drillPlaces } from '../../../../../utils/services/shared/team/run-places';
import { openBackupDb } from '../../../../../utils/store/backup/backup-db';
import { FakeArea } from '../../../support/store/fake-area';
import { twoInstallations } from '../../../support/store/installations';
import { backingUp, firmKeys, memoryTarget } from '../../../support/store/places';

afterEach(() => vi.unstubAllGlobals());

const browser = {
  storage: { local: new FakeArea() },
  permissions: { contains: async () => true },
  runtime: { getPlatformInfo: async () => ({}) },
} as unknown as Browser;

test('a drill by hand waits for the one that runs by itself: two in one scratch database compare with what the other one brought', async () => {
  const [a] = await twoInstallations();
  const keys = await firmKeys();
  const { place } = await backingUp(a.db, memoryTarget().target, keys);
  const backup = await openBackupDb();
  await backup.put('places', {
    ...(await place()),
    settings: { kind: 'webdav', address: 'https://dav.example.com/', user: 'u', password: 'p' },
  });
  await backup.put(
    'keys',
    { ring: keys.keyring, recoveryRecipient: keys.recoveryRecipient, madeAt: 1 },
    'ring',
  );
  const asked: string[] = [];
  vi.stubGlobal('navigator', {
    locks: {
      request(name: string) {
        asked.push(name);
        return Promise.reject(new Error('held'));
      },
    },
  });
  const open = async () => a.db;
  await expect(drillPlaces(browser, open)).rejects.toThrow('held');
  await expect(createBackupDesk(browser, open).drill('P', {})).rejects.toThrow('held');
  expect(asked[0]).toBe(asked[1]);
  expect((await backup.get('places', 'P'))?.drill).toBeUndefined();
  backup.close();
});
