import { ulid } from 'ulid';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  bundleKey,
  pointerKey,
  registrationKey,
  segmentKey,
  signKey,
} from '../../../../../utils/domain/backup/names';
import { TooLarge } from '../../../../../utils/domain/backup/target';
import { GENESIS, hashedPart, hashOf, payloadHashOf } from '../../../../../utils/domain/record/chain';
import type { LedgerEvent } from '../../../../../utils/domain/record/event';
import { readBackup } from '../../../../../utils/exchange/backup/read-backup';
import { newIdentity, recipientOf } from '../../../../../utils/exchange/segment/age-file';
import { sealSegment } from '../../../../../utils/exchange/segment/segment';
import { register } from '../../../../../utils/services/shared/backup/place-files';
import { exportBackup } from '../../../../../utils/services/shared/export-ledger';
import { verifyLedger } from '../../../../../utils/services/shared/verify-ledger';
import * as make from '../../../support/facts/facts';
import { type Computer, computerOf, refused } from '../../../support/store/firm';
import { context } from '../../../support/store/ledger';
import { type FirmKeys, firmKeys, memoryTarget, takeSeries } from '../../../support/store/places';

let store: ReturnType<typeof memoryTarget>;
let keys: FirmKeys;
let wang: Computer;
let li: Computer;

/** A computer that holds the firm's keys and puts what it likes. */
async function stranger() {
  const installation = ulid();
  await register(store.target, keys.keyring, {
    installation,
    name: '某人',
    since: 1,
    recipient: await recipientOf(await newIdentity()),
  });
  let [seq, prev] = [0, ''];
  return {
    installation,
    async put(body: string) {
      seq += 1;
      const sealed = await sealSegment({ installation, seq, prev }, body, 1, keys.keyring, make.NOON);
      const key = segmentKey({ installation, month: '202611', seq, sha256: sealed.sha256 });
      store.files.set(key, sealed.bytes);
      store.files.set(pointerKey(installation, seq), new TextEncoder().encode(key));
      prev = sealed.sha256;
    },
  };
}

type Written = Pick<LedgerEvent, 'id' | 'type'> & Partial<LedgerEvent>;

/** Events of one log, linked as they should be. */
function logOf(chainId: string, written: readonly Written[], from = { n: 0, hash: GENESIS }): LedgerEvent[] {
  let { n, hash } = from;
  return written.map((one) => {
    const payload = one.payload ?? {};
    const event = { at: make.NOON, ...one, chainId, payload, payloadHash: payloadHashOf(payload) };
    n += 1;
    const linked = { ...event, n, prevHash: hash, hash: '' };
    hash = hashOf(hash, hashedPart(linked));
    return { ...linked, hash };
  });
}

const bodyOf = (chainId: string, events: readonly LedgerEvent[], more = {}) =>
  JSON.stringify({
    format: 'piaoying-backup',
    version: 2,
    exportedAt: 1,
    chainId,
    ...more,
    events,
    evidence: [],
  });

beforeEach(async () => {
  store = memoryTarget();
  keys = await firmKeys();
  wang = await computerOf('W', store.target, keys, '王芳');
  li = await computerOf('L', store.target, keys, '李莉');
});

const faultOf = async (name: string) =>
  (await li.colleagues()).find((row) => row.name === name)?.refused?.fault;

describe('a segment of one who holds the key keeps nobody else from being read', () => {
  test.each([
    ['written by a newer program', JSON.stringify({ format: 'piaoying-backup', version: 3 }), 'newer'],
    ['no backup at all', '<html></html>', 'badEvents'],
    ['cut', bodyOf('X', []).slice(0, -3), 'badEvents'],
  ])('%s', async (_, body, fault) => {
    const other = await stranger();
    await other.put(body);
    await wang.keep(...refused('S1'));
    await wang.meet();
    await li.meet();
    expect(await li.record('S1')).toBeDefined();
    expect(await faultOf('某人')).toBe(fault);
  });

  test.each(['__proto__', 'constructor', 'toString'])('a log that is called %s', async (name) => {
    const other = await stranger();
    const events = logOf(name, [
      { id: 'x1', type: 'fault' },
      { id: 'x2', type: 'fault' },
    ]);
    await other.put(bodyOf(name, events.slice(0, 1)));
    await other.put(bodyOf(name, events.slice(1)));
    await wang.keep(...refused('S1'));
    await wang.meet();
    await li.meet();
    await li.meet();
    expect(await li.record('S1')).toBeDefined();
    expect(await li.db.getFromIndex('events', 'id', 'x2')).toBeDefined();
  });

  const END = Number.MAX_SAFE_INTEGER;
  const word = (type: string, payload: Record<string, unknown>) =>
    logOf('X', [
      { id: 'x0', type: 'fault' },
      { id: 'x1', type, payload },
    ]);
  test.each([
    [
      'erases',
      word('erased', {
        erasureId: 'E',
        companyTaxId: '91110105MA01C4JX88',
        events: 1,
        ranges: [['X', 1, END]],
        by: '',
      }),
    ],
    [
      'brought',
      word('imported', {
        importId: 'I',
        fileName: 'a.json',
        counts: { submissions: 0, fresh: 1, again: 0, known: 0, conflict: 0, unreadable: 0 },
        ranges: [['X', 1, END]],
        hidden: [['X', 1, END]],
      }),
    ],
  ])('that says it %s events without end', { timeout: 5_000 }, async (_, events) => {
    const other = await stranger();
    await other.put(bodyOf('X', events));
    await wang.keep(...refused('S1'));
    await wang.meet();
    await li.meet();
    expect(await li.record('S1')).toBeDefined();
    expect(await li.db.getFromIndex('events', 'id', 'x1')).toBeDefined();
  });
});

test.each<[string, string | undefined, (name: string) => string | undefined]>([
  ['pointer', 'notOurs', (name) => pointerKey(name, 3)],
  ['segment', 'notOurs', (name) => new TextDecoder().decode(store.files.get(pointerKey(name, 3)))],
  ['bundle', undefined, (name) => bundleKey(name, 0)],
  ['registration', undefined, () => registrationKey(3)],
  ['sign of life', undefined, (name) => signKey(name, '2026112416')],
])('a %s that is larger than any of ours keeps nobody else from being read', async (_, fault, keyOf) => {
  const other = await stranger();
  for (let at = 0; at < 4; at += 1)
    await other.put(bodyOf(`X${at}`, logOf(`X${at}`, [{ id: `x${at}`, type: 'fault' }])));
  const large = keyOf(other.installation);
  const { get } = store.target;
  let isAsked = false;
  store.target.get = async (key) => {
    if (key !== large) return get(key);
    isAsked = true;
    throw new TooLarge('answer too large');
  };
  await wang.keep(...refused('S1'));
  await wang.meet();
  // So that it is asked for a sign of life, too.
  li.wait(2 * 3_600_000);
  await li.meet();
  expect(await li.record('S1')).toBeDefined();
  expect(await faultOf('某人')).toBe(fault);
  expect(isAsked).toBe(true);
});

test('a log that goes a thousand ways does not keep our own backup from being read', async () => {
  const ways = Array.from({ length: 1_001 }, (_, at) => ({ chainId: `X~${at}`, from: 1 }));
  await wang.db.put('meta', { X: ways }, 'branches');
  await wang.keep(...refused('S1'));
  await wang.meet();
  await wang.keep(...refused('S2'));
  await wang.meet();
  const fresh = await computerOf('F', memoryTarget().target, keys, '新');
  const { plan } = await takeSeries((await wang.place()).installation, fresh.db, store.target, keys);
  expect(plan.refused).toBeUndefined();
  expect(await fresh.record('S2')).toBeDefined();
  const file = await exportBackup(wang.db, make.NOON);
  const parts = [];
  for await (const part of readBackup(file.content)) parts.push(part.kind);
  expect(parts).not.toContain('unreadable');
});

describe('what does not fit here', () => {
  test('an id that another log has already: its series is not noted as taken', async () => {
    const other = await stranger();
    await other.put(bodyOf('X', logOf('X', [{ id: 'S1s', type: 'fault' }])));
    await li.meet();
    await wang.keep(...refused('S1'));
    await wang.meet();
    await li.meet();
    expect(await faultOf('王芳')).toBe('badEvents');
    expect((await verifyLedger(li.db, context.knowledgeOf)).defects).toEqual([]);
  });
});
