import { describe, expect, test } from 'vitest';
import { createBackupDesk } from '../../../../../utils/services/desk/backup/backup-desk';
import type { Browser } from '../../../../../utils/services/shared/browser-api';
import { openBackupDb } from '../../../../../utils/store/backup/backup-db';
import { FakeArea } from '../../../support/store/fake-area';
import { twoInstallations } from '../../../support/store/installations';
import { backingUp, firmKeys, memoryTarget } from '../../../support/store/places';

const SETTINGS = { kind: 'webdav', address: 'https://dav.example.com/', user: 'u', password: 'p' } as const;

/** A desk with a place P, in a browser that she refuses. */
async function refusedDesk() {
  const [a] = await twoInstallations();
  const { place } = await backingUp(a.db, memoryTarget().target, await firmKeys());
  const backup = await openBackupDb();
  await backup.put('places', { ...(await place()), id: 'P', settings: SETTINGS });
  backup.close();
  const asked: string[][] = [];
  const browser = {
    storage: { local: new FakeArea() },
    permissions: {
      request: async ({ origins }: { origins: string[] }) => {
        asked.push(origins);
        return false;
      },
      contains: async () => false,
    },
  } as unknown as Browser;
  return { desk: createBackupDesk(browser, async () => a.db), asked };
}

/** Firefox grants only what is asked for before anything was awaited: nobody can be asked any more a moment later. */
describe('the browser is asked within the click itself', () => {
  const refusal = { ok: false, refusal: 'noHostPermission', detail: '' };

  test.each([
    ['存到这里', (desk) => desk.addPlace(SETTINGS), refusal],
    ['看看那里有什么', (desk) => desk.lookInto({ settings: SETTINGS }, 'KEY'), refusal],
    ['允许访问', (desk) => desk.allowAgain('P'), false],
  ] satisfies Array<[string, (desk: ReturnType<typeof createBackupDesk>) => Promise<unknown>, unknown]>)(
    '%s',
    async (_, press, answer) => {
      const { desk, asked } = await refusedDesk();
      await desk.read();
      const answered = press(desk);
      expect(asked).toEqual([['https://dav.example.com/*']]);
      expect(await answered).toEqual(answer);
    },
  );
});
