/**
 * A ledger of some size twice, made by the product's own code: sealed segments at a place of backups, and one backup file. Through the
 * write path 100,000 events would take an hour; here each is only linked to the one before.
 */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { runInThisContext } from 'node:vm';
import { factsOfCases, line } from '../../e2e/support/cases/kept-cases.mjs';
import { bundle } from './bundle.mjs';

const INSTALLATION = `01BENCH${'0'.repeat(19)}`;
const CHAIN = `01CHAIN${'0'.repeat(19)}`;
const COMPANIES = 20;
/** A submission is told in so many events. */
const EVENTS = 5;
/** Bound of a segment, as the product has it. */
const SEGMENT = 2_000;

const load = async () =>
  runInThisContext(
    await bundle({
      prepareFact: 'utils/store/write/link-event.ts',
      linkEvent: 'utils/store/write/link-event.ts',
      GENESIS: 'utils/domain/record/chain.ts',
      backupParts: 'utils/exchange/backup/backup.ts',
      newIdentity: 'utils/exchange/segment/age-file.ts',
      recipientOf: 'utils/exchange/segment/age-file.ts',
      newKeyring: 'utils/exchange/segment/keyring.ts',
      sealSegment: 'utils/exchange/segment/segment.ts',
      putKeyring: 'utils/services/shared/backup/place-files.ts',
      register: 'utils/services/shared/backup/place-files.ts',
      segmentKey: 'utils/domain/backup/names.ts',
      pointerKey: 'utils/domain/backup/names.ts',
    }),
  );

/** Of a hundred, four are refused. @param {number} nth @param {number} lines @returns {import('../../e2e/support/cases/kept-cases.mjs').Case} */
const caseOf = (nth, lines) => ({
  form: {
    seller: {
      name: `北京第${nth % COMPANIES}科技有限公司`,
      taxId: `91110105MA01C4J${String(nth % COMPANIES).padStart(3, '0')}`,
    },
    buyer: { name: `客户${nth}有限公司`, taxId: `91110108MA${String(nth).padStart(8, '0')}` },
    lines: Array.from({ length: lines }, (_, at) =>
      line(at + 1, `*餐饮服务*第${at + 1}项`, {
        quantity: '1',
        price: '100.00',
        net: '100.00',
        rate: '6%',
        tax: '6.00',
      }),
    ),
    gross: `¥${(106 * lines).toFixed(2)}`,
    kind: '普通发票',
    note: `合同 ${nth}`,
  },
  said:
    nth % 25 === 7
      ? { refusal: '税率不合法，请使用 0.03、0.01' }
      : { number: `26112${String(nth + 1).padStart(15, '0')}` },
});

/**
 * @param {object} amount
 * @param {number} amount.events
 * @param {number} amount.lines of an invoice
 * @param {import('../../../utils/domain/backup/target').Target} target the place, empty
 * @param {string} path of the backup file that is made
 * @returns {Promise<{ recoveryKey: string, segments: number }>}
 */
export async function makeSeries({ events, lines }, target, path) {
  const product = await load();
  const { recipientOf, newIdentity, linkEvent, prepareFact } = product;
  const now = Date.now();
  const [own, recoveryKey] = [await newIdentity(), await newIdentity()];
  const keyring = product.newKeyring(own, now, recoveryKey);
  const recipient = await recipientOf(own);
  await product.putKeyring(target, keyring, [await recipientOf(recoveryKey), recipient]);
  const told = { installation: INSTALLATION, name: '王芳 · Chrome', since: now, recipient };
  await product.register(target, keyring, told);

  const head = { chainId: CHAIN, n: 0, hash: product.GENESIS };
  const nowhere = { objectStore: () => ({ add: async () => undefined }) };
  let seq = 0;
  let prev = '';
  const seal = async (page) => {
    seq += 1;
    let body = '';
    const mark = { version: 2, chainId: CHAIN, partialChains: [] };
    for await (const part of product.backupParts(of(page), now, mark)) body += part;
    const place = { installation: INSTALLATION, seq, prev };
    const { bytes, sha256 } = await product.sealSegment(place, body, page.length, keyring, now);
    const key = product.segmentKey({ installation: INSTALLATION, month: '202611', seq, sha256 });
    await target.put(key, bytes);
    await target.put(product.pointerKey(INSTALLATION, seq), new TextEncoder().encode(key));
    prev = sha256;
  };
  async function* pages() {
    const inPage = SEGMENT / EVENTS;
    for (let from = 0; from < events / EVENTS; from += inPage) {
      const count = Math.min(inPage, events / EVENTS - from);
      const cases = Array.from({ length: count }, (_, at) => caseOf(from + at, lines));
      // Half an hour apart, the last now.
      const until = now - (events / EVENTS - from - count) * 1_800_000;
      const name = `B${String(from).padStart(8, '0')}`;
      const page = [];
      for (const fact of factsOfCases(cases, { minutes: 30, name, now: until }))
        page.push(await linkEvent(nowhere, head, prepareFact(fact)));
      await seal(page);
      yield page;
    }
  }
  const parts = product.backupParts(pages(), now, { version: 1, chainId: CHAIN });
  await pipeline(Readable.from(parts), createWriteStream(path));
  return { recoveryKey, segments: seq };
}

async function* of(item) {
  yield item;
}
