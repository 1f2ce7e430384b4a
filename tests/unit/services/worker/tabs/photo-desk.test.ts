import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { PhotographAsk } from '../../../../../utils/messages';
import type { Browser } from '../../../../../utils/services/shared/browser-api';
import { fitImage, MOST_PHOTO_BYTES } from '../../../../../utils/services/worker/tabs/fit-image';
import { createPhotoDesk } from '../../../../../utils/services/worker/tabs/photo-desk';
import { picturesOf, picturesOfFaults } from '../../../../../utils/store/faults/pictures';
import type { Ledger } from '../../../../../utils/store/ledger/db';
import * as make from '../../../support/facts/facts';
import { pictured } from '../../../support/facts/pictures';
import { FakeArea } from '../../../support/store/fake-area';
import { context, freshLedger, keep } from '../../../support/store/ledger';

const SITE = { origin: 'https://dppt.beijing.chinatax.gov.cn:8443', path: '/a' };
const SENDER = { tabId: 7, frameId: 0 };
const BYTES = Uint8Array.of(1, 2, 3, 255);
const SHA256 = createHash('sha256').update(BYTES).digest('hex');

let db: Ledger;
let local: FakeArea;
let now: number;
/** What the browser says, looked at twice: before and after. */
let looks: Array<{ url?: string; active?: boolean; focused?: boolean }>;
let permitted: boolean;
let fits: boolean;
let why: string | undefined;
let captured: number;
let small: Blob | undefined;
let session: FakeArea;

beforeEach(async () => {
  db = await freshLedger();
  local = new FakeArea();
  session = new FakeArea();
  await local.set({ settings: { screenshots: true } });
  now = make.NOON;
  looks = [{}];
  permitted = true;
  fits = true;
  why = undefined;
  captured = 0;
  small = new Blob([BYTES], { type: 'image/webp' });
});

const desk = () => {
  const look = () => ({
    url: `${SITE.origin}${SITE.path}?ruuid=1`,
    active: true,
    focused: true,
    ...looks[0],
  });
  return createPhotoDesk({
    browser: {
      permissions: { contains: async () => permitted },
      storage: { local, session },
      tabs: {
        get: async () => ({ ...look(), windowId: 3 }),
        async captureVisibleTab() {
          captured += 1;
          if (looks.length > 1) looks.shift();
          return 'data:image/png;base64,AA==';
        },
        sendMessage: async () => ({ fit: fits, ...(why && { why }) }),
      },
      windows: { get: async () => ({ focused: look().focused, state: 'normal' }) },
    } as unknown as Browser,
    ledger: async () => db,
    context: async () => context,
    now: () => now,
    onCommitted: () => undefined,
    shrink: async () => small,
  });
};
const ask = (more: Partial<PhotographAsk> = {}): PhotographAsk => ({
  kind: 'photograph',
  pictureId: 'S1-refused',
  submissionId: 'S1',
  site: SITE,
  ...more,
});
const lackAfter = async (asked = ask()) => {
  await keep(db, pictured({ submissionId: 'S1' }));
  await desk().photograph(asked, SENDER);
  return (await picturesOf(db, 'S1'))[0]?.lack;
};

test('the photograph goes with its picture, its bytes under their SHA-256', async () => {
  expect(await lackAfter()).toBeUndefined();
  const [picture] = await picturesOf(db, 'S1');
  expect(picture?.photo).toMatchObject({ sha256: SHA256, mime: 'image/webp', size: 4, takenAt: now });
  expect(picture?.photo?.fileName).toMatch(/^\d{4}-\d\d-\d\d_\d{6}\.webp$/);
  const row = await db.get('evidence', SHA256);
  expect(new Uint8Array((await row?.blob.arrayBuffer()) ?? new ArrayBuffer(0))).toEqual(BYTES);
});

test('asked for twice it is taken once', async () => {
  const one = desk();
  await Promise.all([one.photograph(ask(), SENDER), one.photograph(ask(), SENDER)]);
  expect(captured).toBe(1);
  expect(await db.count('pictures')).toBe(1);
});

describe('what is lacking is said', () => {
  test('off', async () => {
    await local.set({ settings: {} });
    expect([await lackAfter(), captured]).toEqual(['off', 0]);
  });
  test('denied', async () => {
    permitted = false;
    expect([await lackAfter(), captured]).toEqual(['denied', 0]);
  });
  test.each([
    ['another tab', { active: false }],
    ['another window', { focused: false }],
    ['another page', { url: `${SITE.origin}/b` }],
    ['another site', { url: `https://other.cn${SITE.path}` }],
    ['a page that we may not see', { url: undefined }],
  ])('in front is %s, before', async (_, look) => {
    looks = [look as object];
    expect([await lackAfter(), captured]).toEqual(['notInFront', 0]);
  });
  test.each([
    ['another tab', { active: false }],
    ['another window', { focused: false }],
    ['another page', { url: `${SITE.origin}/b` }],
  ])('in front is %s, after: what was taken is thrown away', async (_, look) => {
    looks = [{}, look];
    expect([await lackAfter(), captured]).toEqual(['notInFront', 1]);
    expect(await db.count('evidence')).toBe(0);
  });
  test('secret: something came over the page meanwhile', async () => {
    fits = false;
    expect(await lackAfter()).toBe('secret');
    expect(await db.count('evidence')).toBe(0);
  });
  test('travellers: who travels stands there, and is not to be kept', async () => {
    fits = false;
    why = 'travellers';
    expect(await lackAfter()).toBe('travellers');
    expect(await db.count('evidence')).toBe(0);
  });
  test('tooLarge', async () => {
    small = undefined;
    expect(await lackAfter()).toBe('tooLarge');
  });
  test('failed: no tab', async () => {
    await keep(db, pictured({ submissionId: 'S1' }));
    await desk().photograph(ask(), { tabId: undefined, frameId: 0 });
    expect((await picturesOf(db, 'S1'))[0]?.lack).toBe('failed');
  });
  test('failed: nothing was told', async () => {
    await keep(db, pictured({ submissionId: 'S1' }));
    expect((await picturesOf(db, 'S1'))[0]?.lack).toBe('failed');
  });
});

test('one a minute, over restarts of the worker', async () => {
  expect(await lackAfter()).toBeUndefined();
  await keep(db, pictured({ id: 'S2-doubt', submissionId: 'S2' }));
  now += 59_000;
  await desk().photograph(ask({ pictureId: 'S2-doubt', submissionId: 'S2' }), SENDER);
  expect((await picturesOf(db, 'S2'))[0]?.lack).toBe('tooSoon');
  await keep(db, pictured({ id: 'S3-doubt', submissionId: 'S3' }));
  now += 1_000;
  await desk().photograph(ask({ pictureId: 'S3-doubt', submissionId: 'S3' }), SENDER);
  expect((await picturesOf(db, 'S3'))[0]?.photo).toBeDefined();
});

test('a fault that is pictured already gets no second photograph', async () => {
  await keep(
    db,
    pictured({ id: 'P1', cause: 'fault', faultKind: 'maintenance', at: now - 1_000, site: SITE }),
  );
  await desk().photograph(
    { kind: 'photograph', pictureId: 'P2', faultKind: 'maintenance', site: SITE },
    SENDER,
  );
  expect(captured).toBe(0);
  expect(await picturesOfFaults(db, now - 5_000, now)).toHaveLength(1);
});

describe('into 200 kB', () => {
  const sizes =
    (bytesOf: (scale: number, quality: number) => number, seen: number[][] = []) =>
    async (scale: number, quality: number) => {
      seen.push([scale, quality]);
      return { size: bytesOf(scale, quality) } as Blob;
    };
  test('as it is where it fits, a wide screen smaller first', async () => {
    const seen: number[][] = [];
    await fitImage(
      3_840,
      sizes(() => 1, seen),
    );
    expect(seen).toEqual([[0.5, 0.8]]);
  });
  test('lower quality first, then smaller', async () => {
    const seen: number[][] = [];
    const blob = await fitImage(
      1_366,
      sizes((scale, quality) => scale * quality * 500_000, seen),
    );
    expect(blob?.size).toBeLessThanOrEqual(MOST_PHOTO_BYTES);
    expect(seen).toEqual([
      [1, 0.8],
      [1, 0.6],
      [1, 0.4],
    ]);
  });
  test('none is said', async () =>
    expect(
      await fitImage(
        1_366,
        sizes(() => 200_001),
      ),
    ).toBeUndefined());
});
